using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Who asks for a consent, who decides on it and who reads of it.</summary>
internal static class ConsentRules
{
    static readonly ConsentAction[] _actions = Enum.GetValues<ConsentAction>();

    /// <summary>The groups that read of a consent beside the supervisors: the asker and both National Units.</summary>
    public static IEnumerable<string> Readers(ConsentAsked asked) =>
    [
        Groups.Officer(asked.Holder, asked.By),
        .. Units(asked.Holder, asked.Unit),
        Groups.FocalPoint(asked.Supplier), Groups.Liaison(asked.Supplier),
    ];

    /// <summary>The units that act for a party that asks or releases; at SELEC, the unit that began it.</summary>
    public static IEnumerable<string> Units(PartyCode party, string unit) =>
        party == PartyCode.Selec ? [unit] : [Groups.FocalPoint(party), Groups.Liaison(party)];

    /// <summary>The acts open to a person now.</summary>
    public static ConsentAction[] Open(ConsentStanding at, Caller viewer, DateTimeOffset now) =>
        [.. _actions.Where(act => Fault(act, at, viewer, now) is null)];

    /// <summary>Why a person may not decide so, or null. Only the supplier decides; on what SELEC supplied, nobody does.</summary>
    public static Refusal? Fault(ConsentAction act, ConsentStanding at, Caller caller, DateTimeOffset now) => act switch
    {
        _ when at.Supplier == PartyCode.Selec || !ItemRules.Controls(caller, at.Supplier) => Refusals.NotPermitted,
        ConsentAction.Revoke when at.At(now) != ConsentState.Granted =>
            new Refusal("CONSENT_NOT_GRANTED", "Only a consent in force can be revoked.", ["consent"]),
        not ConsentAction.Revoke when at.At(now) != ConsentState.Asked =>
            new Refusal("CONSENT_DECIDED", "This consent was decided on, has lapsed or has ended.", ["consent"]),
        _ => null,
    };

    /// <summary>Why a consent may not be asked for so, or null. Whether the asker reads the item is the item's own question.</summary>
    public static Refusal? AgainstAsking(AskConsent ask, ItemView item, CommandContext context)
    {
        if (ItemControl.IsOfDesk(item.BelongsTo)) return Refusals.NotPermitted;
        if (item.Supplier == context.Caller.Party)
            return new Refusal("CONSENT_OWN_ITEM", "Your party supplied the item and needs nobody's consent.", ["item"]);
        if (ask.Scope is not (ConsentScope.Onward or ConsentScope.Release))
        {
            return ask.Recipient is null
                ? null
                : new Refusal("CONSENT_RECIPIENT_NOT_ASKED", "Only passing on and release name a recipient.", ["recipient"]);
        }
        if (ask.Recipient is not { } to)
            return new Refusal("CONSENT_RECIPIENT_MISSING", "Passing on and release name the one party that is to receive the item.", ["recipient"]);
        return AgainstRecipient(ask.Scope, to, item, context);
    }

    static Refusal? AgainstRecipient(ConsentScope scope, PartyCode to, ItemView item, CommandContext context)
    {
        if (scope == ConsentScope.Release) return ReleaseRules.AgainstRecipient(to, item.SelecLevel, "recipient", context);
        return to != context.Caller.Party && to != item.Supplier && ItemRules.IsEntitled(to, context)
            ? null
            : new Refusal(
                "CONSENT_RECIPIENT_KIND", "An item is passed on to another Member State, an Operational Partner or SELEC alone.", ["recipient"]);
    }
}
