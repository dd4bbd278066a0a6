using System.Collections.Concurrent;
using Selec.Graph.Language;

namespace Selec.Graph.Execution;

/// <summary>A document that was parsed and found valid, with the plans of its operations.</summary>
internal sealed class CachedDocument
{
    private const long BytesPerLetter = 16;
    private const long BytesPerField = 400;

    private readonly ConcurrentDictionary<OperationDefinition, OperationPlan> _plans = new();
    private readonly OperationDefinition[] _operations;

    public CachedDocument(Document document)
    {
        Document = document;
        _operations = [.. document.Definitions.OfType<OperationDefinition>()];
        Fragments = document.Definitions.OfType<FragmentDefinition>().ToDictionary(fragment => fragment.Name, StringComparer.Ordinal);
        AsksForSchema = document.Definitions.Any(definition => definition switch
        {
            OperationDefinition operation => Asks(operation.SelectionSet),
            FragmentDefinition fragment => Asks(fragment.SelectionSet),
            _ => false,
        });
    }

    public Document Document { get; }

    /// <summary>About how many bytes it and its plans take in memory.</summary>
    public long Weight => (Document.Source.Utf8.Length * BytesPerLetter) + _plans.Values.Sum(plan => plan.Fields * BytesPerField);

    public IReadOnlyDictionary<string, FragmentDefinition> Fragments { get; }

    /// <summary>Whether <c>__schema</c> occurs anywhere.</summary>
    public bool AsksForSchema { get; }

    /// <summary>The operation by that name, or the only one when no name is given; null when that leaves none or several.</summary>
    public OperationDefinition? Operation(string? name)
    {
        if (name is null) return _operations.Length == 1 ? _operations[0] : null;
        return Array.Find(_operations, operation => operation.Name == name);
    }

    public OperationPlan PlanFor(ExecutableSchema schema, OperationDefinition operation)
    {
        if (_plans.TryGetValue(operation, out var known)) return known;
        return _plans.GetOrAdd(operation, new OperationPlan(schema, this, operation, schema.Schema.RootType(operation.Kind)!));
    }

    private static bool Asks(SelectionSet set) => set.Selections.Any(selection => selection switch
    {
        Field field => field.Name == "__schema" || (field.SelectionSet is { } below && Asks(below)),
        InlineFragment inline => Asks(inline.SelectionSet),
        _ => false,
    });
}
