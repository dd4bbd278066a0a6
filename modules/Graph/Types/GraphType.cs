using System.Text;

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

    /// <summary>As it is written in documents; not type by type, since whoever sends one can nest them deep.</summary>
    public override string ToString()
    {
        var (opening, closing, at) = (new StringBuilder(), new Stack<char>(), this);
        while (at is not NamedType)
        {
            if (at is ListType) opening.Append('[');
            closing.Push(at is ListType ? ']' : '!');
            at = at is ListType list ? list.OfType : at.Nullable;
        }

        return $"{opening}{at}{string.Concat(closing)}";
    }

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
}

/// <summary>Another type without <c>null</c>.</summary>
public sealed class NonNullType(GraphType ofType) : GraphType
{
    public GraphType OfType { get; } = ofType;

    public override NamedType Inner => OfType.Inner;
}
