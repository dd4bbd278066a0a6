using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>What a party is to SELEC; dated, one kind per day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartyKind>))]
public enum PartyKind
{
    /// <summary>Neither Member State, Operational Partner nor Observer (Convention, article 4(l)).</summary>
    ThirdParty,

    /// <summary>Receives strategic information; no personal or classified data by status (article 42(2)).</summary>
    Observer,

    /// <summary>Exchanges data within its cooperation agreement.</summary>
    OperationalPartner,

    /// <summary>One of the States of the Convention.</summary>
    MemberState,

    /// <summary>The centre itself.</summary>
    Centre,
}

/// <summary>A party's kind over a span of days.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day on which it no longer holds, or null.</param>
/// <param name="FromIsKnown">False when the source gives no date and the day SELEC began (2011-10-07) stands in.</param>
public sealed record PartyStatus(PartyKind Kind, DateOnly From, DateOnly? To, bool FromIsKnown)
{
    /// <summary>What an Operational Partner's agreement permits in that time; null for parties that need none.</summary>
    public PartnerAgreement? Agreement { get; init; }
}

/// <summary>The categories of data that a cooperation agreement permits (Convention, articles 40 and 41).</summary>
/// <param name="PersonalData">True when it permits personal data: without it nothing of a case is exchanged.</param>
/// <param name="HighestLevel">The highest level that its security part permits; Basic without one.</param>
public sealed record PartnerAgreement(bool PersonalData, ClassificationLevel HighestLevel)
{
    /// <summary>The strict reading of an agreement whose security part is not public: personal data, nothing classified.</summary>
    public static readonly PartnerAgreement Strict = new(true, ClassificationLevel.Basic);
}

/// <summary>A party with the history of its status.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">The name SELEC uses, in English.</param>
/// <param name="IsState">False for organisations.</param>
/// <param name="History">Its statuses, oldest first.</param>
public sealed record Party(PartyCode Code, string Name, bool IsState, ImmutableArray<PartyStatus> History)
{
    /// <summary>What the party was on a day; a third party when no status holds.</summary>
    public PartyKind KindOn(DateOnly day) => StatusOn(day)?.Kind ?? PartyKind.ThirdParty;

    /// <summary>The status that holds on a day, or null.</summary>
    public PartyStatus? StatusOn(DateOnly day) =>
        History.LastOrDefault(status => status.From <= day && (status.To is null || day < status.To));
}

/// <summary>The parties as known at one moment: the facts from which rights are computed at the time of the act.</summary>
/// <param name="Parties">Every known party by code.</param>
public sealed record PartyRegister(ImmutableDictionary<PartyCode, Party> Parties)
{
    /// <summary>Originators' own markings and the levels that they equal.</summary>
    public MarkingTable Markings { get; init; } = MarkingTable.Empty;

    /// <summary>What a party is at a moment (UTC day); null when the code is unknown.</summary>
    public PartyKind? KindAt(PartyCode code, DateTimeOffset at) =>
        Parties.TryGetValue(code, out var party) ? party.KindOn(DateOnly.FromDateTime(at.UtcDateTime)) : null;

    /// <summary>
    /// The highest level of information that a party may have at a moment; null when it may have no casework at all: an Operational
    /// Partner without an agreement that permits personal data.
    /// </summary>
    public ClassificationLevel? CeilingAt(PartyCode code, DateTimeOffset at)
    {
        var status = Parties.TryGetValue(code, out var party) ? party.StatusOn(DateOnly.FromDateTime(at.UtcDateTime)) : null;
        return status?.Kind switch
        {
            PartyKind.MemberState or PartyKind.Centre => ClassificationLevel.TopSecret,
            PartyKind.OperationalPartner => status.Agreement is { PersonalData: true } agreement ? agreement.HighestLevel : null,
            PartyKind.Observer => ClassificationLevel.Basic,
            _ => null,
        };
    }

    /// <summary>True when the code names a Member State at that moment.</summary>
    public bool IsMemberState(PartyCode code, DateTimeOffset at) => KindAt(code, at) == PartyKind.MemberState;
}
