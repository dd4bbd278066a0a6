using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Evaluates a concluded joint investigation.</summary>
internal sealed record EvaluateInvestigation(Sealed<string> Evaluation, ItemTerms Item) : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Evaluate, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : Item.Fault() is { } fault ? fault
        : state.Accept(
            new InvestigationEvaluated(Evaluation, Investigation.Supplied(context, Item, ledger: true), context.Caller.Person, context.Now),
            context, Item);
}

/// <summary>A joint investigation was evaluated.</summary>
internal sealed record InvestigationEvaluated(Sealed<string> Evaluation, SuppliedItem? Item, PersonId By, DateTimeOffset At)
    : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        (state with { Texts = state.Texts with { Evaluation = Evaluation } }).At(InvestigationStage.Evaluated).Keeping(Item);
}
