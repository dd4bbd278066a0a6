using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts.Access;

/// <summary>
/// The access decision for knowing and reading an item, written down as grants. That a purpose was stated is no part of them: it belongs to
/// a session.
/// </summary>
public static class ItemGrants
{
    /// <summary>A group that nobody is in: for texts that nobody reads any more.</summary>
    const string Nobody = "nobody";

    /// <summary>
    /// The grants on the item's node. Where fewer may read its texts than may know of it, those who may are granted the node of its texts.
    /// </summary>
    public static ImmutableArray<Grant> Of(ItemId id, ItemControl item)
    {
        var knowing = Knowing(item).ToList();
        var grants = knowing.Select(reader => reader.On(id.Stream, LevelOf(item)));
        return IsNarrower(item) ? [.. grants, .. Reading(item, knowing).Select(reader => reader.On(id.Texts, LevelOf(item)))] : [.. grants];
    }

    static ClassificationLevel LevelOf(ItemControl item) => item.IsAddress() ? ClassificationLevel.Basic : item.Level;

    static bool IsNarrower(ItemControl item) =>
        item.IsErased || item.NeedsAcknowledgement() || (!item.Restrictions.IsEmpty && !item.IsAddress());

    static IEnumerable<Reader> Knowing(ItemControl item) =>
    [
        .. item.Readers.Where(reader => item.CountsReader(reader.Key))
            .Select(reader => Within(item, reader.Key, reader.Value)).OfType<Reader>(),
        .. item.Emergencies.Select(sight => new Reader(Groups.Officer(sight.Party, sight.Person), sight.Party, sight.Window)),
    ];

    static Reader? Within(ItemControl item, string group, DateTimeOffset since)
    {
        if (item.IsAddress() || Groups.Supervisors.Contains(group)) return new Reader(group, null, new Window(since, null));
        var party = Groups.PartyOf(group)!.Value;
        if (!item.Audience.TryGetValue(party.Value, out var window)) return null;
        var from = since > window.From ? since : window.From;
        return window.To <= from ? null : new Reader(group, party, window with { From = from });
    }

    static IEnumerable<Reader> Reading(ItemControl item, List<Reader> knowing)
    {
        if (item.IsErased) return [new Reader(Nobody, null, new Window(DateTimeOffset.UnixEpoch, null))];
        var open = item.NeedsAcknowledgement()
            ? knowing.Where(reader => reader.Party is null || reader.Party == item.Supplier).Concat(Acknowledging(item))
            : knowing;
        return open.Where(reader => !item.Restrictions.Any(withheld => withheld.Party == reader.Party));
    }

    // Whoever acknowledged is granted the texts alone; that the item may be known to them is a grant of its own, which begins and ends.
    static IEnumerable<Reader> Acknowledging(ItemControl item) =>
        item.Acknowledged.Select(officer => new Reader(officer, Groups.PartyOf(officer), new Window(DateTimeOffset.UnixEpoch, null)));

    sealed record Reader(string Group, PartyCode? Party, Window Window)
    {
        public Grant On(StreamId node, ClassificationLevel level) => new(node.ToString(), Group, Window.From, Window.To) { Level = level };
    }
}
