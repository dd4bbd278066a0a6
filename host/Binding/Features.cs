using System.Collections.Frozen;
using Selec.Contracts;
using Selec.Graph.Execution;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>
/// Collects what the modules, or one plug-in, list, until the schema is composed and each entry can be bound to its field.
/// </summary>
/// <param name="plugin">The plug-in, which faults in its files name; empty for the core.</param>
/// <param name="file">The content of a file, or null when there is none.</param>
internal sealed class Features(string plugin, Func<string, byte[]?> file) : IModuleBuilder, IPluginBuilder
{
    readonly List<SourceText> _schemas = [];
    readonly List<ScalarBinding> _scalars = [];
    readonly List<ActorDefinition> _actors = [];
    readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, NodeType> _nodes = new(StringComparer.Ordinal);
    readonly List<(string Coordinate, Func<FieldDefinition, FieldResolver> Bind)> _fields = [];
    readonly List<MutationBinding> _mutations = [];
    readonly HashSet<Table> _tables = [];
    readonly Dictionary<string, Func<StreamId, CancellationToken, Task>> _after = new(StringComparer.Ordinal);
    readonly Dictionary<string, Func<string, string?>> _identifiers = new(StringComparer.Ordinal);
    readonly List<(string Code, string Title, Unit[] Units)> _categories = [];
    readonly List<(string Mutation, SourceText File)> _forms = [];
    FrozenSet<string>? _textFields;

    public IReadOnlyList<SourceText> Schemas => _schemas;

    public IReadOnlyList<ScalarBinding> Scalars => _scalars;

    public IReadOnlyList<ActorDefinition> Actors => _actors;

    /// <summary>Object types answered by records.</summary>
    public IReadOnlyDictionary<string, Type> Types => _types;

    /// <summary>Node types by the kind that begins their ids.</summary>
    public IReadOnlyDictionary<string, NodeType> Nodes => _nodes;

    public IReadOnlyList<(string Coordinate, Func<FieldDefinition, FieldResolver> Bind)> Fields => _fields;

    public IReadOnlyList<MutationBinding> Mutations => _mutations;

    public IReadOnlyCollection<Table> Tables => _tables;

    /// <summary>What carries an act out, by mutation.</summary>
    public IReadOnlyDictionary<string, Func<StreamId, CancellationToken, Task>> CarriedOut => _after;

    /// <summary>The normal forms of identifiers, by kind.</summary>
    public IReadOnlyDictionary<string, Func<string, string?>> Identifiers => _identifiers;

    public IReadOnlyList<(string Code, string Title, Unit[] Units)> ResultCategories => _categories;

    public IReadOnlyList<(string Mutation, SourceText File)> Forms => _forms;

    /// <summary>The names of the fields that answer with texts.</summary>
    public IReadOnlySet<string> TextFields => _textFields ??= _types.Values.SelectMany(SealedFields.Names).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Everything that these list, as if one had listed it.</summary>
    /// <exception cref="BindingException">Two list the same thing.</exception>
    public static Features Of(IEnumerable<Features> parts)
    {
        var all = new Features("", static _ => null);
        foreach (var part in parts) all.Add(part);
        return all;
    }

    public void Schema(string file) => _schemas.Add(File(file));

    public void Scalar(string name, Func<string, string?> normalise, string wrong) =>
        _scalars.Add(Binding.Scalars.OfCode(name, normalise, wrong));

    public void Actor(ActorDefinition definition) => _actors.Add(definition);

    public void Table(Table table) => _tables.Add(table);

    public void After(string mutation, Func<StreamId, CancellationToken, Task> carryOut) => Once(_after, mutation, carryOut);

    public void Identifier(string kind, Func<string, string?> normalise) => Once(_identifiers, kind, normalise);

    public void ResultCategory(string code, string title, params Unit[] units) => _categories.Add((code, title, units));

    public void Form(string mutation, string file) => _forms.Add((mutation, File(file)));

