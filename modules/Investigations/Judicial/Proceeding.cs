using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Who waits for whom.</summary>
/// <param name="Waiting">The party that waits.</param>
/// <param name="WaitingAuthority">Its authority.</param>
/// <param name="On">The party waited for.</param>
/// <param name="OnAuthority">Its authority.</param>
internal sealed record WaitingFor(PartyCode Waiting, string? WaitingAuthority, PartyCode On, string? OnAuthority);

/// <summary>A stage reached.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Reached">When, as exactly as known.</param>
/// <param name="Attribution">How it is known that the State's courts reached it.</param>
/// <param name="NextStep">The next step as then foreseen.</param>
/// <param name="NextDate">Its date as then foreseen.</param>
/// <param name="WaitingFor">Who waited for whom.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
internal sealed record StageEntry(
    JudicialStage Stage,
    Occurrence? Reached,
    Attribution Attribution,
    Sealed<string>? NextStep,
    DateOnly? NextDate,
    WaitingFor? WaitingFor,
    PersonId By,
    DateTimeOffset RecordedAt);

/// <summary>What one State's courts make of a joint investigation.</summary>
/// <param name="Investigation">The joint investigation.</param>
/// <param name="State">The State.</param>
/// <param name="History">Every stage reached, in the order recorded.</param>
/// <param name="NextStep">The next step.</param>
/// <param name="NextDate">Its date.</param>
/// <param name="WaitingFor">Who waits for whom.</param>
internal sealed record Proceeding(
    StreamId Investigation, PartyCode State, ImmutableArray<StageEntry> History,
    Sealed<string>? NextStep, DateOnly? NextDate, WaitingFor? WaitingFor)
{
    /// <summary>Before its first stage.</summary>
    public static readonly Proceeding None = new(default, default, [], null, null, null);

    /// <summary>The latest stage; null before the first.</summary>
    public JudicialStage? Stage() => History.IsEmpty ? null : History[^1].Stage;
}

/// <summary>A joint investigation as looked up for an act on one of its proceedings; null when the caller may not see it.</summary>
internal sealed record CaseFile(InvestigationView? Investigation)
{
    /// <summary>The joint investigation with this key, under the caller's grants.</summary>
    public static async Task<CaseFile> LookUpAsync(string key, Lookup lookup, CancellationToken cancellationToken) =>
        new(await lookup.Read.FindOneAsync(InvestigationActor.Table, lookup.Caller, key, cancellationToken));
}
