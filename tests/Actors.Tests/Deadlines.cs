using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Actors.Tests;

/// <summary>Something with deadlines, each of which comes to pass once.</summary>
public sealed record Deadline(ImmutableSortedDictionary<string, DateTimeOffset> Open, ImmutableArray<string> Passed)
{
    public static readonly Deadline None = new(ImmutableSortedDictionary<string, DateTimeOffset>.Empty, []);

    public static readonly ActorDefinition<Deadline> Definition = new ActorDefinition<Deadline>("deadline", None, Read)
        .Snapshot(1, DeadlineJson.Default.Deadline)
        .Event("deadline.set/1", DeadlineJson.Default.DeadlineSet)
        .Event("deadline.passed/1", DeadlineJson.Default.DeadlinePassed)
        .Reminded((_, name) => name == "nothing" ? null : new PassDeadline(name));

    static ReadSide Read(StreamId stream, Deadline state, long version) =>
        ReadSide.Nothing with { Reminders = [.. state.Open.Select(open => new Reminder(open.Key, open.Value))] };
}

public sealed record DeadlineSet(string Name, DateTimeOffset Due) : DomainEvent<Deadline>
{
    public override Deadline Evolve(Deadline state) => state with { Open = state.Open.SetItem(Name, Due) };
}

public sealed record DeadlinePassed(string Name, DateTimeOffset At) : DomainEvent<Deadline>
{
    public override Deadline Evolve(Deadline state) => new(state.Open.Remove(Name), state.Passed.Add(Name));
}

public sealed record SetDeadline(string Name, DateTimeOffset Due) : Command<Deadline>
{
    public override Decision Decide(Deadline state, CommandContext context) => new DeadlineSet(Name, Due);
}

public sealed record PassDeadline(string Name) : Command<Deadline>
{
    public override Decision Decide(Deadline state, CommandContext context) => Name switch
    {
        "broken" => throw new InvalidTimeZoneException(),
        "refused" => Refuse("NOT_YET", "It is not time yet."),
        _ when !state.Open.ContainsKey(Name) => Decision.Accept(),
        _ => new DeadlinePassed(Name, context.Now),
    };
}

[JsonSerializable(typeof(Deadline))]
[JsonSerializable(typeof(DeadlineSet))]
[JsonSerializable(typeof(DeadlinePassed))]
public sealed partial class DeadlineJson : JsonSerializerContext;
