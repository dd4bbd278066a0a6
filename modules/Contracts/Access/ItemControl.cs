using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts.Access;

/// <summary>A span of time.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, which is no longer part of it; null when it has none.</param>
public sealed record Window(DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>True when the moment lies in it.</summary>
    public bool Includes(DateTimeOffset moment) => From <= moment && (To is null || moment < To);
}

/// <summary>A field of an item that its supplier withholds from a party (Convention, article 24(1)).</summary>
/// <param name="Field">The field's name in the schema.</param>
/// <param name="Party">The party.</param>
public sealed record FieldRestriction(string Field, PartyCode Party);

/// <summary>Sight that somebody took in an emergency, without need to know and outside the audience; it ends on its own.</summary>
/// <param name="Person">Who.</param>
/// <param name="Party">Of which party.</param>
/// <param name="Window">When.</param>
public sealed record EmergencySight(PersonId Person, PartyCode Party, Window Window);

/// <summary>What a consent permits.</summary>
public enum ConsentScope
{
    /// <summary>Use in court.</summary>
    CourtUse,

    /// <summary>Passing on to one party.</summary>
    Onward,

    /// <summary>Use for another purpose (Convention, article 26(2)).</summary>
    OtherPurpose,

    /// <summary>Release to one Observer or Third Party (article 26(3)).</summary>
    Release,

    /// <summary>Publication.</summary>
    Publish,
}

/// <summary>A consent that the supplier gave and has not taken back.</summary>
/// <param name="Consent">The consent, as asked and granted.</param>
/// <param name="Scope">What it permits.</param>
/// <param name="Holder">The party that asked and alone may use it.</param>
/// <param name="Recipient">The party it names, where the scope has one.</param>
/// <param name="Window">When it may be used.</param>
public sealed record GivenConsent(StreamId Consent, ConsentScope Scope, PartyCode Holder, PartyCode? Recipient, Window Window);

/// <summary>
/// All that decides who may do what with an item. The supplier controls it for the item's whole life (Convention, articles 24 to 26).
/// </summary>
/// <param name="Supplier">The party that supplied it.</param>
/// <param name="Case">The matter in whose life it was supplied.</param>
/// <param name="Level">The level that a reader must be cleared to.</param>
/// <param name="Handling">Its handling codes.</param>
/// <param name="Audience">The parties that may have it, each in its time. The supplier alone adds to them.</param>
/// <param name="Readers">
/// The groups that need to know, each from its moment on: units and officers, brought in step by step along the treaty path.
/// </param>
public sealed record ItemControl(
    PartyCode Supplier,
    StreamId Case,
    ClassificationLevel Level,
    ImmutableArray<HandlingCode> Handling,
    ImmutableSortedDictionary<string, Window> Audience,
    ImmutableSortedDictionary<string, DateTimeOffset> Readers)
{
    const string AddressBook = "person";

    static readonly ImmutableArray<string> _desk = ["subject-request", "consultation"];

    /// <summary>The field that holds the words of H3: it is read before they are acknowledged.</summary>
    public const string HandlingField = "restriction";

    static readonly ImmutableArray<string> _withoutCasework =
    [
        Groups.DirectorGeneral, Groups.Security, Groups.Administrators, Groups.Audit, Groups.Everyone, Groups.Observers,
    ];

    /// <summary>The fields withheld from parties.</summary>
    public ImmutableArray<FieldRestriction> Restrictions { get; init; } = [];

    /// <summary>The officers, as <see cref="Groups.Officer"/> names them, who have acknowledged the restriction in words (H3).</summary>
    public ImmutableArray<string> Acknowledged { get; init; } = [];

    /// <summary>The consents in force.</summary>
    public ImmutableArray<GivenConsent> Consents { get; init; } = [];

    /// <summary>Sights taken in emergencies.</summary>
    public ImmutableArray<EmergencySight> Emergencies { get; init; } = [];

    /// <summary>True once its texts are no more.</summary>
    public bool IsErased { get; init; }

    /// <summary>True for the name in an account: for all who address each other, never casework.</summary>
    public bool IsAddress() => IsAddress(Case);

    /// <inheritdoc cref="IsAddress()"/>
    public static bool IsAddress(StreamId @case) => @case.Kind == AddressBook;

    /// <summary>
    /// True for what persons ask of the data-subject desk and suppliers tell it: for the desk, whoever is consulted and the supervisors.
    /// </summary>
    public bool IsOfDesk() => IsOfDesk(Case);

    /// <inheritdoc cref="IsOfDesk()"/>
    public static bool IsOfDesk(StreamId @case) => _desk.Contains(@case.Kind);

    /// <summary>True unless the item is casework and the group is one that reads none, or is open to all.</summary>
    public bool CountsReader(string group) =>
        IsAddress()
        || Groups.Supervisors.Contains(group)
        || (!_withoutCasework.Contains(group) && Groups.PartyOf(group) is { } party && group != party.Value);

    /// <summary>True when readers of other parties must first acknowledge the restriction in words.</summary>
    public bool NeedsAcknowledgement() => !IsAddress() && Handling.Contains(HandlingCode.H3);

    /// <summary>The control of an item as it was supplied.</summary>
    public static ItemControl Of(ItemOpened opened)
    {
        var begun = new Window(opened.At, null);
        var parties = opened.Audience.Select(Groups.PartyOf).OfType<PartyCode>().Append(opened.Supplier).Concat(opened.Parties).Distinct();
        return new ItemControl(
            opened.Supplier,
            opened.BelongsTo,
            opened.SelecLevel,
            opened.Terms.Handling,
            parties.ToImmutableSortedDictionary(party => party.Value, _ => begun, StringComparer.Ordinal),
            opened.Audience.Distinct().ToImmutableSortedDictionary(group => group, _ => opened.At, StringComparer.Ordinal));
    }

    /// <summary>With further readers, and their parties in the audience; who was there before keeps the earlier moment.</summary>
    public ItemControl Widened(IEnumerable<string> groups, IEnumerable<PartyCode> parties, DateTimeOffset at)
    {
        var added = groups.ToList();
        var begun = new Window(at, null);
        return this with
        {
            Readers = added.Aggregate(Readers, (known, group) => known.ContainsKey(group) ? known : known.Add(group, at)),
            Audience = added.Select(Groups.PartyOf).OfType<PartyCode>().Concat(parties).Aggregate(
                Audience,
                (known, party) => known.TryGetValue(party.Value, out var window) && (window.To is null || at < window.To)
                    ? known
                    : known.SetItem(party.Value, begun)),
        };
    }

    /// <summary>With a party's time in the audience ended, now or later.</summary>
    public ItemControl Narrowed(PartyCode party, DateTimeOffset until) =>
        Audience.TryGetValue(party.Value, out var window)
            ? this with { Audience = Audience.SetItem(party.Value, window with { To = until }) }
            : this;

    /// <summary>True when a party is in the audience at a moment.</summary>
    public bool IsFor(PartyCode party, DateTimeOffset moment) => Audience.TryGetValue(party.Value, out var window) && window.Includes(moment);
}
