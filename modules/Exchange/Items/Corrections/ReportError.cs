using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// A reader found an item wrong or out of date and alerts its supplier (Convention, article 28(2)). The item stays as it is: correcting it
/// is the supplier's act alone.
/// </summary>
internal sealed record ReportError(ItemId About, Sealed<string> Text, ItemTerms Item) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (!state.IsKnownTo(context) || state.Control!.IsAddress()) return Refusals.NoSuchItem with { Path = ["about"] };
        if (state.Erased is not null) return Refusals.ItemErased with { Path = ["about"] };
        if (CorrectionRules.TermsFault(Item, state) is { } fault) return fault;
        var (report, caller) = (context.Item!.Value, context.Caller);
        var notice = new StreamId(ItemNotice.ActorKind, context.NewId(0));
        var brief = new NoticeBrief(About, state.Opened!.BelongsTo, state.Opened.Supplier, state.Opened.Supplier);
        return Decision.Accept()
            .And(report.Stream, context.OpenItem(
                Item, notice, [caller.Unit, .. Review.Reviewers(caller.Party), .. Review.Reviewers(state.Opened.Supplier, state.Opened.BelongsTo)]))
            .And(notice, new ErrorReported(brief, caller.Party, Text, caller.Person, context.Now));
    }
}
