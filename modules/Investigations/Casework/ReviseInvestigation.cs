using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Revises what the joint investigation is about: the codes as a whole, each text that is given.</summary>
internal sealed record ReviseInvestigation(
    InvestigationSubject Subject, Sealed<string>? Label, Sealed<string>? Summary,
    Sealed<string>? Methods, Sealed<string>? OccurredNote, ItemTerms Item)
    : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Revise, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : (Item.Fault() ?? Subject.Fault(context.Now)) is { } fault ? fault
        : state.Accept(
            new InvestigationRevised(
                Subject, Revised(state.Texts), Investigation.Supplied(context, Item), context.Caller.Person, context.Now), context, Item);

    InvestigationTexts Revised(InvestigationTexts texts) => texts with
    {
        Label = Label ?? texts.Label,
        Summary = Summary ?? texts.Summary,
        Methods = Methods ?? texts.Methods,
        OccurredNote = OccurredNote ?? texts.OccurredNote,
    };
}

/// <summary>What the joint investigation is about was revised.</summary>
internal sealed record InvestigationRevised(
        InvestigationSubject Subject, InvestigationTexts Texts, SuppliedItem? Item, PersonId By, DateTimeOffset At)
    : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        (state with { Subject = Subject, Texts = Texts, Circle = state.Circle with { TaskForce = Subject.TaskForce } }).Keeping(Item);
}
