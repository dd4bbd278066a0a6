using System.Collections.Immutable;

namespace Selec.Sdk;

/// <summary>An expected no: data, not an exception.</summary>
/// <param name="Code">Stable, UPPER_SNAKE; clients branch on it.</param>
/// <param name="Message">One sentence for the person; never contains input.</param>
/// <param name="Path">The input field that was wrong, from the input's root; empty when it is the state that forbids.</param>
public sealed record Refusal(string Code, string Message, ImmutableArray<string> Path)
{
    /// <summary>The code by which unknown and forbidden things are both answered.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The code for an act that the person's role, unit or party does not permit.</summary>
    public const string NotPermitted = "NOT_PERMITTED";
}

/// <summary>A fact for the stream of another actor, appended in the same transaction.</summary>
/// <param name="Stream">The other actor.</param>
/// <param name="Event">The fact.</param>
public sealed record EventElsewhere(StreamId Stream, DomainEvent Event);

/// <summary>What a command decided: facts for the actor's own stream and, where a rule spans actors, for others; or a refusal.</summary>
public sealed class Decision
{
    Decision(ImmutableArray<DomainEvent> events, ImmutableArray<EventElsewhere> elsewhere, Refusal? refusal) =>
        (Events, Elsewhere, Refusal) = (events, elsewhere, refusal);

    /// <summary>Facts for the actor's own stream, in order. Empty is a valid answer: nothing to do.</summary>
    public ImmutableArray<DomainEvent> Events { get; }

    /// <summary>Facts for other streams; all are stored with the own ones or none is.</summary>
    public ImmutableArray<EventElsewhere> Elsewhere { get; }

    /// <summary>The refusal, or null when accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Accepts with several facts.</summary>
    public static Decision Accept(params DomainEvent[] events) => new([.. events], [], null);

    /// <summary>Accepts with one fact.</summary>
    public static implicit operator Decision(DomainEvent accepted) => Accept(accepted);

    /// <summary>Refuses.</summary>
    public static implicit operator Decision(Refusal refusal) => new([], [], refusal);

    /// <summary>Adds a fact for another actor's stream.</summary>
    public Decision And(StreamId stream, DomainEvent fact) => new(Events, Elsewhere.Add(new EventElsewhere(stream, fact)), Refusal);

    /// <summary>Adds the same fact for the streams of several items.</summary>
    public Decision AndFor(IEnumerable<ItemId> items, DomainEvent fact)
        => items.Aggregate(this, (decision, item) => decision.And(item.Stream, fact));
}
