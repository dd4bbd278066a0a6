using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What only the supplier of an item may do to it, and what nobody may.</summary>
internal static class ItemRules
{
    static readonly Refusal _notYours = new(
        "AUDIENCE_NOT_YOURS", "Only the party that supplied an item lets other parties read it.", []);

    static readonly Refusal _notEntitled = new(
        "AUDIENCE_NOT_ENTITLED", "Only Member States, Operational Partners and SELEC read items, by their status on the day of the act.", []);

    static readonly Refusal _aboveClearance = new(
        "CLASSIFICATION_ABOVE_CLEARANCE", "Nobody enters information above the level of the own clearance.", ["item", "classification"]);

    static readonly Refusal _markingUnknown = new(
        "MARKING_UNKNOWN", "No SELEC level is known to equal this marking.", ["item", "marking"]);

    static readonly Refusal _markingNotYours = new(
        "MARKING_NOT_YOURS", "The marking is of the party that supplies the information, or of the party that it came from.", ["item", "marking"]);

    static readonly Refusal _belowMarking = new(
        "CLASSIFICATION_BELOW_MARKING", "The level is never below the one that the marking equals.", ["item", "classification"]);

    /// <summary>True for those who act for the supplier: its National Focal Point and Liaison Officers, or a partner's representatives.</summary>
    public static bool Controls(Caller caller, PartyCode supplier) =>
        caller.Party == supplier && caller.Role is Role.NationalFocalPoint or Role.LiaisonOfficer or Role.PartnerRepresentative;

    /// <summary>Why a person may not act for the supplier on this item, or null.</summary>
    public static Refusal? Against(InformationItem item, CommandContext context) =>
        !item.IsKnownTo(context) ? Refusals.NoSuchItem
        : !item.IsControlledBy(context.Caller) ? Refusals.NotPermitted
        : item.Erased is not null ? new Refusal("ITEM_ERASED", "The item was erased; nothing can be done with it any more.", ["item"])
        : null;

    /// <summary>Why an item may not be opened so, or null.</summary>
    public static Refusal? AgainstOpening(InformationItem state, ItemOpened fact, CommandContext context) =>
        fact.SelecLevel > context.Caller.Clearance
            ? _aboveClearance
            : AgainstMarking(fact, context) ?? AgainstParties(Added(fact.Audience, fact.Parties), context);

    /// <summary>
    /// Why an audience may not be widened so, or null. The supplier lets parties in; whoever is in brings in units of parties that are in.
    /// </summary>
    public static Refusal? AgainstWidening(InformationItem state, ItemAudienceWidened fact, CommandContext context)
    {
        var added = Added(fact.Groups, fact.Parties).ToList();
        return context.Caller.Party != state.Opened!.Supplier && added.Any(party => !state.Control!.IsFor(party, context.Now))
            ? _notYours
            : AgainstParties(added, context);
    }

    // The strict reading: a marking whose equal nobody has written down says nothing, so nothing is entered under it.
    static Refusal? AgainstMarking(ItemOpened fact, CommandContext context)
    {
        if (fact.Terms.Marking is not { } marking) return null;
        if (context.Parties.Markings.LevelOf(marking) is not { } level) return _markingUnknown;
        var party = MarkingTable.PartyOf(marking);
        return party != fact.Supplier && party != fact.Terms.Via ? _markingNotYours
            : fact.Terms.Classification < level || fact.SelecLevel < level ? _belowMarking
            : null;
    }

    static Refusal? AgainstParties(IEnumerable<PartyCode> parties, CommandContext context) =>
        parties.All(party => context.Parties.KindAt(party, context.Now)
            is PartyKind.MemberState or PartyKind.OperationalPartner or PartyKind.Centre)
            ? null
            : _notEntitled;

    static IEnumerable<PartyCode> Added(IEnumerable<string> groups, IEnumerable<PartyCode> parties) =>
        groups.Select(Groups.PartyOf).OfType<PartyCode>().Concat(parties).Distinct();
}
