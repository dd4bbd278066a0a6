using Selec.Sdk;

namespace Selec.Plugins.Tests;

/// <summary>Keeps the actors that a plug-in lists, and lets everything else pass.</summary>
sealed class RecordedFeatures : IPluginBuilder
{
    public List<ActorDefinition> Actors { get; } = [];

    public void Actor(ActorDefinition definition) => Actors.Add(definition);

    public IMutation<TCommand> Mutation<TCommand>(string field, ActorDefinition actor)
        where TCommand : Command => new AnyMutation<TCommand>();

    public void Schema(string file)
    {
    }

    public void Node<TView>(string type, string kind, Table<TView> table)
        where TView : notnull
    {
    }

    public void Type<TView>(string type)
        where TView : notnull
    {
    }

    public void Connection<TView>(string coordinate, Table<TView> table)
        where TView : notnull
    {
    }

    public void One<TParent, TView>(string coordinate, Table<TView> table, Func<TParent, string?> key)
        where TParent : notnull
        where TView : notnull
    {
    }

    public void Many<TParent, TView>(
        string coordinate, Table<TView> table, Func<TParent, string> parentKey, string column, Func<TView, string> childKey)
        where TParent : notnull
        where TView : notnull
    {
    }

    public void Field<TParent>(string coordinate, Func<TParent, object?> value)
        where TParent : notnull
    {
    }

    public void Field<TParent>(string coordinate, Func<TParent, Call, object?> value)
        where TParent : notnull
    {
    }

    public void Opened<TParent>(string coordinate, Func<TParent, Sealed<string>?> text, Func<string, object?> read)
        where TParent : notnull
    {
    }

    public void Scalar(string name, Func<string, string?> normalise, string wrong)
    {
    }

    public void Query(string field, Func<Call, CancellationToken, Task<object?>> answer)
    {
    }

    public void Identifier(string kind, Func<string, string?> normalise)
    {
    }

    public void ResultCategory(string code, string title, params Unit[] units)
    {
    }

    public void Form(string mutation, string file)
    {
    }

    sealed class AnyMutation<TCommand> : IMutation<TCommand>
        where TCommand : Command
    {
        public IMutation<TCommand> By(params Role[] roles) => this;

        public IMutation<TCommand> On(string inputField) => this;

        public IMutation<TCommand> On(Func<TCommand, StreamId> actor) => this;

        public IMutation<TCommand> With<TFact>(Func<TCommand, Lookup, CancellationToken, Task<TFact>> lookup)
            where TFact : notnull => this;

        public IMutation<TCommand> Identifies(string kind, Func<TCommand, IEnumerable<Sealed<string>?>> texts) => this;
    }
}
