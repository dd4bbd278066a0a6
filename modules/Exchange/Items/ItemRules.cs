using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What only the supplier of an item may do to it, and what nobody may.</summary>
internal static class ItemRules
{
    static readonly Refusal _notYours = new(
        "AUDIENCE_NOT_YOURS", "Only the party that supplied an item lets other parties read it.", []);

    static readonly Refusal _notEntitled = new(
        "AUDIENCE_NOT_ENTITLED", "Only Member States, Operational Partners and SELEC read items, by their status on the day of the act.", []);

    static readonly Refusal _recalled = new(
        "ITEM_RECALLED", "The item was recalled; no other party gets it any more.", []);

    static readonly Refusal _aboveClearance = new(
        "CLASSIFICATION_ABOVE_CLEARANCE", "Nobody enters information above the level of the own clearance.", ["item", "classification"]);

    static readonly Refusal _markingNotYours = new(
        "MARKING_NOT_YOURS", "The marking is of the party that supplies the information, or of the party that it came from.", ["item", "marking"]);

    static readonly Refusal _belowMarking = new(
        "CLASSIFICATION_BELOW_MARKING", "The level is never below the one that the marking equals.", ["item", "classification"]);

    /// <summary>The roles that act for a supplier.</summary>
    public static readonly Role[] Suppliers = [Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative];

    /// <summary>The roles of <see cref="Suppliers"/>, and the one that decides on what SELEC supplied.</summary>
    public static readonly Role[] SuppliersAndCentre = [.. Suppliers, Role.OperationsDirectorate];

    /// <summary>The roles that read casework for their work, and not in order to supervise it.</summary>
    public static readonly Role[] Readers =
        [.. AccessDecision.Roles(Act.Read).Where(role => !Standing.Supervises(role))];

    /// <summary>
    /// True for those who act for the supplier: its National Focal Point and Liaison Officers, a partner's representatives, and for what SELEC
    /// supplied itself the Operational Directorate.
    /// </summary>
    public static bool Controls(Caller caller, PartyCode supplier) => caller.Party == supplier
        && (supplier == PartyCode.Selec ? caller.Role == Role.OperationsDirectorate : Suppliers.Contains(caller.Role));

    /// <summary>Why a person may not act for the supplier on this item, or null.</summary>
    public static Refusal? Against(InformationItem item, CommandContext context) =>
        item.IsKnownTo(context) ? AgainstKnown(item, context) : Refusals.NoSuchItem;

    /// <summary>
    /// Why a person may not decide on keeping this item, or null. Its supplier's units are told of its review, and decide on it, also where
    /// they were no part of the matter.
    /// </summary>
    public static Refusal? AgainstReview(InformationItem item, CommandContext context) =>
        item.IsKnownTo(context) || IsReviewedBy(item, context.Caller) ? AgainstKnown(item, context) : Refusals.NoSuchItem;

    static bool IsReviewedBy(InformationItem item, Caller caller) =>
        item is { Clock.AnnouncedAt: not null, Erased: null }
        && Review.Reviewers(item.Opened!.Supplier, item.Opened.BelongsTo).Any(group => caller.Groups.Contains(group));

    static Refusal? AgainstKnown(InformationItem item, CommandContext context) =>
        !item.IsControlledBy(context.Caller) ? Refusals.NotPermitted
        : item.Erased is not null ? Refusals.ItemErased
        : null;

    /// <summary>Why an item may not be opened so, or null.</summary>
    public static Refusal? AgainstOpening(InformationItem state, ItemOpened fact, CommandContext context) =>
        fact.SelecLevel > context.Caller.Clearance
            ? _aboveClearance
            : AgainstMarking(fact, context) ?? AgainstParties(Added(fact.Audience, fact.Parties), context);

    /// <summary>
    /// Why an audience may not be widened so, or null. The supplier lets parties in, or whoever holds its consent to pass the item on to a
    /// party; whoever is in brings in units of parties that are in.
    /// </summary>
    public static Refusal? AgainstWidening(InformationItem state, ItemAudienceWidened fact, CommandContext context)
    {
        var added = Added(fact.Groups, fact.Parties).ToList();
        if (state.Recalled is not null && added.Any(party => party != state.Opened!.Supplier)) return _recalled;
        return context.Caller.Party != state.Opened!.Supplier
            && added.Any(party => !state.Control!.IsFor(party, context.Now) && !MayPassOn(state, party, context))
            ? _notYours
            : AgainstParties(added, context);
    }

