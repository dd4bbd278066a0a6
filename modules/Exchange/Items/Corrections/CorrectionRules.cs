using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What correcting, recalling and reporting have in common.</summary>
internal static class CorrectionRules
{
    static readonly Refusal _notCasework = new(
        "NOT_CASEWORK", "The name in an account is kept with the account and is neither corrected nor recalled as an item.", ["item"]);

    static readonly Refusal _weaker = new(
        "HANDLING_WEAKER_THAN_ORIGINAL",
        "What is said about an item carries every handling code and at least the classification of it.", ["item", "handling"]);

    /// <summary>Why a person may not correct or recall this item, or null.</summary>
    public static Refusal? Against(InformationItem state, CommandContext context) =>
        ItemRules.Against(state, context) ?? (state.Clock is null ? _notCasework : null);

    /// <summary>Why these terms do not do for what is said about the item, or null.</summary>
    public static Refusal? TermsFault(ItemTerms terms, InformationItem about) => terms.Fault()
        ?? (terms.IsNoWeakerThan(about.Control!.Handling, about.Control.Level) ? null : _weaker);

    /// <summary>
    /// Every other party that ever had the item: also those whose time in the audience has ended, and those who took sight of it in an
    /// emergency. Who was let in and had nobody yet who read it learns nothing. Each gets a notice of its own and learns of no other one.
    /// </summary>
    public static ImmutableArray<PartyCode> Recipients(InformationItem item)
    {
        var control = item.Control!;
        var readers = control.Readers.Keys.Select(Groups.PartyOf).OfType<PartyCode>().ToHashSet();
        return
        [
            .. control.Audience.Keys.Select(party => new PartyCode(party)).Where(readers.Contains)
                .Concat(control.Emergencies.Select(sight => sight.Party)).Distinct().Where(party => party != control.Supplier),
        ];
    }

    /// <summary>Adds a notice for every past recipient.</summary>
    public static Decision Notifying(
        this Decision decision, InformationItem item, Func<NoticeBrief, DomainEvent<ItemNotice>> notice, CommandContext context)
    {
        var (id, opened, number) = (new ItemId(context.Self.Key), item.Opened!, 0);
        foreach (var party in Recipients(item))
        {
            var told = new StreamId(ItemNotice.ActorKind, context.NewId(number++));
            decision = decision.And(told, notice(new NoticeBrief(id, opened.BelongsTo, opened.Supplier, party)));
        }
        return decision;
    }
}
