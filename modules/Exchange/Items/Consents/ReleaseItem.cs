using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Proposes to release an item to an Observer or a Third Party, which a second person confirms. Any party but the supplier names the
/// supplier's consent.
/// </summary>
internal sealed record ReleaseItem(ItemId Item, PartyCode To, StreamId? Consent) : Command<Release>
{
    public override Decision Decide(Release state, CommandContext context)
    {
        if (context.Fact<UsedItem>().View is not { } item) return Refusals.NoSuchItem;
        if (ReleaseRules.AgainstRecipient(To, item.SelecLevel, "to", context) is { } fault) return fault;
        return ReleaseProposed.Of(item, To, Consent, context);
    }
}

/// <summary>
/// Proposes to publish an item, which a second person confirms. Any party but the supplier names the supplier's consent.
/// </summary>
internal sealed record PublishItem(ItemId Item, StreamId? Consent) : Command<Release>
{
    public override Decision Decide(Release state, CommandContext context)
    {
        if (context.Fact<UsedItem>().View is not { } item) return Refusals.NoSuchItem;
        return ReleaseRules.AgainstLevel(item.SelecLevel) is { } fault ? fault : ReleaseProposed.Of(item, null, Consent, context);
    }
}

/// <summary>A second person confirms a release or a publication; that carries it out.</summary>
internal sealed record ConfirmRelease : Command<Release>
{
    public override Decision Decide(Release state, CommandContext context)
    {
        var (proposed, caller, now) = (state.Proposed!, context.Caller, context.Now);
        if (state.Made is not null) return Refuse("RELEASE_MADE", "This release was carried out already.", "release");
        if (state.StateAt(now) == ReleaseState.Lapsed)
            return Refuse("RELEASE_LAPSED", "Nobody confirmed this release in time; propose it anew.", "release");
        if (proposed.By == caller.Person) return Refuse("RELEASE_SECOND_PERSON", "Somebody other than who proposed a release confirms it.");
        if (context.Fact<Proposers>().AgainstReleasing(proposed.By, proposed.Party) is { } gone) return gone;
        return Decision.Accept(new ReleaseMade(caller.Person, now)).And(
            proposed.Item.Stream,
            new ItemReleased(context.Self, proposed.To, proposed.Consent, proposed.Party, caller.Person, now));
    }
}

/// <summary>A release or a publication was proposed.</summary>
/// <param name="Item">The item.</param>
/// <param name="Supplier">Its supplier.</param>
/// <param name="To">The Observer or Third Party; null for publication.</param>
/// <param name="Consent">The consent on which it rests; null for the supplier's own.</param>
/// <param name="Party">The party that releases.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="By">Who proposed.</param>
/// <param name="At">When.</param>
internal sealed record ReleaseProposed(
    ItemId Item, PartyCode Supplier, PartyCode? To, StreamId? Consent, PartyCode Party, string Unit, PersonId By, DateTimeOffset At)
    : DomainEvent<Release>
{
    /// <summary>The proposal, which the item's own rules must let pass.</summary>
    public static Decision Of(ItemView item, PartyCode? to, StreamId? consent, CommandContext context)
    {
        var (caller, now) = (context.Caller, context.Now);
        return Decision
            .Accept(new ReleaseProposed(new ItemId(item.Id.Key), item.Supplier, to, consent, caller.Party, caller.Unit, caller.Person, now))
            .And(item.Id, new ItemReleaseProposed(context.Self, to, consent, caller.Person, now));
    }

    public override Release Evolve(Release state) => state with { Proposed = this };
}

/// <summary>A release was carried out by the second person's confirmation.</summary>
[AuditedAs(AuditKind.Disclose)]
internal sealed record ReleaseMade(PersonId By, DateTimeOffset At) : DomainEvent<Release>
{
    public override Release Evolve(Release state) => state with { Made = this };
}

/// <summary>Somebody proposed to release or to publish the item; a consent must be in force by then.</summary>
internal sealed record ItemReleaseProposed(StreamId Release, PartyCode? To, StreamId? Consent, PersonId By, DateTimeOffset At)
    : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state;
}

/// <summary>The item was released to an Observer or a Third Party, or published.</summary>
internal sealed record ItemReleased(StreamId Release, PartyCode? To, StreamId? Consent, PartyCode Party, PersonId By, DateTimeOffset At)
    : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.Used(new ItemUse(To is null ? ItemUseKind.Published : ItemUseKind.Released, Party, At, Consent) { Recipient = To });
}
