namespace Selec.Graph.Language;

/// <summary>A type as written, before anyone knows whether it exists.</summary>
public abstract class TypeRef : Node
{
    /// <summary>The name inside all lists and exclamation marks.</summary>
    public string InnerName
    {
        get
        {
            var at = this;
            while (at.Wrapped is { } inner)
            {
                at = inner;
            }

            return ((NamedTypeRef)at).Name;
        }
    }

    private protected abstract TypeRef? Wrapped { get; }

    /// <summary>As written. A loop, since a reference made by a program may be nested to any depth.</summary>
    public sealed override string ToString()
    {
        if (this is NamedTypeRef named)
        {
            return named.Name;
        }

        var (before, after) = (0, new List<char>());
        for (var at = this; at.Wrapped is { } inner; at = inner)
        {
            before += at is ListTypeRef ? 1 : 0;
            after.Add(at is ListTypeRef ? ']' : '!');
        }

        after.Reverse();
        return string.Concat(new string('[', before), InnerName, new string([.. after]));
    }
}

/// <summary>A type by its name.</summary>
public sealed class NamedTypeRef : TypeRef
{
    public required string Name { get; init; }

    private protected override TypeRef? Wrapped => null;
}

/// <summary>A list: what stands in brackets.</summary>
public sealed class ListTypeRef : TypeRef
{
    public required TypeRef OfType { get; init; }

    private protected override TypeRef Wrapped => OfType;
}

/// <summary>What stands before an exclamation mark; it is never such a type itself.</summary>
public sealed class NonNullTypeRef : TypeRef
{
    public required TypeRef OfType { get; init; }

    private protected override TypeRef Wrapped => OfType;
}
