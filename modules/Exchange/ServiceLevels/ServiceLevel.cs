using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>How soon two parties answer each other's requests, in hours from receipt.</summary>
/// <param name="UrgentDirect">Urgent, directly accessible.</param>
/// <param name="UrgentIndirect">Urgent, indirectly accessible.</param>
/// <param name="Standard">Everything else.</param>
internal sealed record ServiceHours(int UrgentDirect, int UrgentIndirect, int Standard)
{
    /// <summary>
    /// Directive (EU) 2023/977, article 5: 8 hours, 3 calendar days, 7 calendar days; for every pair that agreed on nothing else.
    /// </summary>
    public static readonly ServiceHours Default = new(8, 3 * 24, 7 * 24);

    /// <summary>The hours of a class.</summary>
    public int Hours(DeadlineClass deadline) => deadline switch
    {
        DeadlineClass.UrgentDirect => UrgentDirect,
        DeadlineClass.UrgentIndirect => UrgentIndirect,
        _ => Standard,
    };
}

/// <summary>The service level of a pair of parties.</summary>
internal sealed record ServiceLevel(PartyCode First, PartyCode Second, ServiceHours? Hours, PersonId SetBy, DateTimeOffset SetAt)
{
    public const string ActorKind = "service-level";

    public static readonly ServiceLevel None = new(default, default, null, default, default);

    /// <summary>The actor of a pair, whichever of the two is named first.</summary>
    public static StreamId Of(PartyCode one, PartyCode other) =>
        new(ActorKind, string.CompareOrdinal(one.Value, other.Value) < 0 ? $"{one}-{other}" : $"{other}-{one}");
}

/// <summary>A service level as the pair's Liaison Officers and focal points see it.</summary>
internal sealed record ServiceLevelView(
    StreamId Id,
    NodeVersion Version,
    PartyCode First,
    PartyCode Second,
    int UrgentDirectHours,
    int UrgentIndirectHours,
    int StandardHours,
    PersonId SetBy,
    DateTimeOffset RecordedAt);

/// <summary>The service levels that a party has with others, looked up when it sends a request.</summary>
internal sealed record ServiceLevels(ImmutableArray<ServiceLevelView> Known)
{
    /// <summary>Looks them up under the sender's grants: both parties' Liaison Officers read theirs.</summary>
    public static async Task<ServiceLevels> FindAsync(Lookup lookup, CancellationToken cancellationToken)
    {
        var own = new Filter.In("party", [lookup.Caller.Party.Value]);
        var found = await lookup.Read.AllAsync(ServiceLevelRead.ServiceLevels, lookup.Caller, own, cancellationToken);
        return new ServiceLevels([.. found.Select(row => row.View)]);
    }

    /// <summary>The hours between two parties.</summary>
    public ServiceHours Between(PartyCode one, PartyCode other) =>
        Known.FirstOrDefault(level => level.Id == ServiceLevel.Of(one, other)) is { } agreed
            ? new ServiceHours(agreed.UrgentDirectHours, agreed.UrgentIndirectHours, agreed.StandardHours)
            : ServiceHours.Default;
}

/// <summary>What can be read of a service level, and by whom.</summary>
internal static class ServiceLevelRead
{
    public static readonly Table<ServiceLevelView> ServiceLevels =
        new Table<ServiceLevelView>("service_levels", ExchangeJson.Default.ServiceLevelView, view => view.Id.Key, view => view.Id)
            .Codes("party", view => [view.First.Value, view.Second.Value])
            .ListedBy("recordedAt", view => view.RecordedAt);

    public static ReadSide Of(StreamId id, ServiceLevel state, long version) => state.Hours is { } hours
        ? new ReadSide(
            [
                (ServiceLevels, new ServiceLevelView(
                    id, new NodeVersion(id, version), state.First, state.Second, hours.UrgentDirect, hours.UrgentIndirect, hours.Standard,
                    state.SetBy, state.SetAt)),
            ],
            [.. Grants.To(
                id.ToString(), state.SetAt, [Groups.Operations, .. Groups.Supervisors, .. Units(state.First), .. Units(state.Second)])],
            [])
        : ReadSide.Nothing;

    static IEnumerable<string> Units(PartyCode party) => [Groups.Liaison(party), Groups.FocalPoint(party)];
}
