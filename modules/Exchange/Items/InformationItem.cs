using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// An information item: the atom of supplied information. Every module
/// opens items; this actor keeps who controls them and who may read them.
/// </summary>
/// <param name="Opened">How it was supplied.</param>
/// <param name="Audience">The groups that may read it, each from its moment on.</param>
internal sealed record InformationItem(ItemOpened? Opened, ImmutableSortedDictionary<string, DateTimeOffset> Audience)
{
    public const string ActorKind = "item";

    public static readonly InformationItem None = new(
        null, ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal));

    /// <summary>After the item was opened.</summary>
    public static InformationItem Open(InformationItem state, ItemOpened fact)
        => state.Widen(fact.Audience, fact.At) with { Opened = fact };

    /// <summary>After the audience was widened; who could read it before keeps the earlier moment.</summary>
    public static InformationItem Widen(InformationItem state, ItemAudienceWidened fact) => state.Widen(fact.Groups, fact.At);

    InformationItem Widen(IEnumerable<string> groups, DateTimeOffset at) =>
        this with
        {
            Audience = groups.Aggregate(Audience, (audience, group) => audience.ContainsKey(group) ? audience : audience.Add(group, at))
        };
}

/// <summary>An information item as its audience sees it. The audience itself is not told: it would name other addressees.</summary>
internal sealed record ItemView(
    StreamId Id,
    NodeVersion Version,
    PartyCode Supplier,
    ProvenanceKind Provenance,
    PartyCode? Via,
    StatementKind Kind,
    SourceEvaluation Source,
    InformationEvaluation Information,
    ImmutableArray<HandlingCode> Handling,
    Sealed<string>? Restriction,
    ClassificationLevel Classification,
    ClassificationLevel SelecLevel,
    DateTimeOffset EnteredAt,
    PersonId EnteredBy,
    StreamId BelongsTo);

/// <summary>What can be read of an item, and by whom.</summary>
internal static class ItemRead
{
    public static readonly Table<ItemView> Items =
        new Table<ItemView>("items", ExchangeJson.Default.ItemView, view => view.Id.Key, view => view.Id)
        .Code("supplier", view => view.Supplier.Value)
        .Code("belongsTo", view => view.BelongsTo.ToString())
        .Time("enteredAt", view => view.EnteredAt);

    // What a reader sees of an item stays as it was opened; a version that moved with the audience would tell one addressee of the others.
    const long AsOpened = 1;

    public static ReadSide Of(StreamId id, InformationItem state, long version) => state.Opened is { } opened
        ? new ReadSide(
            [(Items, View(id, opened))], [.. state.Audience.Select(reader => new Grant(id.ToString(), reader.Key, reader.Value, null))], [])
        : ReadSide.Nothing;

    static ItemView View(StreamId id, ItemOpened opened) => new(
        id,
        new NodeVersion(id, AsOpened),
        opened.Supplier,
        opened.Provenance,
        opened.Terms.Via,
        opened.Terms.Kind,
        opened.Terms.Source,
        opened.Terms.Information,
        opened.Terms.Handling,
        opened.Terms.Restriction,
        opened.Terms.Classification,
        opened.SelecLevel,
        opened.At,
        opened.By,
        opened.BelongsTo);
}
