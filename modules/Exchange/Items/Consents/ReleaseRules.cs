using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What may be released, to whom, or published, and on whose consent. The item is asked on its newest state, at every step.</summary>
internal static class ReleaseRules
{
    static readonly Refusal _noConsent = new(
        "CONSENT_NOT_IN_FORCE", "There is no consent in force that permits your party to release this item so.", ["consent"]);

    static readonly Refusal _recalled = new("ITEM_RECALLED", "The item was recalled; it goes to nobody any more.", ["item"]);

    /// <summary>Why an item of this level may not be released to a party, or null.</summary>
    public static Refusal? AgainstRecipient(PartyCode to, ClassificationLevel level, string field, CommandContext context) =>
        context.Parties.KindAt(to, context.Now) is not (PartyKind.Observer or PartyKind.ThirdParty)
            ? new Refusal("RELEASE_RECIPIENT", "Items are released to Observers and Third Parties; all others have audiences.", [field])
        : AgainstLevel(level);

    /// <summary>Why an item of this level may go to nobody outside the audiences, or null.</summary>
    public static Refusal? AgainstLevel(ClassificationLevel level) => level > ClassificationLevel.Basic
        ? new Refusal("RELEASE_CLASSIFIED", "Classified information is neither released to Observers and Third Parties nor published.", ["item"])
        : null;

    public static Refusal? Against(InformationItem state, ItemReleaseProposed fact, CommandContext context) =>
        Against(state, fact.To, fact.Consent, context);

    public static Refusal? Against(InformationItem state, ItemReleased fact, CommandContext context) =>
        Against(state, fact.To, fact.Consent, context);

    static Refusal? Against(InformationItem state, PartyCode? to, StreamId? consent, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        if (state.Recalled is not null) return _recalled;
        var (act, scope) = to is null ? (Act.Publish, ConsentScope.Publish) : (Act.Release, ConsentScope.Release);
        var ask = UsedItem.Ask(state, act, context) with { Recipient = to };
        var level = state.Control!.Level;
        return (to is { } recipient ? AgainstRecipient(recipient, level, "to", context) : AgainstLevel(level))
            ?? (IsCovered(ask, scope, consent) ? ItemUses.Against(ask) : _noConsent);
    }

    static bool IsCovered(AccessQuestion ask, ConsentScope scope, StreamId? consent) => consent is null
        ? ask.Who.Party == ask.Item.Supplier
        : ask.Consents(scope).Any(given => given.Consent == consent);
}
