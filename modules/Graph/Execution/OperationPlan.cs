using System.Collections.Concurrent;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>One operation of a validated document, kept with the document so that it is planned once.</summary>
internal sealed class OperationPlan(ExecutableSchema schema, CachedDocument document, OperationDefinition definition, ObjectType rootType)
{
    private const int MaxVariants = 32;

    private readonly ConcurrentDictionary<ulong, OperationVariant> _variants = new();

    public ExecutableSchema Schema => schema;

    public OperationDefinition Definition => definition;

    public ObjectType RootType => rootType;

    public IReadOnlyDictionary<string, FragmentDefinition> Fragments => document.Fragments;

    public SelectionConditions Conditions { get; } = new(document.Document, definition);

    /// <summary>How many fields have been planned so far, all variants together.</summary>
    public long Fields => _variants.Values.Sum(variant => (long)variant.Slots);

    public OperationVariant VariantFor(IReadOnlyDictionary<string, object?> variables)
    {
        var decided = Conditions.Decide(variables);
        if (_variants.TryGetValue(decided, out var known)) return known;
        var variant = new OperationVariant(this, decided);
        return _variants.Count < MaxVariants ? _variants.GetOrAdd(decided, variant) : variant;
    }
}
