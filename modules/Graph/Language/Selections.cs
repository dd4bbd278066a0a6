namespace Selec.Graph.Language;

/// <summary>What is asked of an object, between braces.</summary>
public sealed class SelectionSet : Node
{
    public required IReadOnlyList<Selection> Selections { get; init; }
}

/// <summary>One entry of a selection set.</summary>
public abstract class Selection : Node
{
    public IReadOnlyList<Directive> Directives { get; init; } = [];
}

/// <summary>A field asked for, possibly under another name.</summary>
public sealed class Field : Selection
{
    public string? Alias { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    public SelectionSet? SelectionSet { get; init; }

    public string ResponseKey => Alias ?? Name;
}

/// <summary>A use of a named fragment.</summary>
public sealed class FragmentSpread : Selection
{
    public required string Name { get; init; }
}

/// <summary>A fragment written where it is used, with or without a type condition.</summary>
public sealed class InlineFragment : Selection
{
    public NamedTypeRef? TypeCondition { get; init; }

    public required SelectionSet SelectionSet { get; init; }
}
