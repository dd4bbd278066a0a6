namespace Selec.Graph.Types;

/// <summary>What an element belongs to; enough to spell its coordinate, which is seldom asked for.</summary>
internal readonly record struct ElementPlace(ElementKind Kind, string Owner = "", string Field = "")
{
    public static ElementPlace Directive => new(ElementKind.Directive);

    public static ElementPlace MemberOf(string type) => new(ElementKind.Member, type);

    public static ElementPlace ArgumentOf(string type, string field) => new(ElementKind.FieldArgument, type, field);

    /// <param name="owner">A directive with its sign, or a field no type declares.</param>
    public static ElementPlace ArgumentOf(string owner) => new(ElementKind.Argument, owner);

    public string CoordinateOf(string name) => Kind switch
    {
        ElementKind.Member => $"{Owner}.{name}",
        ElementKind.FieldArgument => $"{Owner}.{Field}({name}:)",
        ElementKind.Argument => $"{Owner}({name}:)",
        ElementKind.Directive => "@" + name,
        _ => name,
    };
}

internal enum ElementKind : byte
{
    MetaField,
    Member,
    FieldArgument,
    Argument,
    Directive,
}
