using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>What readers see differently after a command.</summary>
public static class ReadSideDifference
{
    /// <summary>The change from the snapshots before a command to those after it, pair by pair.</summary>
    public static ReadSideChange Between(IReadOnlyCollection<(ActorSnapshot Before, ActorSnapshot After)> actors)
    {
        return new ReadSideChange(
            [.. actors.SelectMany(actor => Rows(actor.Before, actor.After))],
            [.. actors.SelectMany(actor => Gone(actor.Before, actor.After))],
            [.. actors.SelectMany(actor => actor.After.Side.Grants.Except(actor.Before.Side.Grants))],
            [.. actors.SelectMany(actor => actor.Before.Side.Grants.Except(actor.After.Side.Grants))],
            [.. actors.SelectMany(actor => Claims(actor.After, actor.Before))],
            [.. actors.SelectMany(actor => Claims(actor.Before, actor.After))])
        {
            Reminded = [.. actors.SelectMany(actor => Reminders(actor.After, actor.Before))],
            Settled = [.. actors.SelectMany(actor => Reminders(actor.Before, actor.After))],
        };
    }

    static IEnumerable<RowWrite> Rows(ActorSnapshot before, ActorSnapshot after)
    {
        for (var i = 0; i < after.Rows.Length; i++)
        {
            var row = after.Rows[i];
            if (Find(row, before.Rows, i) is not { } old) yield return new RowWrite(row, RowParts.None);
            else if (!Same(old, row)) yield return new RowWrite(row, SameParts(old, row));
        }
    }

    /// <summary>The row of the same table and key: mostly the one in the same place.</summary>
    static ReadRow? Find(ReadRow like, ImmutableArray<ReadRow> rows, int place)
    {
        if (place < rows.Length && IsOne(like, rows[place])) return rows[place];
        foreach (var row in rows)
        {
            if (IsOne(like, row)) return row;
        }
        return null;
    }

    static bool IsOne(ReadRow row, ReadRow other) => row.Table.Name == other.Table.Name && row.Key == other.Key;

    static RowParts SameParts(ReadRow old, ReadRow row) =>
        (old.Node == row.Node && Equals(Listed(old), Listed(row)) ? RowParts.Place : RowParts.None)
        | (old.Many.SequenceEqual(row.Many) ? RowParts.Many : RowParts.None)
        | (old.Search.SequenceEqual(row.Search) ? RowParts.Search : RowParts.None);

    /// <summary>The time by which a row is listed.</summary>
    static object? Listed(ReadRow row)
    {
        for (var i = 0; row.Table.Listed is { } listed && i < row.Columns.Length; i++)
        {
            if (row.Table.Columns[i].Name == listed) return row.Columns[i];
        }
        return null;
    }

    static IEnumerable<(Table Table, string Key)> Gone(ActorSnapshot before, ActorSnapshot after)
    {
        for (var i = 0; i < before.Rows.Length; i++)
        {
            if (Find(before.Rows[i], after.Rows, i) is null) yield return (before.Rows[i].Table, before.Rows[i].Key);
        }
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
