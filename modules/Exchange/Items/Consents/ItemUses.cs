using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A use that the item was put to, for those who control or supervise it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Party">The party that used it.</param>
/// <param name="At">When.</param>
/// <param name="Consent">The consent on which it rests; null for the supplier's own use, or where none is needed.</param>
internal sealed record ItemUse(ItemUseKind Kind, PartyCode Party, DateTimeOffset At, StreamId? Consent)
{
    /// <summary>The party that received it, or in whose courts it was used.</summary>
    public PartyCode? Recipient { get; init; }

    /// <summary>The court's file.</summary>
    public string? CourtReference { get; init; }

    /// <summary>The area of the offences for which it was used beyond its purpose.</summary>
    public CrimeArea? CrimeArea { get; init; }
}

/// <summary>The access decision on uses, in the words of refusals.</summary>
internal static class ItemUses
{
    static readonly Refusal _withheld = new(
        "FIELD_WITHHELD", "The supplier withholds a part of the item from your party; what you do not have whole you do not use.", ["item"]);

    static readonly Refusal _withoutPurpose = new(
        "PURPOSE_MISSING", "State why you consult this case first: send the header Selec-Purpose.", []);

    /// <summary>Why a use is not permitted, or null. Whoever may not know of the item learns nothing else.</summary>
    public static Refusal? Against(AccessQuestion ask)
    {
        if (!AccessDecision.May(ask with { Act = Act.Know })) return Refusals.NoSuchItem;
        return AccessDecision.Refusals(ask).Cast<AccessCondition?>().FirstOrDefault() switch
        {
            null => null,
            AccessCondition.Role => Refusals.NotPermitted,
            AccessCondition.Handling => Forbidden(ask),
            AccessCondition.Restriction => _withheld,
            AccessCondition.Purpose => _withoutPurpose,
            AccessCondition.Existence => Refusals.ItemErased,
            _ => Refusals.NotPermitted,
        };
    }

    /// <summary>Why nothing is disclosed without a purpose that was stated for the item's matter, or null.</summary>
    public static Refusal? WithoutPurpose(CommandContext context) => context.Fact<UsedItem>().HasPurpose ? null : _withoutPurpose;

    /// <summary>The consent on which a use rests; null where none is needed.</summary>
    public static StreamId? BasisOf(AccessQuestion ask, ConsentScope scope) =>
        ask.Who.Party == ask.Item.Supplier ? null : ask.Consents(scope).FirstOrDefault()?.Consent;

    static Refusal Forbidden(AccessQuestion ask) => new("HANDLING_FORBIDS", Words(ask), ["item"]);

    static string Words(AccessQuestion ask) => ask.Act switch
    {
        _ when ask.IsUnacknowledged => "H3 restricts this item in words; acknowledge them first.",
        Act.UseInCourt => "H1 bars use in court; the supplier of the item may consent to it.",
        Act.Release => "Release needs the prior consent of the party that supplied the item.",
        Act.Publish => "Publication needs the prior consent of the party that supplied the item.",
        Act.UseForOtherPurpose => "Use for another purpose needs the prior consent of the party that supplied the item.",
        Act.Forward or Act.Cite when !ask.Item.Handling.Contains(HandlingCode.H2) =>
            "An item goes to a further party with the consent of its supplier alone.",
        Act.Forward or Act.Cite => "H2 bars dissemination; the supplier of the item may consent to it for the party named.",
        _ => "H2 bars taking the item out of the platform; its supplier alone may do so or consent to pass it on.",
    };
}
