using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>What readers see differently after a command.</summary>
public static class ReadSideDifference
{
    /// <summary>The change from the snapshots before a command to those after it, pair by pair.</summary>
    public static ReadSideChange Between(IReadOnlyCollection<(ActorSnapshot Before, ActorSnapshot After)> actors)
    {
        var rows = actors.SelectMany(actor => Rows(actor.Before, actor.After)).ToList();
        return new ReadSideChange(
            [.. rows.Select(row => row.New)],
            [.. actors.SelectMany(actor => Gone(actor.Before, actor.After))],
            [.. actors.SelectMany(actor => actor.After.Side.Grants.Except(actor.Before.Side.Grants))],
            [.. actors.SelectMany(actor => actor.Before.Side.Grants.Except(actor.After.Side.Grants))],
            [.. actors.SelectMany(actor => Claims(actor.After, actor.Before))],
            [.. actors.SelectMany(actor => Claims(actor.Before, actor.After))])
        {
            SameSearch =
            [
                .. rows.Where(row => row.Old is not null && row.Old.Search.SequenceEqual(row.New.Search)).Select(
                    row => (row.New.Table, row.New.Key)),
            ],
            Reminded = [.. actors.SelectMany(actor => Reminders(actor.After, actor.Before))],
            Settled = [.. actors.SelectMany(actor => Reminders(actor.Before, actor.After))],
        };
    }

    static IEnumerable<(ReadRow? Old, ReadRow New)> Rows(ActorSnapshot before, ActorSnapshot after)
    {
        var old = before.Rows.ToDictionary(row => (row.Table.Name, row.Key));
        return after.Rows.Select(row => (Old: old.GetValueOrDefault((row.Table.Name, row.Key)), New: row))
            .Where(pair => pair.Old is null || !Same(pair.Old, pair.New));
    }

    static IEnumerable<(Table Table, string Key)> Gone(ActorSnapshot before, ActorSnapshot after)
    {
        var kept = after.Rows.Select(row => (row.Table.Name, row.Key)).ToHashSet();
        return before.Rows.Where(row => !kept.Contains((row.Table.Name, row.Key))).Select(row => (row.Table, row.Key));
    }

    static IEnumerable<(StreamId Stream, Claim Claim)> Claims(ActorSnapshot of, ActorSnapshot notIn) =>
        of.Side.Claims.ExceptBy(notIn.Side.Claims.Select(claim => (claim.Scope, claim.Name)), claim => (claim.Scope, claim.Name))
            .Select(claim => (of.Stream, claim));

    static IEnumerable<(StreamId Stream, Reminder Reminder)> Reminders(ActorSnapshot of, ActorSnapshot notIn) =>
        of.Side.Reminders.Except(notIn.Side.Reminders).Select(reminder => (of.Stream, reminder));

    static bool Same(ReadRow left, ReadRow right) =>
        left.Node == right.Node
        && left.View.Span.SequenceEqual(right.View.Span)
        && left.Columns.SequenceEqual(right.Columns)
        && left.Many.SequenceEqual(right.Many)
        && left.Search.SequenceEqual(right.Search);
}
