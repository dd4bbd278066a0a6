namespace Selec.Graph.Language;

/// <summary>A piece of a parsed document and where it begins.</summary>
public abstract class Node
{
    public Location Location { get; init; }
}

/// <summary>A whole document; either executable or of the type system.</summary>
public sealed class Document : Node
{
    public required SourceText Source { get; init; }

    public required IReadOnlyList<Definition> Definitions { get; init; }
}

/// <summary>One top-level entry of a document.</summary>
public abstract class Definition : Node
{
    public string? Description { get; init; }

    public IReadOnlyList<Directive> Directives { get; init; } = [];
}

/// <summary>A directive as applied, e.g. <c>@include(if: $all)</c>.</summary>
public sealed class Directive : Node
{
    public required string Name { get; init; }

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    public Argument? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>A named value given to a field or a directive.</summary>
public sealed class Argument : Node
{
    public required string Name { get; init; }

    public required Value Value { get; init; }
}
