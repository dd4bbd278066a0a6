using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>
/// Records a stage that the courts of the prosecutor's State have reached; the first one opens the State's judicial line.
/// </summary>
internal sealed record RecordStage(
    StreamId Investigation,
    PartyCode State,
    JudicialStage Stage,
    Occurrence? Reached,
    Attribution Attribution,
    Sealed<string>? NextStep,
    DateOnly? NextDate,
    WaitingFor? WaitingFor,
    ItemTerms Item) : Command<Proceeding>
{
    /// <inheritdoc/>
    public override Decision Decide(Proceeding state, CommandContext context)
    {
        if (Investigation.Kind != "investigation" || context.Fact<CaseFile>().Investigation is not { } file)
            return Refuse(Refusal.NotFound, "There is nothing with that id that you may see.", "investigation");
        var circle = file.ReadCircle();
        if ((Rights.Against(InvestigationAction.RecordStage, circle, context.Caller, context.Parties, context.Now)
            ?? StateFault(context) ?? Item.Fault() ?? StageFault(state.Stage()) ?? TimeFault(state, context)) is { } fault) return fault;
        var supplied = Investigations.Investigation.Supplied(context, Item, ledger: true);
        var entry = new StageEntry(Stage, Reached, Attribution, NextStep, NextDate, WaitingFor, context.Caller.Person, context.Now);
        var decision = Decision.Accept(new StageRecorded(Investigation, State, entry))
            .And(Investigation, new JudicialStageNoted(State, Stage, supplied, context.Caller.Person, context.Now));
        return context.Item is { } item
            ? decision.And(item.Stream, context.OpenItem(Item, context.Self, Audience.OfTexts(circle, ledger: true)) with { Parties = [.. circle.Asked()] })
            : decision;
    }

    Refusal? StateFault(CommandContext context) =>
        State == context.Caller.Party ? null : Refuse(Refusal.NotPermitted, "A prosecutor records for his own State.", "state");

    Refusal? StageFault(JudicialStage? current) =>
        JudicialStages.After(current).Contains(Stage) ? null
        : current == JudicialStage.Final ? Refuse("PROCEEDING_FINAL", "The proceeding is final.", "stage")
        : Stage == JudicialStage.Final
        ? Refuse("OUTCOME_MISSING", "A proceeding becomes final after a conviction, an acquittal or a discontinuation.", "stage")
        : Refuse("STAGE_OUT_OF_ORDER", "That stage does not follow the present one.", "stage");

    Refusal? TimeFault(Proceeding state, CommandContext context) =>
        Reached?.Fault(context.Now, "reached")
        ?? (Reached is { } reached
            && state.History.LastOrDefault(entry => entry.Reached is not null) is { Reached: { } last }
            && reached.To < last.From
            ? Refuse("STAGE_BEFORE_LAST", "The stage was reached before the one recorded last.", "reached")
            : null);
}

/// <summary>The courts of a State reached a stage.</summary>
internal sealed record StageRecorded(StreamId Investigation, PartyCode State, StageEntry Entry) : DomainEvent<Proceeding>
{
    /// <inheritdoc/>
    public override Proceeding Evolve(Proceeding state) => state with
    {
        Investigation = Investigation,
        State = State,
        History = state.History.Add(Entry),
        NextStep = Entry.NextStep,
        NextDate = Entry.NextDate,
        WaitingFor = Entry.WaitingFor,
    };
}

/// <summary>The joint investigation's note of a stage that the courts of one of its States reached.</summary>
internal sealed record JudicialStageNoted(PartyCode State, JudicialStage Stage, SuppliedItem? Item, PersonId By, DateTimeOffset At)
    : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => (state with
    {
        Circle = state.Circle with
        {
            Lines = [.. state.Circle.Lines.Where(line => line.State != State), new JudicialLine(State, Stage, At)]
        },
    }).Keeping(Item);
}
