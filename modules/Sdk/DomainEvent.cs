namespace Selec.Sdk;

/// <summary>A fact that happened, in the past tense, stored for ever under an explicit name. Marten would call it an event.</summary>
public abstract record DomainEvent;

/// <summary>A fact in the stream of one kind of actor.</summary>
/// <typeparam name="TState">The actor's state.</typeparam>
public abstract record DomainEvent<TState> : DomainEvent
{
    /// <summary>The state after this fact. Never throws, never reads a clock or a store. Marten's <c>Apply</c>.</summary>
    public abstract TState Evolve(TState state);
}
