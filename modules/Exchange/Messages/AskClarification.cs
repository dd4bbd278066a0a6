using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Drafts a question to the requester.</summary>
internal sealed record AskClarification(Sealed<string> Text, ItemTerms Item) : MessageDraft(Item)
{
    public override Decision Decide(RequestThread state, CommandContext context) =>
        ThreadRules.Fault(ThreadAction.AskClarification, state.Standing(), Acting.In(context)) is { } fault
            ? fault
            : Write(state, context, new MessageContent(MessageKind.ClarificationQuestion, Text));
}
