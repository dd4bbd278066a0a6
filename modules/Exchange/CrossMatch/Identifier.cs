using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A live report of an identifier.</summary>
/// <param name="Party">Whose report it is.</param>
/// <param name="Subject">What was reported on.</param>
/// <param name="Item">The item that holds the text.</param>
/// <param name="At">When it was reported.</param>
internal sealed record Report(PartyCode Party, StreamId Subject, ItemId Item, DateTimeOffset At);

/// <summary>
/// An identifier that was reported at least once, known by its keyed hash alone. Nobody reads it; what States may learn of it are the
/// contacts between them.
/// </summary>
/// <param name="Kind">The kind of identifier; empty before the first report.</param>
/// <param name="Reports">The live reports, in the order in which they came.</param>
internal sealed record Identifier(string Kind, ImmutableArray<Report> Reports)
{
    public const string ActorKind = "identifier";

    public static readonly Identifier None = new("", []);

    /// <summary>The parties that have a live report, in the order of their codes.</summary>
    public IEnumerable<PartyCode> Parties() =>
        Reports.Select(report => report.Party).Distinct().OrderBy(party => party.Value, StringComparer.Ordinal);

    /// <summary>What a party has live reports on, and since when; null when on nothing.</summary>
    public ContactSide? SideOf(PartyCode party)
    {
        var own = Reports.Where(report => report.Party == party).ToList();
        return own.Count == 0
            ? null
            : new ContactSide(party, [.. own.Select(report => report.Subject).Distinct()], own.Min(report => report.At));
    }

    /// <summary>After a report; the same report twice is one.</summary>
    public static Identifier After(Identifier state, IdentifierReported fact)
    {
        var report = new Report(fact.Party, fact.Subject, fact.Item, fact.At);
        return state.Reports.Any(known => known with { At = report.At } == report)
            ? state
            : new Identifier(fact.Kind, state.Reports.Add(report));
    }

    /// <summary>Without the reports whose text stands in an item.</summary>
    public Identifier Without(ItemId item) => this with { Reports = Reports.RemoveAll(report => report.Item == item) };
}

/// <summary>The item that held the text of a report was erased, and the report with it.</summary>
internal sealed record IdentifierWithdrawn(ItemId Item, PersonId By, DateTimeOffset At) : DomainEvent<Identifier>
{
    public override Identifier Evolve(Identifier state) => state.Without(Item);
}
