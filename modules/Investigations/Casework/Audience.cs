using System.Collections.Immutable;
using System.Globalization;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>What a group of a joint investigation's circle gets to see.</summary>
internal enum Insight
{
    /// <summary>The joint investigation's texts too, but no results: a party that has not answered.</summary>
    Proposal,

    /// <summary>Everything.</summary>
    Full,

    /// <summary>Codes and numbers, no texts.</summary>
    Figures,
}

/// <summary>A group in the circle.</summary>
/// <param name="Group">The group.</param>
/// <param name="Insight">What it sees.</param>
/// <param name="From">Since when it may see the joint investigation.</param>
/// <param name="ResultsFrom">Since when it may see results.</param>
/// <param name="To">Until when, or null.</param>
internal sealed record Reader(string Group, Insight Insight, DateTimeOffset From, DateTimeOffset ResultsFrom, DateTimeOffset? To);

/// <summary>
/// Need to know: nobody sees a joint investigation but those whom its circle names, each from the act that brought them in.
/// </summary>
internal static class Audience
{
    /// <summary>The node by whose grants results are seen: a party that has not agreed sees the proposal and never the ledger.</summary>
    public static StreamId Ledger(StreamId investigation) => new("ledger", investigation.Key);

    /// <summary>The proceeding of one State.</summary>
    public static StreamId Proceeding(StreamId investigation, PartyCode state)
        => new("proceeding", string.Create(CultureInfo.InvariantCulture, $"{investigation.Key}.{state}"));

    /// <summary>Every group in the circle.</summary>
    public static IEnumerable<Reader> Of(Circle circle) =>
        [
            .. Groups.Supervisors.Append(Groups.Operations).Select(group => Full(group, circle.ProposedAt)),
            .. circle.Parties.SelectMany(party => Of(party, circle)), .. AfterAcceptance(circle)
        ];

    /// <summary>The groups that may read a text now: of the proposal all who are asked, of the ledger those who have agreed.</summary>
    public static ImmutableArray<string> OfTexts(Circle circle, bool ledger) =>
    [
        .. Of(circle).Where(
            reader => reader.To is null && (reader.Insight == Insight.Full || (reader.Insight == Insight.Proposal && !ledger)))
            .Select(reader => reader.Group).Except(Groups.Supervisors),
    ];

    /// <summary>The grants on the joint investigation, its ledger and the proceedings of its States.</summary>
    public static ImmutableArray<Grant> Grants(StreamId investigation, Circle circle)
    {
        var readers = Of(circle).ToList();
        var behind = circle.AcceptedAt is null
            ? []
            : circle.ActingStates().Select(state => Proceeding(investigation, state)).Append(Ledger(investigation)).ToList();
        return
        [
            .. readers.Select(reader => new Grant(investigation.ToString(), reader.Group, reader.From, reader.To)),
            .. readers.Where(reader => reader.Insight != Insight.Proposal)
                .SelectMany(reader => behind.Select(node => new Grant(node.ToString(), reader.Group, reader.ResultsFrom, reader.To))),
        ];
    }

    static Reader Full(string group, DateTimeOffset from) => new(group, Insight.Full, from, from, null);

    static IEnumerable<Reader> Of(InvestigationParty party, Circle circle)
    {
        var agreed = party.Answer == PartyAnswer.Agreed;
        var results = Later(party.AnsweredAt ?? party.InvitedAt, circle.AcceptedAt);
        var until = party.Answer == PartyAnswer.Declined ? party.AnsweredAt : null;
        var reader = new Reader(Groups.Liaison(party.Code), agreed ? Insight.Full : Insight.Proposal, party.InvitedAt, results, until);
        yield return reader;
        if (party.Kind != PartyKind.MemberState) yield break;
        var proposed = party.Code == circle.Proposer;
        if (!proposed || circle.AcceptedAt is not null)
            yield return reader with { Group = Groups.FocalPoint(party.Code), From = proposed ? results : party.InvitedAt };
        if (party.Acts() && circle.AcceptedAt is not null)
            yield return new Reader(Groups.Prosecutors(party.Code), Insight.Full, results, results, null);
    }

    static IEnumerable<Reader> AfterAcceptance(Circle circle)
    {
        if (circle.AcceptedAt is not { } accepted) yield break;
        yield return Full(Groups.Analysis, accepted);
        yield return Full(Groups.DirectorGeneral, accepted) with { Insight = Insight.Figures };
        if (circle.TaskForce is { } force) yield return Full(Groups.TaskForce(force), accepted) with { Insight = Insight.Figures };
        foreach (var officer in circle.Officers) yield return Full(Groups.Officer(officer.State, officer.Person), officer.Since);
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
