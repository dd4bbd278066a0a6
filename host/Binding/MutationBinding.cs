using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>What a module says of one mutation.</summary>
internal abstract class MutationBinding(string field, ActorDefinition actor)
{
    public string Field { get; } = field;

    public ActorDefinition Actor { get; } = actor;

    public ImmutableArray<Role> Roles { get; protected set; } = [];

    /// <summary>The input field that names the actor; null for a new or a fixed one.</summary>
    public string? Target { get; protected set; }

    /// <summary>The command's record.</summary>
    public abstract Type Command { get; }

    /// <summary>The fixed actor of a command, or null.</summary>
    public abstract StreamId? FixedActor(Command command);

    /// <summary>What the command identifies: kinds with their texts.</summary>
    public abstract IEnumerable<(string Kind, Sealed<string> Text)> IdentifiedBy(Command command);

    /// <summary>The kinds of identifier that its commands report.</summary>
    public abstract IEnumerable<string> IdentifierKinds { get; }

    /// <summary>Looks the command's facts up.</summary>
    public abstract Task<ImmutableDictionary<Type, object>> FactsAsync(Command command, Lookup lookup, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class MutationBinding<TCommand>(string field, ActorDefinition actor) : MutationBinding(field, actor), IMutation<TCommand>
    where TCommand : Command
{
    readonly List<(Type Fact, Func<TCommand, Lookup, CancellationToken, Task<object>> Lookup)> _facts = [];
    readonly List<(string Kind, Func<TCommand, IEnumerable<Sealed<string>?>> Texts)> _identified = [];
    Func<TCommand, StreamId>? _fixed;

    public override IEnumerable<string> IdentifierKinds => _identified.Select(identified => identified.Kind);

    public override Type Command => typeof(TCommand);

    public IMutation<TCommand> By(params Role[] roles)
    {
        Roles = [.. roles];
        return this;
    }

    public IMutation<TCommand> On(string inputField)
    {
        Target = inputField;
        return this;
    }

    public IMutation<TCommand> On(Func<TCommand, StreamId> actor)
    {
        _fixed = actor;
        return this;
    }

    public IMutation<TCommand> With<TFact>(Func<TCommand, Lookup, CancellationToken, Task<TFact>> lookup)
        where TFact : notnull
    {
        _facts.Add((typeof(TFact), async (command, call, cancellationToken) => await lookup(command, call, cancellationToken)));
        return this;
    }

    public IMutation<TCommand> Identifies(string kind, Func<TCommand, IEnumerable<Sealed<string>?>> texts)
    {
        _identified.Add((kind, texts));
        return this;
    }

    public override IEnumerable<(string Kind, Sealed<string> Text)> IdentifiedBy(Command command) => _identified.SelectMany(
        identified => identified.Texts((TCommand)command).OfType<Sealed<string>>().Select(text => (identified.Kind, text)));

    public override StreamId? FixedActor(Command command) => _fixed?.Invoke((TCommand)command);

    public override async Task<ImmutableDictionary<Type, object>> FactsAsync(
        Command command, Lookup lookup, CancellationToken cancellationToken)
    {
        var facts = ImmutableDictionary<Type, object>.Empty;
        foreach (var (fact, look) in _facts) facts = facts.Add(fact, await look((TCommand)command, lookup, cancellationToken));
        return facts;
    }
}
