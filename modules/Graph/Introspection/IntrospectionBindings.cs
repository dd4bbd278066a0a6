using Selec.Graph.Execution;
using Selec.Graph.Types;

namespace Selec.Graph.Introspection;

/// <summary>Answers questions about the schema itself. See https://spec.graphql.org/September2025/#sec-Schema-Introspection</summary>
internal static class IntrospectionBindings
{
    public static Bindings For(Schema schema)
    {
        var bindings = new Bindings();
        var types = new ShownTypes(schema);
        var query = schema.QueryType.Name;
        bindings.Bind($"{query}.__schema", FieldResolver.Sync(_ => schema));
        bindings.Bind($"{query}.__type", FieldResolver.Sync(context => context.ShowsSchema ? types.Find((string)context.Arguments["name"]!) : null));
        BindSchema(bindings, types);
        TypeIntrospection.Bind(bindings, schema);
        BindField(bindings);
        BindInputValue(bindings);
        BindEnumValue(bindings);
        BindDirective(bindings);
        return bindings;
    }

    /// <summary>All members, or those not deprecated unless the caller asks for the others too.</summary>
    public static IEnumerable<T> Shown<T>(FieldContext context, IEnumerable<T> members)
        where T : SchemaElement =>
        context.Arguments["includeDeprecated"] is true ? members : members.Where(member => !member.IsDeprecated);

    private static void BindSchema(Bindings bindings, ShownTypes types)
    {
        Bind<Schema>(bindings, "__Schema.description", (schema, _) => schema.Description);
        Bind<Schema>(bindings, "__Schema.types", (_, _) => types.All);
        Bind<Schema>(bindings, "__Schema.queryType", (schema, _) => schema.QueryType);
        Bind<Schema>(bindings, "__Schema.mutationType", (schema, _) => schema.MutationType);
        Bind<Schema>(bindings, "__Schema.subscriptionType", (schema, _) => schema.SubscriptionType);
        Bind<Schema>(bindings, "__Schema.directives", (schema, _) => schema.Directives);
    }

    private static void BindField(Bindings bindings)
    {
        BindElement(bindings, "__Field");
        Bind<FieldDefinition>(bindings, "__Field.args", (field, context) => Shown(context, field.Arguments));
        Bind<FieldDefinition>(bindings, "__Field.type", (field, _) => field.Type);
        BindDeprecation(bindings, "__Field");
    }

    private static void BindInputValue(Bindings bindings)
    {
        BindElement(bindings, "__InputValue");
        Bind<InputValueDefinition>(bindings, "__InputValue.type", (value, _) => value.Type);
        Bind<InputValueDefinition>(
            bindings,
            "__InputValue.defaultValue",
            (value, _) => value.DefaultValue is null ? null : Language.Printer.Print(value.DefaultValue));
        BindDeprecation(bindings, "__InputValue");
    }

    private static void BindEnumValue(Bindings bindings)
    {
        BindElement(bindings, "__EnumValue");
        BindDeprecation(bindings, "__EnumValue");
    }

    private static void BindDirective(Bindings bindings)
    {
        BindElement(bindings, "__Directive");
        Bind<DirectiveDefinition>(bindings, "__Directive.isRepeatable", (directive, _) => directive.IsRepeatable);
        Bind<DirectiveDefinition>(bindings, "__Directive.locations", (directive, _) => directive.Locations);
        Bind<DirectiveDefinition>(bindings, "__Directive.args", (directive, context) => Shown(context, directive.Arguments));
    }

    private static void BindElement(Bindings bindings, string type)
    {
        Bind<SchemaElement>(bindings, type + ".name", (element, _) => element.Name);
        Bind<SchemaElement>(bindings, type + ".description", (element, _) => element.Description);
    }

    private static void BindDeprecation(Bindings bindings, string type)
    {
        Bind<SchemaElement>(bindings, type + ".isDeprecated", (element, _) => element.IsDeprecated);
        Bind<SchemaElement>(bindings, type + ".deprecationReason", (element, _) => element.DeprecationReason);
    }

    private static void Bind<T>(Bindings bindings, string coordinate, Func<T, FieldContext, object?> read)
        where T : class =>
        bindings.Bind(coordinate, FieldResolver.Sync(context => read((T)context.Parent!, context)));
}
