using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Graph;
using Selec.Graph.Execution;
using Selec.Graph.Types;

namespace Selec.Host.Binding;

/// <summary>
/// Keyset-paged lists that are no read model and have one order, with cursors as all connections have them: sealed, and bound to the field
/// and the viewer.
/// </summary>
internal static class ListField
{
    const int MostRows = 100;
    const long MostCounted = 10_000;

    public static FieldResolver Bind<TView>(FieldDefinition field, Contracts.IList<TView> list)
        where TView : notnull => FieldResolver.Async(async (context, cancellationToken) =>
    {
        var graph = GraphCall.Of(context);
        InputBounds.CheckArguments(context.Arguments);
        var (size, backwards, place) = Paging(field, context.Arguments);
        var cursors = new Cursors(graph, field.Coordinate);
        var from = place is null ? (ImmutableArray<object?>?)null : cursors.Open(place);
        var call = graph.With(context.Arguments);
        var rows = await list.ReadAsync(new ListQuestion(call, from, backwards, size + 1), cancellationToken);
        var edges = rows.Take(size).Select(row => new Edge(cursors.Seal(row.Seek), row.View)).ToList();
        foreach (var row in rows.Take(size)) graph.Saw(list.Named(row.View).ToString());
        if (backwards) edges.Reverse();
        var (more, started) = (rows.Count > size, from is not null);
        var info = new PageInfo(
            backwards ? started : more, backwards ? more : started, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new Page(edges, info, token => list.CountAsync(call, MostCounted, token));
    });

    static (int Size, bool Backwards, string? Place) Paging(FieldDefinition field, IReadOnlyDictionary<string, object?> arguments)
    {
        var (first, last) = (arguments.GetValueOrDefault("first") as int?, arguments.GetValueOrDefault("last") as int?);
        if (first is null == last is null) throw Bad($"{field.Coordinate} needs either first or last.");
        if ((first ?? last) is not (>= 0 and <= MostRows)) throw Bad($"{field.Coordinate} gives from 0 to {MostRows} rows at a time.");
        var (after, before) = (arguments.GetValueOrDefault("after") as string, arguments.GetValueOrDefault("before") as string);
        return (first is null ? after : before) is null
            ? ((first ?? last)!.Value, first is null, after ?? before)
            : throw Bad($"{field.Coordinate} takes after with first and before with last.");
    }

    static GraphException Bad(string message) => new(GraphErrorCode.BadUserInput, message);
}
