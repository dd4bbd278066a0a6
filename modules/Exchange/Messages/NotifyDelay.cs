using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Drafts a notice that the answer comes later, with the reason and the new date (Directive (EU) 2023/977, article 5(2)).
/// </summary>
internal sealed record NotifyDelay(
    Sealed<string> Reason, DateTimeOffset Until, bool JudicialAuthorisation, ItemTerms Item) : MessageDraft(Item)
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        if (ThreadRules.Fault(ThreadAction.NotifyDelay, state.Standing(), Acting.In(context)) is { } fault) return fault;
        return Until <= context.Now || Until <= state.RunsOutAt()
            ? Refuse("DELAY_NOT_LATER", "The new date lies in the future and after the date now due.", "until")
            : Write(state, context, new MessageContent(
                MessageKind.DelayNotice, Reason, null, Until.ToUniversalTime(), JudicialAuthorisation));
    }
}
