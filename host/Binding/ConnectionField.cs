using System.Collections.Immutable;
using Selec.Graph;
using Selec.Graph.Execution;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>An edge of a connection.</summary>
internal sealed record Edge(string Cursor, object Node);

/// <summary>A page of a connection.</summary>
/// <param name="Edges">Its edges, in the order asked for.</param>
/// <param name="PageInfo">Where it lies.</param>
/// <param name="Count">How many rows there are in all, for this viewer; asked only when wanted.</param>
internal sealed record Page(IReadOnlyList<Edge> Edges, PageInfo PageInfo, Func<CancellationToken, Task<long>> Count);

/// <summary>Where a page lies.</summary>
internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>
/// Keyset-paged lists. A cursor is sealed and bound to the field, the order and the viewer; one from elsewhere is CURSOR_MISMATCH.
/// </summary>
internal static class ConnectionField
{
    const int MostRows = 100;
    const long MostCounted = 10_000;

    public static FieldResolver Bind<TView>(FieldDefinition field, Table<TView> table)
        where TView : notnull
    {
        var filter = field.Arguments.Find("where")?.Type.Inner is InputObjectType where ? new FilterInput(where, table) : null;
        return FieldResolver.Async(async (context, cancellationToken) =>
        {
            var call = GraphCall.Of(context);
            var condition = filter?.Read(context.Arguments.GetValueOrDefault("where"), call);
            var paging = Paging.Read(field, table, context.Arguments, call);
            var rows = await Rows.FindAsync(
                table, call, new Selection(condition, paging.Orders, paging.From, paging.Size + 1), cancellationToken);
            return paging.Page(rows, async token => await call.Ports.Read.CountAsync(table, call.Caller, condition, MostCounted, token));
        });
    }

    /// <summary>
    /// What first, last, after, before and orderBy ask for. Paging backwards reads the reversed order and turns the page round.
    /// </summary>
    sealed record Paging(ImmutableArray<Order> Orders, ImmutableArray<object?>? From, int Size, bool Backwards, Cursors Cursors)
    {
        public static Paging Read(FieldDefinition field, Table table, IReadOnlyDictionary<string, object?> arguments, GraphCall call)
        {
            var (first, last) = (arguments.GetValueOrDefault("first") as int?, arguments.GetValueOrDefault("last") as int?);
            if (first is null == last is null) throw Bad($"{field.Coordinate} needs either first or last.");
            if ((first ?? last) is not (>= 0 and <= MostRows)) throw Bad($"{field.Coordinate} gives from 0 to {MostRows} rows at a time.");
            var (after, before) = (arguments.GetValueOrDefault("after") as string, arguments.GetValueOrDefault("before") as string);
            if (first is null ? after is not null : before is not null)
            {
                throw Bad($"{field.Coordinate} takes after with first and before with last.");
            }
            var asked = Ordering(field, table, arguments.GetValueOrDefault("orderBy") as IReadOnlyList<object?> ?? []);
            var cursors = new Cursors(
                call, $"{field.Coordinate}|{string.Join(',', asked.Select(order => $"{order.Column}:{order.Descending}"))}");
            ImmutableArray<Order> orders = first is null
                ? [.. asked.Select(order => order with { Descending = !order.Descending })]
                : asked;
            return new Paging(
                orders, (after ?? before) is { } cursor ? cursors.Open(cursor) : null, (first ?? last)!.Value, first is null, cursors);
        }

        public Page Page<TView>(IReadOnlyList<Found<TView>> rows, Func<CancellationToken, Task<long>> count)
            where TView : notnull
        {
            var edges = rows.Take(Size).Select(row => new Edge(Cursors.Seal(row.Seek), row.View)).ToList();
            if (Backwards) edges.Reverse();
            var (more, started) = (rows.Count > Size, From is not null);
            var info = new PageInfo(
                Backwards ? started : more, Backwards ? more : started, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
            return new Page(edges, info, count);
        }

        static ImmutableArray<Order> Ordering(FieldDefinition field, Table table, IReadOnlyList<object?> asked)
        {
            var columns = table.Columns.ToDictionary(column => Codes.Of(column.Name), column => column.Name);
            if (asked.Count > columns.Count) throw Bad($"{field.Coordinate} is ordered by each column once.");
            if (asked.Count > 0)
            {
                return [.. asked.Cast<IReadOnlyDictionary<string, object?>>().Select(
                    order => new Order(columns[(string)order["field"]!], (string)order["direction"]! == "DESC"))];
            }
            return [new Order(table.Listed!, true)];
        }

        static GraphException Bad(string message) => new(GraphErrorCode.BadUserInput, message);
    }
}
