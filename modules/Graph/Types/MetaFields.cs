namespace Selec.Graph.Types;

/// <summary>The fields no type declares. See https://spec.graphql.org/September2025/#sec-Type-Name-Introspection</summary>
public sealed class MetaFields
{
    internal MetaFields(MemberList<NamedType> types)
    {
        var text = types.Find("String")!.AsNonNull();
        TypeName = new FieldDefinition { Name = "__typename", Type = text };
        Schema = new FieldDefinition { Name = "__schema", Type = types.Find("__Schema")!.AsNonNull() };
        Type = new FieldDefinition
        {
            Name = "__type",
            Type = types.Find("__Type")!,
            Arguments = new([new InputValueDefinition { Name = "name", Place = ElementPlace.ArgumentOf("__type"), Type = text }]),
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
