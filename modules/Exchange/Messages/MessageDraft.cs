using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A command that drafts a message. What the focal point drafts, or a partner's representative, is cleared with it.</summary>
internal abstract record MessageDraft(ItemTerms Item) : Command<RequestThread>
{
    /// <summary>Drafts the message when the act is open to the caller and nothing else speaks against it.</summary>
    protected Decision Write(RequestThread thread, CommandContext context, MessageContent content, params ImmutableArray<ItemId> sources)
    {
        if (Item.Fault() is { } fault) return fault;
        var (caller, item) = (context.Caller, context.Item!.Value);
        var fromRequester = caller.Party == thread.Request!.Side.Party;
        var side = fromRequester ? thread.Request.Side : thread.Addressee;
        var number = thread.Messages.Length + 1;
        var drafted = new MessageDrafted(
            number, content, fromRequester, item, sources, caller.Person, caller.Unit, side.HandlingGroup(), context.Now);
        ItemOpened Open(params IEnumerable<string> further) =>
            context.OpenItem(Item, context.Self, [caller.Unit, side.HandlingGroup(), side.FocalPointGroup(), .. further]);
        return side.IsFocalPoint(caller)
            ? Decision.Accept(drafted, new MessageCleared(number, caller.Person, context.Now)).And(item.Stream, Open(side.LiaisonGroup()))
            : Decision.Accept(drafted).And(item.Stream, Open());
    }
}

/// <summary>A message was drafted; the other side learns nothing of it before it is sent.</summary>
/// <param name="Number">Its number within the thread.</param>
/// <param name="Content">What it says.</param>
/// <param name="FromRequester">True when the requester's side wrote it.</param>
/// <param name="Item">The item of its text.</param>
/// <param name="Sources">The items it was drawn from.</param>
/// <param name="By">Who drafted it.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="HandlingUnit">The unit that handled the matter on that side then.</param>
/// <param name="At">When.</param>
internal sealed record MessageDrafted(
    int Number,
    MessageContent Content,
    bool FromRequester,
    ItemId Item,
    ImmutableArray<ItemId> Sources,
    PersonId By,
    string Unit,
    string HandlingUnit,
    DateTimeOffset At)
    : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) => state with
    {
        Messages = state.Messages.Add(
            new ThreadMessage(Number, Content, FromRequester, Item, By, Unit, HandlingUnit, MessageState.Drafted, At)),
    };
}