    public void Node<TView>(string type, string kind, Table<TView> table)
        where TView : notnull
    {
        Once(_nodes, kind, new NodeType<TView>(type, kind, table));
        _tables.Add(table);
        Type<TView>(type);
    }

    public void Type<TView>(string type)
        where TView : notnull => Once(_types, type, typeof(TView));

    public void Connection<TView>(string coordinate, Table<TView> table)
        where TView : notnull
    {
        if (table.Listed is null) throw new BindingException($"{coordinate} is a list of {table.Name}, which says with no ListedBy in which order.");
        _tables.Add(table);
        Bind(coordinate, field => ConnectionField.Bind(field, table));
    }

    public void List<TView>(string coordinate, Contracts.IList<TView> list)
        where TView : notnull => Bind(coordinate, field => ListField.Bind(field, list));

    public void One<TParent, TView>(string coordinate, Table<TView> table, Func<TParent, string?> key)
        where TParent : notnull
        where TView : notnull
    {
        _tables.Add(table);
        Bind(coordinate, _ => RelationFields.One(table, parent => key(Parents.Of<TParent>(parent))));
    }

    public void Many<TParent, TView>(
        string coordinate, Table<TView> table, Func<TParent, string> parentKey, string column, Func<TView, string> childKey)
        where TParent : notnull
        where TView : notnull
    {
        _tables.Add(table);
        Bind(coordinate, field => RelationFields.Many(field, table, parent => parentKey(Parents.Of<TParent>(parent)), column, childKey));
    }

    public void Field<TParent>(string coordinate, Func<TParent, object?> value)
        where TParent : notnull => Field<TParent>(coordinate, (parent, _) => value(parent));

    public void Field<TParent>(string coordinate, Func<TParent, Call, object?> value)
        where TParent : notnull => Bind(coordinate, field => FieldResolver.Sync(context =>
        {
            var call = GraphCall.Of(context);
            return Conversion.ToGraph(value(Parents.Of<TParent>(context.Parent!), call.With(context.Arguments)), field.Type, call);
        }));

    public void Opened<TParent>(string coordinate, Func<TParent, Sealed<string>?> text, Func<string, object?> read)
        where TParent : notnull => Bind(coordinate, field => SealedFields.Open(
            parent => text(Parents.Of<TParent>(parent)), (clear, call) => Conversion.ToGraph(read(clear), field.Type, call)));

    public void Query(string field, Func<Call, CancellationToken, Task<object?>> answer) => Bind($"Query.{field}", definition =>
        FieldResolver.Async(async (context, cancellationToken) =>
        {
            var call = GraphCall.Of(context);
            InputBounds.CheckArguments(context.Arguments);
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

    void Add(Features part)
    {
        _schemas.AddRange(part._schemas);
        _scalars.AddRange(part._scalars);
        _actors.AddRange(part._actors);
        _fields.AddRange(part._fields);
        _mutations.AddRange(part._mutations);
        _tables.UnionWith(part._tables);
        _categories.AddRange(part._categories);
        _forms.AddRange(part._forms);
        foreach (var (name, type) in part._types) Once(_types, name, type);
        foreach (var (kind, node) in part._nodes) Once(_nodes, kind, node);
        foreach (var (mutation, carryOut) in part._after) Once(_after, mutation, carryOut);
        foreach (var (kind, normalise) in part._identifiers) Once(_identifiers, kind, normalise);
    }

    SourceText File(string name)
    {
        var full = plugin.Length == 0 ? name : $"{plugin}/{name}";
        var text = file(name) ?? throw new BindingException($"There is no file {full}.");
        return new SourceText(full, text) { Origin = plugin.Length == 0 ? null : plugin };
    }

    static void Once<T>(Dictionary<string, T> known, string name, T value)
    {
        if (!known.TryAdd(name, value)) throw new BindingException($"{name} is listed twice.");
    }
}
