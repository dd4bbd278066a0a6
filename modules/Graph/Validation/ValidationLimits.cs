namespace Selec.Graph.Validation;

/// <summary>What one document may ask of validation and of the server.</summary>
public sealed record ValidationLimits
{
    public static ValidationLimits Default { get; } = new();

    /// <summary>Nesting of fields, fragments followed.</summary>
    public int MaxDepth { get; init; } = 30;

    /// <summary>Nesting of selection sets of any sort, fragments followed; guards the stack of whatever follows them.</summary>
    public int MaxNesting { get; init; } = 400;

    /// <summary>Nesting of lists and objects within one literal.</summary>
    public int MaxValueNesting { get; init; } = 64;

    /// <summary>Fragments met when every one is written out where it is spread, in all operations of the document.</summary>
    public int MaxFragmentVisits { get; init; } = 1000;

    /// <summary>Fields asked for under another name, fragments followed.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>Fields on the root of one operation, fragments followed.</summary>
    public int MaxRootFields { get; init; } = 100;

    /// <summary>Selections met when every fragment is written out where it is spread.</summary>
    public int MaxSelections { get; init; } = 20_000;

    /// <summary>The same response key within one selection set.</summary>
    public int MaxRepetitions { get; init; } = 100;

    /// <summary>Directives on one place.</summary>
    public int MaxDirectives { get; init; } = 4;

    /// <summary>Nesting of the lists of introspection: fields, interfaces, possibleTypes, inputFields.</summary>
    public int MaxIntrospectionDepth { get; init; } = 2;

    /// <summary>Steps taken while checking that fields merge.</summary>
    public int MaxFieldComparisons { get; init; } = 100_000;

    public int MaxErrors { get; init; } = 5;
}
