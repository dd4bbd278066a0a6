namespace Selec.Graph.Types;

/// <summary>A type of the schema: named, or a list or non-null around another.</summary>
public abstract class GraphType
{
    private ListType? _list;
    private NonNullType? _nonNull;

    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Inner { get; }

    public bool IsNonNull => this is NonNullType;

    /// <summary>The type without its outermost exclamation mark.</summary>
    public GraphType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    internal ListType AsList() => _list ??= new ListType(this);

    internal NonNullType AsNonNull() => _nonNull ??= new NonNullType(this);

    public bool IsInput => Inner is ScalarType or EnumType or InputObjectType;

    public bool IsOutput => Inner is not InputObjectType;
}

/// <summary>A list of another type.</summary>
public sealed class ListType(GraphType ofType) : GraphType
{
    public GraphType OfType { get; } = ofType;

    public override NamedType Inner => OfType.Inner;

    public override string ToString() => $"[{OfType}]";
}

/// <summary>Another type without <c>null</c>.</summary>
public sealed class NonNullType(GraphType ofType) : GraphType
{
    public GraphType OfType { get; } = ofType;

    public override NamedType Inner => OfType.Inner;

    public override string ToString() => $"{OfType}!";
}
