using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>What a module lists, as the host would take it down.</summary>
internal sealed class ModuleContents : IModuleBuilder
{
    public static readonly ModuleContents OfExchange = Of();

    public Dictionary<Type, Binding> ByCommand { get; } = [];

    public Dictionary<string, ActorDefinition> Actors { get; } = [];

    public Dictionary<string, Type> Types { get; } = [];

    public HashSet<string> Fields { get; } = [];

    public Dictionary<string, Func<Call, CancellationToken, Task<object?>>> Queries { get; } = [];

    public Dictionary<string, Func<StreamId, CancellationToken, Task>> CarriedOut { get; } = [];

    public Dictionary<string, Func<string, string?>> Scalars { get; } = [];

    public List<Table> Tables { get; } = [];

    public List<string> SchemaFiles { get; } = [];

    public void Schema(string file) => SchemaFiles.Add(file);

    public void Actor(ActorDefinition definition) => Actors.Add(definition.Kind, definition);

    public void Node<TView>(string type, string kind, Table<TView> table)
        where TView : notnull => Types.Add(type, typeof(TView));

    public void Type<TView>(string type)
        where TView : notnull => Types.Add(type, typeof(TView));

    public void Connection<TView>(string coordinate, Table<TView> table)
        where TView : notnull => Fields.Add(coordinate);

    public void List<TView>(string coordinate, Contracts.IList<TView> list)
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

    public void Opened<TParent>(string coordinate, Func<TParent, Sealed<string>?> text, Func<string, object?> read)
        where TParent : notnull => Fields.Add(coordinate);

    public void Scalar(string name, Func<string, string?> normalise, string wrong) => Scalars.Add(name, normalise);

    public void Table(Table table) => Tables.Add(table);

    public void After(string mutation, Func<StreamId, CancellationToken, Task> carryOut) => CarriedOut.Add(mutation, carryOut);

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

    /// <summary>What the module lists, with this way of destroying data keys.</summary>
    public static ModuleContents Of()
    {
        var contents = new ModuleContents();
        new ExchangeModule(() => new Nobody(), BreakGlassTerms.Strict).Configure(contents);
        return contents;
    }

    /// <summary>A directory without people; those whom a test knows come in the place of what is looked up here.</summary>
    sealed class Nobody : IDirectory
    {
        public PartyRegister Parties => People.Parties;

        public Caller? CallerOf(PersonId person, DateTimeOffset now) => null;

        public Standing? StandingOf(PersonId person, DateTimeOffset now) => null;

        public IEnumerable<Standing> StandingsAt(DateTimeOffset now) => [];

        public string? NameOf(PersonId person) => null;
    }

    internal sealed class Binding(string field, ActorDefinition actor)
    {
        public string Field { get; } = field;

        public ActorDefinition Actor { get; } = actor;

        public ImmutableArray<Role> Roles { get; set; } = [];

        public string? On { get; set; }

        public Func<Command, StreamId>? Fixed { get; set; }

        public List<Func<Command, Lookup, Task<(Type Type, object Fact)>>> Lookups { get; } = [];
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

        public IMutation<TCommand> On(Func<TCommand, StreamId> actor)
        {
            binding.Fixed = command => actor((TCommand)command);
            return this;
        }

        public IMutation<TCommand> With<TFact>(Func<TCommand, Lookup, CancellationToken, Task<TFact>> lookup)
            where TFact : notnull
        {
            binding.Lookups.Add(async (command, query) => (typeof(TFact), await lookup((TCommand)command, query, CancellationToken.None)));
            return this;
        }

        public IMutation<TCommand> Identifies(string kind, Func<TCommand, IEnumerable<Sealed<string>?>> texts) => this;
    }
}
