using Selec.Graph.Execution;
using Selec.Graph.Types;

namespace Selec.Graph.Introspection;

/// <summary>The fields of <c>__Type</c>; each is null for the kinds of type it says nothing about.</summary>
internal static class TypeIntrospection
{
    public static void Bind(Bindings bindings, Schema schema)
    {
        Bind(bindings, "kind", (type, _) => KindOf(type));
        Bind(bindings, "name", (type, _) => (type as NamedType)?.Name);
        Bind(bindings, "description", (type, _) => (type as NamedType)?.Description);
        Bind(bindings, "specifiedByURL", (type, _) => (type as ScalarType)?.SpecifiedByUrl);
        Bind(bindings, "fields", (type, context) => type is FieldsType fields ? IntrospectionBindings.Shown(context, fields.Fields) : null);
        Bind(bindings, "interfaces", (type, _) => (type as FieldsType)?.Interfaces);
        Bind(bindings, "possibleTypes", (type, _) => type is NamedType { IsAbstract: true } named ? schema.PossibleTypes(named) : null);
        Bind(bindings, "enumValues", (type, context) => type is EnumType choices ? IntrospectionBindings.Shown(context, choices.Values) : null);
        Bind(bindings, "inputFields", (type, context) => type is InputObjectType input ? IntrospectionBindings.Shown(context, input.Fields) : null);
        Bind(bindings, "ofType", (type, _) => InsideOf(type));
        Bind(bindings, "isOneOf", (type, _) => type is InputObjectType input ? input.IsOneOf : null);
    }

    private static string KindOf(GraphType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static GraphType? InsideOf(GraphType type) => type switch
    {
        ListType list => list.OfType,
        NonNullType nonNull => nonNull.OfType,
        _ => null,
    };

    private static void Bind(Bindings bindings, string field, Func<GraphType, FieldContext, object?> read) =>
        bindings.Bind("__Type." + field, FieldResolver.Sync(context => read((GraphType)context.Parent!, context)));
}
