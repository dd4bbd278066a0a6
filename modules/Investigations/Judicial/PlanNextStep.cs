using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>The acts on a proceeding.</summary>
internal enum ProceedingAction
{
    /// <summary>Record a stage.</summary>
    RecordStage,

    /// <summary>Plan the next step.</summary>
    PlanNextStep,
}

/// <summary>Says what comes next, when, and who waits for whom.</summary>
internal sealed record PlanNextStep(
    Sealed<string>? NextStep, DateOnly? NextDate, WaitingFor? WaitingFor, ItemTerms Item) : Command<Proceeding>
{
    /// <inheritdoc/>
    public override Decision Decide(Proceeding state, CommandContext context)
    {
        if (context.Fact<CaseFile>().Investigation is not { } file)
        {
            return Refuse(Refusal.NotFound, "There is nothing with that id that you may see.", "proceeding");
        }
        if ((Against(state.State, state.Stage(), context.Caller) ?? Item.Fault()) is { } fault) return fault;
        var decision = Decision.Accept(new NextStepPlanned(NextStep, NextDate, WaitingFor, context.Caller.Person, context.Now));
        return context.Item is { } item
            ? decision.And(item.Stream, context.OpenItem(Item, context.Self, Audience.OfTexts(file.ReadCircle(), ledger: true)) with { Parties = [.. file.ReadCircle().Asked()] })
            : decision;
    }

    /// <summary>Why the caller may not plan it, or null.</summary>
    public static Refusal? Against(PartyCode state, JudicialStage? stage, Caller caller) =>
        caller.Role != Role.Prosecutor || caller.Party != state ? Refuse(Refusal.NotPermitted, "A prosecutor records for his own State.")
        : stage == JudicialStage.Final ? Refuse("PROCEEDING_FINAL", "The proceeding is final.")
        : null;

    /// <summary>What the caller may do.</summary>
    public static ImmutableArray<ProceedingAction> Open(ProceedingView view, Caller caller) =>
        Against(view.State, view.Stage, caller) is null ? [ProceedingAction.RecordStage, ProceedingAction.PlanNextStep] : [];
}

/// <summary>The next step was planned.</summary>
internal sealed record NextStepPlanned(Sealed<string>? NextStep, DateOnly? NextDate, WaitingFor? WaitingFor, PersonId By, DateTimeOffset At)
    : DomainEvent<Proceeding>
{
    /// <inheritdoc/>
    public override Proceeding Evolve(Proceeding state) => state with { NextStep = NextStep, NextDate = NextDate, WaitingFor = WaitingFor };
}
