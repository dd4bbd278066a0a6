using System.Security.Cryptography;
using System.Text;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What follows for contacts and items when the reports of an identifier change.</summary>
internal static class Meetings
{
    /// <summary>What follows from a report: its item learns where its trace is, and contacts begin or grow.</summary>
    public static IEnumerable<EventElsewhere> Reported(StreamId self, Identifier state, IdentifierReported fact) =>
        Changes(self, (state, Identifier.After(state, fact)), fact.At)
            .Prepend(new EventElsewhere(fact.Item.Stream, new ItemIdentified(self, fact.At)));

    /// <summary>What follows when an item's reports are withdrawn: contacts shrink or end.</summary>
    public static IEnumerable<EventElsewhere> Withdrawn(StreamId self, Identifier state, IdentifierWithdrawn fact) =>
        Changes(self, (state, state.Without(fact.Item)), fact.At);

    /// <summary>The contact between two parties on an identifier; its key tells nothing of the identifier's.</summary>
    public static StreamId ContactOf(StreamId identifier, PartyCode one, PartyCode other)
    {
        var (lower, higher) = string.CompareOrdinal(one.Value, other.Value) < 0 ? (one, other) : (other, one);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{identifier.Key}|{lower}|{higher}"));
        return new StreamId(Contact.ActorKind, CommandContext.Encode(hash));
    }

    static IEnumerable<EventElsewhere> Changes(StreamId self, (Identifier Before, Identifier After) reports, DateTimeOffset at)
    {
        var (before, after) = reports;
        var parties = before.Parties().Union(after.Parties()).ToList();
        return
            from one in parties
            from other in parties
            where string.CompareOrdinal(one.Value, other.Value) < 0
            from change in Changes(
                after.Kind, (before.SideOf(one), before.SideOf(other)), (after.SideOf(one), after.SideOf(other)), at)
            select new EventElsewhere(ContactOf(self, one, other), change);
    }

    static IEnumerable<DomainEvent> Changes(
        string kind, (ContactSide? One, ContactSide? Other) before, (ContactSide? One, ContactSide? Other) after, DateTimeOffset at) =>
        (before, after) switch
        {
            (({ } one, { } other), ({ } oneNow, { } otherNow)) => [.. Changes(one, oneNow, at), .. Changes(other, otherNow, at)],
            (_, ({ } one, { } other)) => [new ContactMet(kind, [one, other], at)],
            (({ }, { }), _) => [new ContactEnded(at)],
            _ => [],
        };

    static IEnumerable<DomainEvent> Changes(ContactSide before, ContactSide after, DateTimeOffset at) =>
    [
        .. after.Subjects.Except(before.Subjects).Select(subject => new ContactSubjectAdded(after.Party, subject, at)),
        .. before.Subjects.Except(after.Subjects).Select(subject => new ContactSubjectWithdrawn(after.Party, subject, at)),
    ];
}
