using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Drafts the requester's reply to a question.</summary>
internal sealed record Clarify(Sealed<string> Text, ItemTerms Item) : MessageDraft(Item)
{
    public override Decision Decide(RequestThread state, CommandContext context) =>
        ThreadRules.Fault(ThreadAction.Clarify, state.Standing(), Acting.In(context)) is { } fault
            ? fault
            : Write(state, context, new MessageContent(MessageKind.Clarification, Text));
}
