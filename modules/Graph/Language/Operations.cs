namespace Selec.Graph.Language;

/// <summary>What an operation does.</summary>
public enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>A query, mutation or subscription.</summary>
public sealed class OperationDefinition : Definition
{
    public required OperationKind Kind { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<VariableDefinition> VariableDefinitions { get; init; } = [];

    public required SelectionSet SelectionSet { get; init; }
}

/// <summary>A named, reusable selection set.</summary>
public sealed class FragmentDefinition : Definition
{
    public required string Name { get; init; }

    public required NamedTypeRef TypeCondition { get; init; }

    public required SelectionSet SelectionSet { get; init; }
}

/// <summary>A variable an operation declares.</summary>
public sealed class VariableDefinition : Node
{
    public string? Description { get; init; }

    public required Variable Variable { get; init; }

    public required TypeRef Type { get; init; }

    public Value? DefaultValue { get; init; }

    public IReadOnlyList<Directive> Directives { get; init; } = [];

    public string Name => Variable.Name;
}
