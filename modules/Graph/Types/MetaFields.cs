namespace Selec.Graph.Types;

/// <summary>The fields no type declares. See https://spec.graphql.org/September2025/#sec-Type-Name-Introspection</summary>
public sealed class MetaFields
{
    internal MetaFields(MemberList<NamedType> types)
    {
        var text = new NonNullType(types.Find("String")!);
        TypeName = new FieldDefinition { Name = "__typename", Coordinate = "__typename", Type = text };
        Schema = new FieldDefinition { Name = "__schema", Coordinate = "__schema", Type = new NonNullType(types.Find("__Schema")!) };
        Type = new FieldDefinition
        {
            Name = "__type",
            Coordinate = "__type",
            Type = types.Find("__Type")!,
            Arguments = new([new InputValueDefinition { Name = "name", Coordinate = "__type(name:)", Type = text }]),
        };
    }

    public FieldDefinition TypeName { get; }

    public FieldDefinition Schema { get; }

    public FieldDefinition Type { get; }

    internal FieldDefinition? Find(string name, NamedType parent, NamedType query) => name switch
    {
        "__typename" when parent.IsComposite => TypeName,
        "__schema" when ReferenceEquals(parent, query) => Schema,
        "__type" when ReferenceEquals(parent, query) => Type,
        _ => null,
    };
}
