using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// An information item: the atom of supplied information. Every module
/// opens items; this actor keeps who controls them and who may read them.
/// </summary>
/// <param name="Opened">How it was supplied.</param>
/// <param name="Audience">The groups that may read it, each from its moment on.</param>
/// <param name="Traces">The identifiers that its texts were reported to.</param>
/// <param name="Erased">How it was erased, or null.</param>
internal sealed record InformationItem(
    ItemOpened? Opened,
    ImmutableSortedDictionary<string, DateTimeOffset> Audience,
    ImmutableArray<StreamId> Traces,
    ItemErased? Erased)
{
    public const string ActorKind = "item";

    public static readonly InformationItem None = new(
        null, ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal), [], null);

    /// <summary>After the item was opened.</summary>
    public static InformationItem Open(InformationItem state, ItemOpened fact)
        => state.Widen(fact.Audience, fact.At) with { Opened = fact };

    /// <summary>After the audience was widened; who could read it before keeps the earlier moment.</summary>
    public static InformationItem Widen(InformationItem state, ItemAudienceWidened fact) => state.Widen(fact.Groups, fact.At);

    /// <summary>
    /// What a plug-in may write: it opens an item for an actor of its own, once, and lets further groups read what its own actors opened.
    /// </summary>
    public static bool Admits(InformationItem state, DomainEvent fact, StreamId writer) => fact switch
    {
        ItemOpened opened => state.Opened is null && opened.BelongsTo == writer,
        ItemAudienceWidened => state.Opened?.BelongsTo.Kind == writer.Kind,
        _ => false,
    };

    /// <summary>True for people who may read it.</summary>
    public bool IsReadBy(Caller caller) => caller.Groups.Any(Audience.ContainsKey);

    /// <summary>True for the focal point and the Liaison Officers of the party that supplied it.</summary>
    public bool IsControlledBy(Caller caller) =>
        caller.Party == Opened?.Supplier
        && caller.Role is Role.NationalFocalPoint or Role.LiaisonOfficer or Role.PartnerRepresentative;

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
    StreamId BelongsTo,
    DateTimeOffset? ErasedAt);

/// <summary>What can be read of an item, and by whom.</summary>
internal static class ItemRead
{
    public static readonly Table<ItemView> Items =
        new Table<ItemView>("items", ExchangeJson.Default.ItemView, view => view.Id.Key, view => view.Id)
        .Code("supplier", view => view.Supplier.Value)
        .Code("belongsTo", view => view.BelongsTo.Key)
        .Time("enteredAt", view => view.EnteredAt);

    // What a reader sees of an item stays as it was opened until it is erased; a version that moved with the audience would tell one
    // addressee of the others.
    const long AsOpened = 1;
    const long AsErased = 2;

    public static ReadSide Of(StreamId id, InformationItem state, long version) => state.Opened is { } opened
        ? new ReadSide(
            [(Items, View(id, opened, state.Erased)), .. Erasure(id, state.Erased)],
            [.. state.Audience.Select(reader => new Grant(id.ToString(), reader.Key, reader.Value, null))], [])
        : ReadSide.Nothing;

    static IEnumerable<(Table Table, object View)> Erasure(StreamId id, ItemErased? erased) =>
        erased is null ? [] : [(Erasures.Table, new ErasureView(new ItemId(id.Key), erased.At))];

    static ItemView View(StreamId id, ItemOpened opened, ItemErased? erased) => new(
        id,
        new NodeVersion(id, erased is null ? AsOpened : AsErased),
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
        opened.BelongsTo,
        erased?.At);
}
