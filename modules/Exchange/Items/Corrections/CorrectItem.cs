using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// The supplier corrects an item: the corrected statement is an item of its own, on terms no weaker, for whoever may have the original now.
/// Every party that ever had the original is told.
/// </summary>
internal sealed record CorrectItem(ItemId Original, Sealed<string> Text, ItemTerms Item) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (CorrectionRules.Against(state, context) is { } no) return no.Path.IsEmpty ? no : no with { Path = ["original"] };
        if (state.Superseded is not null)
            return Refuse("ALREADY_CORRECTED", "The item was corrected; correct what it was corrected by.", "original");
        if (state.Recalled is not null) return Refuse("ITEM_RECALLED", "The item was recalled; nobody has it any more.", "original");
        if (CorrectionRules.TermsFault(Item, state) is { } fault) return fault;
        var (correction, by) = (context.Item!.Value, context.Caller.Person);
        var decision = Decision.Accept(new ItemSuperseded(correction, by, context.Now))
            .And(correction.Stream, Opened(state, context))
            .And(correction.Stream, new ItemCorrects(Original, Text, state.Clock!.Due, by, context.Now));
        return Limits(state, context).Aggregate(decision, (so, limit) => so.And(correction.Stream, limit))
            .Notifying(state, brief => new CorrectionNotified(brief, correction, by, context.Now), context)
            .Flagging(state, SourceFate.Corrected, context);
    }

    /// <summary>For whoever may have the original now, as far as their party's status still permits it.</summary>
    ItemOpened Opened(InformationItem state, CommandContext context)
    {
        var control = state.Control!;
        var parties = control.Audience.Keys.Select(party => new PartyCode(party))
            .Where(party => control.IsFor(party, context.Now) && ItemRules.IsEntitled(party, context)).ToList();
        var readers = control.Readers.Keys.Where(group => Groups.PartyOf(group) is not { } party || parties.Contains(party));
        return context.OpenItem(Item, state.Opened!.BelongsTo, readers) with { Parties = [.. parties] };
    }

    /// <summary>The ends of time and the withheld fields of the original hold for its correction.</summary>
    static IEnumerable<DomainEvent> Limits(InformationItem state, CommandContext context)
    {
        var (control, by) = (state.Control!, context.Caller.Person);
        foreach (var (party, window) in control.Audience)
        {
            if (window.Includes(context.Now) && window.To is { } until && ItemRules.IsEntitled(new PartyCode(party), context))
                yield return new ItemAudienceNarrowed(new PartyCode(party), until, by, context.Now);
        }
        var withheld = control.Restrictions.Select(known => known.Party).Distinct().ToList();
        if (withheld.Count > 0) yield return new FieldRestricted("statement", [.. withheld], by, context.Now);
    }
}

/// <summary>The item was corrected by another one.</summary>
internal sealed record ItemSuperseded(ItemId Correction, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.Visibly() with { Superseded = this };
}

/// <summary>The item corrects another one. It is kept no longer than that one: correcting is no decision to keep.</summary>
internal sealed record ItemCorrects(ItemId Original, Sealed<string> Text, DateTimeOffset Due, PersonId By, DateTimeOffset At)
    : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state with { Corrects = this, Clock = state.Clock! with { Due = Due } };
}
