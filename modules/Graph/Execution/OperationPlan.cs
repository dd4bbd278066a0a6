using Selec.Graph.Cost;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>One operation of a validated document, kept with the document so that it is planned once.</summary>
internal sealed class OperationPlan(ExecutableSchema schema, CachedDocument document, OperationDefinition definition, ObjectType rootType)
{
    private const int MaxVariants = 32;

    private readonly Lock _lock = new();
    private OperationVariant[] _variants = [];

    public ExecutableSchema Schema => schema;

    public OperationDefinition Definition => definition;

    public ObjectType RootType => rootType;

    public IReadOnlyDictionary<string, FragmentDefinition> Fragments => document.Fragments;

    public SelectionConditions Conditions { get; } = new(document.Document, definition);

    /// <summary>How many fields have been planned so far, all variants together.</summary>
    public long Fields => _variants.Sum(variant => (long)variant.Slots);

    public CostMemory Costs { get; } = new();

    public OperationVariant VariantFor(IReadOnlyDictionary<string, object?> variables)
    {
        var decided = Conditions.Decide(variables);
        if (Known(decided) is { } known) return known;
        lock (_lock) return Known(decided) ?? Add(new OperationVariant(this, decided));
    }

    private OperationVariant? Known(Decisions decided)
    {
        foreach (var variant in _variants)
        {
            if (variant.Conditions == decided) return variant;
        }

        return null;
    }

    private OperationVariant Add(OperationVariant variant)
    {
        if (_variants.Length < MaxVariants) Volatile.Write(ref _variants, [.. _variants, variant]);
        return variant;
    }
}
