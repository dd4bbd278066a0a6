using Selec.Graph.Language;

namespace Selec.Graph.Validation;

/// <summary>How large a selection set is with every fragment written out.</summary>
internal readonly record struct SelectionMeasure(
    int Depth,
    int Nesting,
    long Selections,
    long Aliases,
    long OwnFields,
    long FragmentVisits,
    int IntrospectionLists)
{
    // Doubling fragments grow exponentially; the sums stop growing long before they overflow.
    private const long Enough = int.MaxValue;

    public SelectionMeasure Beside(SelectionMeasure other) => new(
        Math.Max(Depth, other.Depth),
        Math.Max(Nesting, other.Nesting),
        Math.Min(Selections + other.Selections, Enough),
        Math.Min(Aliases + other.Aliases, Enough),
        Math.Min(OwnFields + other.OwnFields, Enough),
        Math.Min(FragmentVisits + other.FragmentVisits, Enough),
        Math.Max(IntrospectionLists, other.IntrospectionLists));

    /// <summary>Inside a fragment that has a name and was looked up.</summary>
    public SelectionMeasure Spread() => Nested() with { FragmentVisits = Math.Min(FragmentVisits + 1, Enough) };

    /// <summary>Inside a fragment: one more selection set, no more fields.</summary>
    public SelectionMeasure Nested() => this with { Nesting = Nesting + 1 };

    /// <summary>Inside a field, which is all the surrounding set sees.</summary>
    public SelectionMeasure Under(Field field) => new(
        Depth + 1,
        Nesting + 1,
        Math.Min(Selections + 1, Enough),
        Math.Min(Aliases + (field.Alias is null ? 0 : 1), Enough),
        1,
        FragmentVisits,
        IntrospectionLists + (field.Name is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0));
}
