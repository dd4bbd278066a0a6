using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What may be released, to whom, and on whose consent. The item is asked on its newest state, at every step.</summary>
internal static class ReleaseRules
{
    static readonly Refusal _noConsent = new(
        "CONSENT_NOT_IN_FORCE", "There is no consent in force that permits your party to release this item to this recipient.", ["consent"]);

    /// <summary>Why an item of this level may not be released to a party, or null.</summary>
    public static Refusal? AgainstRecipient(PartyCode to, ClassificationLevel level, string field, CommandContext context) =>
        context.Parties.KindAt(to, context.Now) is not (PartyKind.Observer or PartyKind.ThirdParty)
            ? new Refusal("RELEASE_RECIPIENT", "Items are released to Observers and Third Parties; all others have audiences.", [field])
        : level > ClassificationLevel.Basic
            ? new Refusal("RELEASE_CLASSIFIED", "Classified information is released neither to Observers nor to Third Parties.", ["item"])
        : null;

    public static Refusal? Against(InformationItem state, ItemReleaseProposed fact, CommandContext context) =>
        Against(state, fact.To, fact.Consent, context);

    public static Refusal? Against(InformationItem state, ItemReleased fact, CommandContext context) =>
        Against(state, fact.To, fact.Consent, context);

    static Refusal? Against(InformationItem state, PartyCode to, StreamId? consent, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        var ask = UsedItem.Ask(state, Act.Release, context) with { Recipient = to };
        return AgainstRecipient(to, state.Control!.Level, "to", context)
            ?? (IsCovered(ask, consent) ? ItemUses.Against(ask) : _noConsent);
    }

    static bool IsCovered(AccessQuestion ask, StreamId? consent) => consent is null
        ? ask.Who.Party == ask.Item.Supplier
        : ask.Consents(ConsentScope.Release).Any(given => given.Consent == consent);
}
