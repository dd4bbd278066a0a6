namespace Selec.Sdk;

/// <summary>An intent addressed to an actor. Derive from <see cref="Command{TState}"/>.</summary>
public abstract record Command
{
    /// <summary>Decides on the state of the actor it is addressed to.</summary>
    public abstract Decision DecideOn(object state, CommandContext context);
}

/// <summary>An intent addressed to an actor; its record carries the arguments, its <see cref="Decide"/> the rule.</summary>
/// <typeparam name="TState">The state of the actor it is addressed to.</typeparam>
public abstract record Command<TState> : Command
    where TState : notnull
{
    /// <summary>
    /// What follows from the intent: facts, or a refusal. Synchronous and pure:
    /// time, ids, person and looked-up facts come from the context alone.
    /// </summary>
    public abstract Decision Decide(TState state, CommandContext context);

    /// <inheritdoc/>
    public sealed override Decision DecideOn(object state, CommandContext context) => Decide((TState)state, context);

    /// <summary>A coded no. The message is one complete sentence, says what was wrong and repeats no input.</summary>
    protected static Refusal Refuse(string code, string message, params string[] path) => new(code, message, [.. path]);
}
