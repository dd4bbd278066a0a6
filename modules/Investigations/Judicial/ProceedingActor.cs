using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>A State's proceeding as the API shows it.</summary>
internal sealed record ProceedingView(
    StreamId Id,
    NodeVersion Version,
    StreamId Investigation,
    PartyCode State,
    JudicialStage Stage,
    bool OutcomeKnown,
    Sealed<string>? NextStep,
    DateOnly? NextDate,
    WaitingFor? WaitingFor,
    ImmutableArray<StageEntry> History,
    DateTimeOffset RecordedAt)
{
    /// <summary>When it becomes overdue: at the end of the day of the next step; never once final.</summary>
    public DateTimeOffset? OverdueFrom() =>
        Stage != JudicialStage.Final && NextDate is { } day ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null;
}

/// <summary>The proceeding as an actor, and what can be read of it. Who may see it, its joint investigation grants.</summary>
internal static class ProceedingActor
{
    /// <summary>The rows of proceedings.</summary>
    public static readonly Table<ProceedingView> Table = new Table<ProceedingView>(
            "proceedings", InvestigationsJson.Default.ProceedingView, view => view.Id.Key, view => view.Id)
        .Code("investigation", view => view.Investigation.Key)
        .Code("state", view => view.State.Value)
        .Code("stage", view => Codes.Of(view.Stage))
        .Time("overdueFrom", view => view.OverdueFrom())
        .Number("outcomeKnown", view => view.OutcomeKnown ? 1 : 0)
        .Codes("waiting", view => view.WaitingFor is { } waits ? [waits.Waiting.Value] : [])
        .Codes("waitedFor", view => view.WaitingFor is { } waits ? [waits.On.Value] : [])
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Search(view => view.History.Select(entry => entry.NextStep).Append(view.NextStep).Distinct());

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<Proceeding> Definition = new ActorDefinition<Proceeding>("proceeding", Proceeding.None, Read)
        .Event("proceeding.stage-recorded/1", InvestigationsJson.Default.StageRecorded)
        .Event("proceeding.next-step-planned/1", InvestigationsJson.Default.NextStepPlanned);

    static ReadSide Read(StreamId stream, Proceeding state, long version) =>
        state.Stage() is { } stage ? new ReadSide([(Table, View(stream, state, stage, version))], [], []) : ReadSide.Nothing;

    static ProceedingView View(StreamId stream, Proceeding state, JudicialStage stage, long version) => new(
        stream, new NodeVersion(stream, version), state.Investigation, state.State, stage,
        stage is JudicialStage.Appeal or JudicialStage.Final || JudicialStages.IsOutcome(stage),
        state.NextStep, state.NextDate, state.WaitingFor, state.History, state.History[^1].RecordedAt);
}
