namespace Selec.Graph.Language;

/// <summary>A type as written, before anyone knows whether it exists.</summary>
public abstract class TypeRef : Node
{
    /// <summary>The name inside all lists and exclamation marks.</summary>
    public abstract string InnerName { get; }
}

public sealed class NamedTypeRef : TypeRef
{
    public required string Name { get; init; }

    public override string InnerName => Name;

    public override string ToString() => Name;
}

public sealed class ListTypeRef : TypeRef
{
    public required TypeRef OfType { get; init; }

    public override string InnerName => OfType.InnerName;

    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullTypeRef : TypeRef
{
    public required TypeRef OfType { get; init; }

    public override string InnerName => OfType.InnerName;

    public override string ToString() => $"{OfType}!";
}
