using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Drafts a refusal on one of the grounds of the closed list. What the request lacks is asked for before it is refused for lacking it.
/// </summary>
internal sealed record RefuseRequest(RefusalGround Ground, Sealed<string> Text, ItemTerms Item) : MessageDraft(Item)
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        if (ThreadRules.Fault(ThreadAction.Refuse, state.Standing(), Acting.In(context)) is { } fault) return fault;
        return Ground == RefusalGround.RequestIncomplete && !state.Standing().QuestionAsked
            ? Refuse("CLARIFICATION_NOT_ASKED", "Ask for clarification before refusing a request as incomplete.", "ground")
            : Write(state, context, new MessageContent(MessageKind.Refusal, Text, Ground));
    }
}
