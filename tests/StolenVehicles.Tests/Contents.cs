using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles.Tests;

/// <summary>What the plug-in lists, as the host would take it down.</summary>
internal sealed class Contents : IPluginBuilder
{
    public static readonly Contents OfPlugin = Read();

    public Dictionary<Type, Binding> Mutations { get; } = [];

    public Dictionary<string, Type> Types { get; } = [];

    public HashSet<string> Fields { get; } = [];

    public List<ActorDefinition> Actors { get; } = [];

    public List<Table> Tables { get; } = [];

    public List<string> Files { get; } = [];

    public Dictionary<string, Func<string, string?>> Identifiers { get; } = [];

    public Dictionary<string, Unit[]> ResultCategories { get; } = [];

    public Dictionary<string, Delegate> Functions { get; } = [];

    public void Schema(string file) => Files.Add(file);

    public void Form(string mutation, string file) => Files.Add(file);

    public void Actor(ActorDefinition definition) => Actors.Add(definition);

    public void Identifier(string kind, Func<string, string?> normalise) => Identifiers.Add(kind, normalise);

    public void ResultCategory(string code, string title, params Unit[] units) => ResultCategories.Add(code, units);

    public void Scalar(string name, Func<string, string?> normalise, string wrong) => throw new NotSupportedException();

    public void Node<TView>(string type, string kind, Table<TView> table)
        where TView : notnull
    {
        Types.Add(type, typeof(TView));
        Tables.Add(table);
    }

    public void Type<TView>(string type)
        where TView : notnull => Types.Add(type, typeof(TView));

    public void Connection<TView>(string coordinate, Table<TView> table)
        where TView : notnull => Fields.Add(coordinate);

    public void One<TParent, TView>(string coordinate, Table<TView> table, Func<TParent, string?> key)
        where TParent : notnull
        where TView : notnull => Fields.Add(coordinate);

    public void Many<TParent, TView>(
        string coordinate, Table<TView> table, Func<TParent, string> parentKey, string column, Func<TView, string> childKey)
        where TParent : notnull
        where TView : notnull
    {
        Fields.Add(coordinate);
        table.Columns.Select(one => one.Name).Should().Contain(column);
    }

    public void Field<TParent>(string coordinate, Func<TParent, object?> value)
        where TParent : notnull => Keep(coordinate, value);

    public void Field<TParent>(string coordinate, Func<TParent, Call, object?> value)
        where TParent : notnull => Keep(coordinate, value);

    public void Opened<TParent>(string coordinate, Func<TParent, Sealed<string>?> text, Func<string, object?> read)
        where TParent : notnull => Keep(coordinate, read);

    public void Query(string field, Func<Call, CancellationToken, Task<object?>> answer) => Keep($"Query.{field}", answer);

    public IMutation<TCommand> Mutation<TCommand>(string field, ActorDefinition actor)
        where TCommand : Command
    {
        Fields.Add($"Mutation.{field}");
        var binding = new Binding(field);
        Mutations.Add(typeof(TCommand), binding);
        return new Bound<TCommand>(binding);
    }

    static Contents Read()
    {
        var contents = new Contents();
        new StolenVehiclesPlugin().Configure(contents);
        return contents;
    }

    void Keep(string coordinate, Delegate function)
    {
        Fields.Add(coordinate);
        Functions.Add(coordinate, function);
    }

    internal sealed class Binding(string field)
    {
        readonly List<(Type Type, Func<Command, Lookup, object> Look)> _facts = [];

        public string Field { get; } = field;

        public ImmutableArray<Role> Roles { get; set; } = [];

        public string? On { get; set; }

        public Dictionary<string, Func<Command, IEnumerable<Sealed<string>?>>> Identifies { get; } = [];

        public void Add(Type type, Func<Command, Lookup, object> look) => _facts.Add((type, look));

        public ImmutableDictionary<Type, object> Facts(Command command, Lookup lookup) =>
            _facts.ToImmutableDictionary(fact => fact.Type, fact => fact.Look(command, lookup));
    }

    sealed class Bound<TCommand>(Binding binding) : IMutation<TCommand>
        where TCommand : Command
    {
        public IMutation<TCommand> By(params Role[] roles)
        {
            binding.Roles = [.. roles];
            return this;
        }

        public IMutation<TCommand> On(string inputField)
        {
            binding.On = inputField;
            return this;
        }

        public IMutation<TCommand> On(Func<TCommand, StreamId> actor) => throw new NotSupportedException();

        public IMutation<TCommand> With<TFact>(Func<TCommand, Lookup, CancellationToken, Task<TFact>> lookup)
            where TFact : notnull
        {
            // What the world answers is there at once.
            binding.Add(
                typeof(TFact), (command, query) => lookup((TCommand)command, query, CancellationToken.None).GetAwaiter().GetResult());
            return this;
        }

        public IMutation<TCommand> Identifies(string kind, Func<TCommand, IEnumerable<Sealed<string>?>> texts)
        {
            binding.Identifies.Add(kind, command => texts((TCommand)command));
            return this;
        }
    }
}