    /// <summary>Why a party may not leave an audience so, or null: it leaves by its own act, and the supplier never does.</summary>
    public static Refusal? AgainstLeaving(InformationItem state, ItemAudienceLeft fact, CommandContext context) =>
        state.Opened is null || fact.Party != context.Caller.Party || fact.Party == state.Opened.Supplier ? Refusals.NotPermitted : null;

    /// <summary>True for a party that may be let into audiences today, up to this level.</summary>
    public static bool MayReceive(PartyCode party, ClassificationLevel level, CommandContext context) =>
        MayReceive(party, level, context.Parties, context.Now);

    /// <inheritdoc cref="MayReceive(PartyCode, ClassificationLevel, CommandContext)"/>
    public static bool MayReceive(PartyCode party, ClassificationLevel level, PartyRegister parties, DateTimeOffset now) =>
        IsEntitled(party, parties, now) && parties.CeilingAt(party, now) >= level;

    /// <summary>The groups through which a party is let in: its focal point, where it has one, and its Liaison Officers.</summary>
    public static IEnumerable<string> NationalUnit(PartyCode party, CommandContext context) => NationalUnit(party, context.Parties, context.Now);

    /// <inheritdoc cref="NationalUnit(PartyCode, CommandContext)"/>
    public static IEnumerable<string> NationalUnit(PartyCode party, PartyRegister parties, DateTimeOffset now) =>
        parties.IsMemberState(party, now) ? [Groups.Liaison(party), Groups.FocalPoint(party)] : [Groups.Liaison(party)];

    static bool MayPassOn(InformationItem state, PartyCode party, CommandContext context) =>
        (state.Ask(Act.Forward, context) with { Recipient = party }).Consents(ConsentScope.Onward).Any();

    /// <summary>True for parties that read items, by their status on the day of the act.</summary>
    public static bool IsEntitled(PartyCode party, CommandContext context) => IsEntitled(party, context.Parties, context.Now);

    static bool IsEntitled(PartyCode party, PartyRegister parties, DateTimeOffset now) =>
        parties.KindAt(party, now) is PartyKind.MemberState or PartyKind.OperationalPartner or PartyKind.Centre;

    // The strict reading: a marking whose equal nobody has written down says nothing, so nothing is entered under it.
    static Refusal? AgainstMarking(ItemOpened fact, CommandContext context)
    {
        if (fact.Terms.Marking is not { } marking) return null;
        if (context.Parties.Markings.LevelOf(marking) is not { } level) return MarkingUnknown(fact, context.Parties.Markings);
        var party = MarkingTable.PartyOf(marking);
        return party != fact.Supplier && party != fact.Terms.Via ? _markingNotYours
            : fact.Terms.Classification < level || fact.SelecLevel < level ? _belowMarking
            : null;
    }

    /// <summary>Names the markings that would be taken: those of the supplier and of the party that the information came from.</summary>
    static Refusal MarkingUnknown(ItemOpened fact, MarkingTable markings)
    {
        var known = markings.Levels.Keys
            .Where(marking => MarkingTable.PartyOf(marking) is var party && (party == fact.Supplier || party == fact.Terms.Via)).ToList();
        var words = known.Count == 0 ? "none of this party is known" : $"known are {string.Join(", ", known)}";
        return new Refusal("MARKING_UNKNOWN", $"No SELEC level is known to equal this marking; {words}.", ["item", "marking"]);
    }

    static Refusal? AgainstParties(IEnumerable<PartyCode> parties, CommandContext context) =>
        parties.All(party => IsEntitled(party, context)) ? null : _notEntitled;

    static IEnumerable<PartyCode> Added(IEnumerable<string> groups, IEnumerable<PartyCode> parties) =>
        groups.Select(Groups.PartyOf).OfType<PartyCode>().Concat(parties).Distinct();
}
