using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Directory.Reference;

/// <summary>Reference data that every signed-in person may read.</summary>
static class ReferenceQueries
{
    /// <summary>The parties on a day, of one kind when asked.</summary>
    public static Task<object?> Parties(Call call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var day = call.Arguments.GetValueOrDefault("on") is DateOnly on ? on : Today(call);
        var kind = call.Arguments.GetValueOrDefault("kind")?.ToString();
        return Task.FromResult<object?>(Organisation.Known.Parties
            .Select(party => PartyView.Of(party, day))
            .Where(party => kind is null || Codes.Of(party.Kind) == kind)
            .ToImmutableArray());
    }

    /// <summary>One party today; null when the code is unknown.</summary>
    public static Task<object?> Party(Call call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<object?>(
            call.Parties.Parties.TryGetValue(new PartyCode(call.Arguments["code"]!.ToString()!), out var party)
                ? PartyView.Of(party, Today(call))
                : null);
    }

    /// <summary>The Task Forces.</summary>
    public static Task<object?> TaskForces(Call call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<object?>(Organisation.Known.TaskForces
            .Select(force => (force, coordinator: PartyView.Of(call.Parties.Parties[force.Coordinator], Today(call))))
            .Select(pair => new TaskForceView(pair.force.Key, pair.force.Name, pair.force.Established, pair.coordinator))
            .ToImmutableArray());
    }

    static DateOnly Today(Call call) => DateOnly.FromDateTime(call.Now.UtcDateTime);
}
