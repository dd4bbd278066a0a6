using Selec.Graph.Execution;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Collects what the modules list, until the schema is composed and each entry can be bound to its field.</summary>
internal sealed class Features : IFeatureBuilder
{
    readonly List<string> _schemaFiles = [];
    readonly List<ActorDefinition> _actors = [];
    readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, NodeType> _nodes = new(StringComparer.Ordinal);
    readonly List<(string Coordinate, Func<FieldDefinition, FieldResolver> Bind)> _fields = [];
    readonly List<MutationBinding> _mutations = [];
    readonly HashSet<Table> _tables = [];

    public IReadOnlyList<string> SchemaFiles => _schemaFiles;

    public IReadOnlyList<ActorDefinition> Actors => _actors;

    /// <summary>Object types answered by records.</summary>
    public IReadOnlyDictionary<string, Type> Types => _types;

    /// <summary>Node types by the kind that begins their ids.</summary>
    public IReadOnlyDictionary<string, NodeType> Nodes => _nodes;

    public IReadOnlyList<(string Coordinate, Func<FieldDefinition, FieldResolver> Bind)> Fields => _fields;

    public IReadOnlyList<MutationBinding> Mutations => _mutations;

    public IReadOnlyCollection<Table> Tables => _tables;

    public void Schema(string file) => _schemaFiles.Add(file);

    public void Actor(ActorDefinition definition) => _actors.Add(definition);

    public void Node<TView>(string type, string kind, Table<TView> table)
        where TView : notnull
    {
        _nodes.Add(kind, new NodeType<TView>(type, kind, table));
        _tables.Add(table);
        Type<TView>(type);
    }

    public void Type<TView>(string type)
        where TView : notnull => _types.Add(type, typeof(TView));

    public void Connection<TView>(string coordinate, Table<TView> table)
        where TView : notnull
    {
        _tables.Add(table);
        Bind(coordinate, field => ConnectionField.Bind(field, table));
    }

    public void One<TParent, TView>(string coordinate, Table<TView> table, Func<TParent, string?> key)
        where TParent : notnull
        where TView : notnull
    {
        _tables.Add(table);
        Bind(coordinate, _ => RelationFields.One(table, parent => key((TParent)parent)));
    }

    public void Many<TParent, TView>(
        string coordinate, Table<TView> table, Func<TParent, string> parentKey, string column, Func<TView, string> childKey)
        where TParent : notnull
        where TView : notnull
    {
        _tables.Add(table);
        Bind(coordinate, _ => RelationFields.Many(table, parent => parentKey((TParent)parent), column, childKey));
    }

    public void Field<TParent>(string coordinate, Func<TParent, object?> value)
        where TParent : notnull => Field<TParent>(coordinate, (parent, _) => value(parent));

    public void Field<TParent>(string coordinate, Func<TParent, Call, object?> value)
        where TParent : notnull => Bind(coordinate, field => FieldResolver.Sync(context =>
        {
            var call = GraphCall.Of(context);
            return Conversion.ToGraph(value((TParent)context.Parent!, call.With(context.Arguments)), field.Type, call);
        }));

    public void Query(string field, Func<Call, CancellationToken, Task<object?>> answer) => Bind($"Query.{field}", definition =>
        FieldResolver.Async(async (context, cancellationToken) =>
        {
            var call = GraphCall.Of(context);
            return Conversion.ToGraph(await answer(call.With(context.Arguments), cancellationToken), definition.Type, call);
        }));

    public IMutation<TCommand> Mutation<TCommand>(string field, ActorDefinition actor)
        where TCommand : Command
    {
        var mutation = new MutationBinding<TCommand>(field, actor);
        _mutations.Add(mutation);
        return mutation;
    }

    /// <summary>Binds a field in the host's own words.</summary>
    public void Bind(string coordinate, Func<FieldDefinition, FieldResolver> bind) => _fields.Add((coordinate, bind));
}
