namespace Selec.Graph.Validation;

/// <summary>What one document may ask of validation and of the server.</summary>
public sealed record ValidationLimits
{
    public static ValidationLimits Default { get; } = new();

    /// <summary>Nesting of fields, fragments followed.</summary>
    public int MaxDepth { get; init; } = 30;

    public int MaxAliases { get; init; } = 100;

    /// <summary>Root fields of one operation, fragments followed.</summary>
    public int MaxRootFields { get; init; } = 50;

    /// <summary>Pairs of fields compared while checking that fields merge.</summary>
    public int MaxFieldComparisons { get; init; } = 100_000;

    /// <summary>Selections met when every fragment is written out where it is spread.</summary>
    public int MaxSelections { get; init; } = 20_000;

    /// <summary>Directives on one place.</summary>
    public int MaxDirectives { get; init; } = 4;

    /// <summary>Nesting of the lists of introspection: fields, interfaces, possibleTypes, inputFields.</summary>
    public int MaxIntrospectionDepth { get; init; } = 3;

    public int MaxErrors { get; init; } = 5;
}
