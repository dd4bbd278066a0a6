using Selec.Graph.Composition;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>Compares bindings with a schema and lists every mismatch, so that one start shows all of them.</summary>
internal sealed class BindingCheck(Schema schema, Bindings bindings)
{
    private readonly List<SchemaError> _errors = [];

    public IReadOnlyList<SchemaError> Errors()
    {
        var fields = bindings.Fields.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.IsBuiltIn))
        {
            foreach (var field in type.Fields) CheckField(type, field, [.. fields[Coordinate(type, field)]]);
        }

        CheckUnknownFields();
        CheckTypes();
        return _errors;
    }

    public static string Coordinate(ObjectType type, FieldDefinition field) => $"{type.Name}.{field.Name}";

    private void CheckField(ObjectType type, FieldDefinition field, IReadOnlyList<FieldResolver> resolvers)
    {
        var coordinate = Coordinate(type, field);
        var isStream = resolvers is [StreamResolver, ..];
        var isSubscription = ReferenceEquals(type, schema.SubscriptionType);
        if (resolvers.Count == 0) Add("The field has no binding.", coordinate, field);
        else if (resolvers.Count > 1) Add($"The field is bound {resolvers.Count} times.", coordinate, field);
        else if (isSubscription && !isStream) Add("A field of the subscription type needs a stream binding.", coordinate, field);
        else if (isStream && !isSubscription) Add("Only fields of the subscription type can have a stream binding.", coordinate, field);
    }

    private void CheckUnknownFields()
    {
        foreach (var (coordinate, _) in bindings.Fields)
        {
            var dot = coordinate.IndexOf('.', StringComparison.Ordinal);
            var isKnown = dot > 0 && schema.Type(coordinate[..dot]) is ObjectType type && type.Fields.Find(coordinate[(dot + 1)..]) is not null;
            if (!isKnown) _errors.Add(new SchemaError("The binding has no field of an object type.", coordinate, "bindings", 0));
        }
    }

    private void CheckTypes()
    {
        var counts = bindings.Types.CountBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var type in schema.Types.Where(type => type.IsAbstract))
        {
            var count = counts.GetValueOrDefault(type.Name);
            if (count == 1) continue;
            var message = count == 0 ? "The abstract type has no binding that names the type of a value." : $"The type is bound {count} times.";
            Add(message, type.Name, type);
        }

        foreach (var name in counts.Keys.Where(name => schema.Type(name) is not { IsAbstract: true }))
        {
            _errors.Add(new SchemaError("The type binding has no interface or union.", name, "bindings", 0));
        }
    }

    private void Add(string message, string coordinate, ISchemaElement element) =>
        _errors.Add(new SchemaError(message, coordinate, element.Source?.Name ?? "", element.Location.Line) { Origin = element.Source?.Origin });
}
