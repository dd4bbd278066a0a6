using Selec.Sdk;

namespace Selec.Governance;

/// <summary>The desk enters the request of a person. It is free, and the clock runs from the day of its receipt.</summary>
internal sealed record OpenSubjectRequest(
    DateOnly ReceivedOn, SubjectRequestKind Kind, string? From, SubjectIdentity Identity, Sealed<string> Letter, ItemTerms Item)
    : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context)
    {
        if (context.Caller.Role != DeskRules.Desk) return DeskRules.Against(state, context.Caller)!;
        if (ReceivedOn > SubjectDeadlines.DayOf(context.Now))
            return Refuse("RECEIVED_IN_FUTURE", "A request is entered once it has been received.", "receivedOn");
        if (Item.Fault() is { } fault) return fault;
        var item = context.Item!.Value;
        return Decision.Accept(new SubjectRequestOpened(
                SubjectReference.New(context), ReceivedOn, Kind, From, Identity, Letter, item, context.Caller.Person, context.Now))
            .And(item.Stream, context.OpenItem(Item, context.Self));
    }
}

/// <summary>A person's request was entered.</summary>
/// <param name="Reference">By which the person refers to it.</param>
/// <param name="ReceivedOn">The day of receipt.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="From">The State that the person asks from, or null.</param>
/// <param name="Identity">Who asks.</param>
/// <param name="Letter">What the person wrote.</param>
/// <param name="Item">The item that holds the texts.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When.</param>
internal sealed record SubjectRequestOpened(
    string Reference,
    DateOnly ReceivedOn,
    SubjectRequestKind Kind,
    string? From,
    SubjectIdentity Identity,
    Sealed<string> Letter,
    ItemId Item,
    PersonId By,
    DateTimeOffset At) : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => new SubjectRequest(this).Visibly();
}
