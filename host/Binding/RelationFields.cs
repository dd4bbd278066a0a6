using Selec.Graph.Execution;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Fields that lead to other rows: one statement per field and level, whatever the number of parents.</summary>
internal static class RelationFields
{
    public static FieldResolver One<TView>(Table<TView> table, Func<object, string?> key)
        where TView : notnull => FieldResolver.Batch(async (contexts, cancellationToken) =>
    {
        var keys = contexts.Select(context => key(context.Parent!)).ToList();
        var rows = await Rows.AllAsync(
            table, GraphCall.Of(contexts[0]), new Filter.Keys([.. keys.OfType<string>().Distinct()]), cancellationToken);
        var byKey = rows.ToDictionary(row => (string)row.Seek[^1]!, row => (object?)row.View);
        return [.. keys.Select(wanted => wanted is null ? null : byKey.GetValueOrDefault(wanted))];
    });

    /// <summary>All the rows of each parent: where there are too many of them, none is answered.</summary>
    public static FieldResolver Many<TView>(
        FieldDefinition field, Table<TView> table, Func<object, string> parentKey, string column, Func<TView, string> childKey)
        where TView : notnull => FieldResolver.Batch(async (contexts, cancellationToken) =>
    {
        var keys = contexts.Select(context => parentKey(context.Parent!)).ToList();
        try
        {
            var rows = await Rows.AllAsync(
                table, GraphCall.Of(contexts[0]), new Filter.In(column, [.. keys.Distinct()]), cancellationToken);
            var byParent = rows.ToLookup(row => childKey(row.View), row => (object?)row.View);
            return [.. keys.Select(parent => byParent[parent].ToList())];
        }
        catch (TooManyRowsException)
        {
            throw TooMany.Of(field.Coordinate);
        }
    });

    /// <summary>A field that holds a reference to a node of any kind.</summary>
    public static FieldResolver Node(IReadOnlyDictionary<string, NodeType> nodes, Func<object, object?> reference) =>
        FieldResolver.Batch(async (contexts, cancellationToken) =>
            await NodesAsync(
                nodes, [.. contexts.Select(context => Conversion.Reference(reference(context.Parent!)))],
                GraphCall.Of(contexts[0]), cancellationToken));

    /// <summary>The visible nodes behind references, in the same order; null for each that is unknown or hidden.</summary>
    public static async Task<IReadOnlyList<object?>> NodesAsync(
        IReadOnlyDictionary<string, NodeType> nodes, IReadOnlyList<StreamId?> references,
        GraphCall call, CancellationToken cancellationToken)
    {
        var found = new Dictionary<StreamId, object>();
        foreach (var kind in references.OfType<StreamId>().GroupBy(reference => reference.Kind))
        {
            if (!nodes.TryGetValue(kind.Key, out var type)) continue;
            var views = await type.LoadAsync(kind.Select(reference => reference.Key), call, cancellationToken);
            foreach (var (key, view) in views) found[new StreamId(kind.Key, key)] = view;
        }
        return [.. references.Select(reference => reference is { } wanted ? found.GetValueOrDefault(wanted) : null)];
    }
}
