using System.Collections.Frozen;
using Selec.Graph.Composition;
using Selec.Graph.Cost;
using Selec.Graph.Introspection;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>A schema every field of which can be answered.</summary>
public sealed class ExecutableSchema
{
    private const int CachedDocuments = 512;
    private const long CachedBytes = 64 * 1024 * 1024;

    private readonly FrozenDictionary<string, FieldResolver> _resolvers;
    private readonly FrozenDictionary<string, Func<object, string>> _typeNames;
    private readonly CostModel _costs;

    private ExecutableSchema(Schema schema, Bindings bindings)
    {
        Schema = schema;
        _costs = new CostModel(this);
        _resolvers = bindings.Fields.Concat(IntrospectionBindings.For(schema).Fields)
            .ToFrozenDictionary(StringComparer.Ordinal);
        _typeNames = bindings.Types.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Schema Schema { get; }

    internal CostModel Costs => _costs;

    internal DocumentCache Documents { get; } = new(CachedDocuments, CachedBytes);

    /// <summary>Throws <see cref="SchemaException"/> naming every field without a binding, every binding without a field and every cost that makes no sense.</summary>
    public static ExecutableSchema Create(Schema schema, Bindings bindings)
    {
        IReadOnlyList<SchemaError> errors = [.. new BindingCheck(schema, bindings).Errors(), .. CostRules.Check(schema)];
        return errors.Count == 0 ? new ExecutableSchema(schema, bindings) : throw new SchemaException(errors);
    }

    internal FieldResolver ResolverOf(ObjectType type, FieldDefinition field)
    {
        if (ReferenceEquals(field, Schema.MetaFields.TypeName)) return TypeNameOf(type);
        return _resolvers[BindingCheck.Coordinate(type, field)];
    }

    /// <summary>The object type of a value where the schema promises only an abstract one.</summary>
    internal ObjectType ObjectTypeOf(NamedType promised, object value)
    {
        if (promised is ObjectType certain) return certain;
        var name = _typeNames[promised.Name](value);
        if (Schema.Type(name) is ObjectType type && Schema.IsPossibleType(promised, type)) return type;
        throw new InvalidOperationException($"The type binding of {promised.Name} named a type that is not one of its possible types.");
    }

    private static FieldResolver TypeNameOf(ObjectType type)
    {
        var name = type.Name;
        return FieldResolver.Read((object? _) => name);
    }
}
