using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Corrects what was seized; the line corrected stays on record and counts no more.</summary>
internal sealed record CorrectDrugSeizure(
    DrugSubstance Substance,
    Sealed<string>? SubstanceDetail,
    DrugForm Form,
    DrugQuantityStated Quantity,
    DrugPurity? Purity,
    Sealed<string>? Reason,
    ItemTerms Item) : Command<DrugSeizure>
{
    /// <inheritdoc/>
    public override Decision Decide(DrugSeizure state, CommandContext context)
    {
        var seized = new DrugSeized(Substance, SubstanceDetail, Form, Quantity, Purity);
        if ((DrugSeizureRights.Against(DrugSeizureAction.Correct, state.Filing.Circle, context.Caller) ?? Item.Fault() ?? seized.Fault())
            is { } fault) return fault;
        var line = seized.Line(state.Lines.Length + 1, Reason, context);
        var fact = new DrugSeizureCorrected(
            line, DrugSeizure.Find(state.Circumstances, line), DrugFiling.Supplied(context, Item));
        return state.Filing.Accept(fact, context, Item);
    }
}

/// <summary>What was seized was corrected.</summary>
internal sealed record DrugSeizureCorrected(DrugSeizureLine Line, ImmutableArray<DrugFinding> Findings, ImmutableArray<DrugItem> Items)
    : DomainEvent<DrugSeizure>
{
    /// <inheritdoc/>
    public override DrugSeizure Evolve(DrugSeizure state) => state with
    {
        Lines = [.. state.Lines[..^1], state.Current with { CorrectedBy = Line.Number }, Line],
        Findings = Findings,
        Filing = state.Filing with { Items = [.. state.Filing.Items, .. Items] },
    };
}
