using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Journal.Tests.Kit;

/// <summary>Something with terms, of each of which it is to be reminded until it is met.</summary>
public sealed record Term(ImmutableSortedDictionary<string, DateTimeOffset> Open)
{
    public static readonly ActorDefinition<Term> Definition = new ActorDefinition<Term>(
            "term", new Term(ImmutableSortedDictionary<string, DateTimeOffset>.Empty),
            (_, state, _) => ReadSide.Nothing with { Reminders = [.. state.Open.Select(open => new Reminder(open.Key, open.Value))] })
        .Event("term.set/1", TermJson.Default.TermSet)
        .Event("term.met/1", TermJson.Default.TermMet)
        .Snapshot(1, TermJson.Default.Term);
}

public sealed record TermSet(string Name, DateTimeOffset Due) : DomainEvent<Term>
{
    public override Term Evolve(Term state) => new(state.Open.SetItem(Name, Due));
}

public sealed record TermMet(string Name) : DomainEvent<Term>
{
    public override Term Evolve(Term state) => new(state.Open.Remove(Name));
}

[JsonSerializable(typeof(Term))]
[JsonSerializable(typeof(TermSet))]
[JsonSerializable(typeof(TermMet))]
public sealed partial class TermJson : JsonSerializerContext;
