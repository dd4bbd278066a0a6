using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>What a module lists, as the host would take it down.</summary>
internal sealed class ModuleContents : IFeatureBuilder
{
    public static readonly ModuleContents OfExchange = Read();

    public Dictionary<Type, Binding> ByCommand { get; } = [];

    public Dictionary<string, ActorDefinition> Actors { get; } = [];

    public Dictionary<string, Type> Types { get; } = [];

    public HashSet<string> Fields { get; } = [];

    public Dictionary<string, Func<Call, CancellationToken, Task<object?>>> Queries { get; } = [];

    public void Schema(string file) => SchemaFile = file;

    public string SchemaFile { get; private set; } = "";

    public void Actor(ActorDefinition definition) => Actors.Add(definition.Kind, definition);

    public void Node<TView>(string type, string kind, Table<TView> table)
        where TView : notnull => Types.Add(type, typeof(TView));

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
        where TView : notnull => Fields.Add(coordinate);

    public void Field<TParent>(string coordinate, Func<TParent, object?> value)
        where TParent : notnull => Fields.Add(coordinate);

    public void Field<TParent>(string coordinate, Func<TParent, Call, object?> value)
        where TParent : notnull => Fields.Add(coordinate);

    public void Query(string field, Func<Call, CancellationToken, Task<object?>> answer)
    {
        Fields.Add($"Query.{field}");
        Queries.Add(field, answer);
    }

    public IMutation<TCommand> Mutation<TCommand>(string field, ActorDefinition actor)
        where TCommand : Command
    {
        Fields.Add($"Mutation.{field}");
        var binding = new Binding(field, actor);
        ByCommand.Add(typeof(TCommand), binding);
        return new Bound<TCommand>(binding);
    }

    static ModuleContents Read()
    {
        var contents = new ModuleContents();
        new ExchangeModule().Configure(contents);
        return contents;
    }

    internal sealed class Binding(string field, ActorDefinition actor)
    {
        public string Field { get; } = field;

        public ActorDefinition Actor { get; } = actor;

        public ImmutableArray<Role> Roles { get; set; } = [];

        public string? On { get; set; }

        public Func<Command, Lookup, Task<(Type, object)>>? Lookup { get; set; }
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

        public IMutation<TCommand> On(Func<TCommand, StreamId> actor) => this;

        public IMutation<TCommand> With<TFact>(Func<TCommand, Lookup, CancellationToken, Task<TFact>> lookup)
            where TFact : notnull
        {
            binding.Lookup = async (command, query) => (typeof(TFact), await lookup((TCommand)command, query, CancellationToken.None));
            return this;
        }
    }
}
