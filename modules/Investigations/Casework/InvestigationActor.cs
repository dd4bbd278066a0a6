using System.Globalization;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>The joint investigation as an actor, and what can be read of it.</summary>
internal static class InvestigationActor
{
    /// <summary>The rows of joint investigations.</summary>
    public static readonly Table<InvestigationView> Table = new Table<InvestigationView>(
            "investigations", InvestigationsJson.Default.InvestigationView, view => view.Id.Key, view => view.Id)
        .Code("stage", view => Codes.Of(view.Stage))
        .Number("suspended", view => view.Suspended ? 1 : 0)
        .Code("primaryArea", view => Codes.Of(view.PrimaryArea))
        .Codes("area", view => view.SecondaryAreas.Append(view.PrimaryArea).Select(area => Codes.Of(area)))
        .Code("taskForce", view => view.TaskForce is { } force ? Codes.Of(force) : null)
        .Codes("party", view => view.Parties.Select(party => party.Code.Value))
        .Code("proposer", view => view.Proposer.Value)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Time(
            "occurred",
            view => view.Occurred is { } occurred ? new DateTimeOffset(occurred.From, TimeOnly.MinValue, TimeSpan.Zero) : null)
        .Search(view => [
            view.CodeName, view.Label, view.Summary, view.Methods, view.OccurredNote,
            view.Evaluation, .. view.ActionDays.Select(day => day.Description)]);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<Investigation> Definition = new ActorDefinition<Investigation>(
            "investigation", Investigation.None, Read)
        .Snapshot(1, InvestigationsJson.Default.Investigation)
        .Event("investigation.proposed/1", InvestigationsJson.Default.InvestigationProposed)
        .Event("investigation.party-invited/1", InvestigationsJson.Default.PartyInvited)
        .Event("investigation.items-shared/1", InvestigationsJson.Default.ItemsShared)
        .Event("investigation.party-joined/1", InvestigationsJson.Default.PartyJoined)
        .Event("investigation.party-declined/1", InvestigationsJson.Default.PartyDeclined)
        .Event("investigation.accepted/1", InvestigationsJson.Default.InvestigationAccepted)
        .Event("investigation.rejected/1", InvestigationsJson.Default.InvestigationRejected)
        .Event("investigation.planning-begun/1", InvestigationsJson.Default.PlanningBegun)
        .Event("investigation.activated/1", InvestigationsJson.Default.InvestigationActivated)
        .Event("investigation.action-day-recorded/1", InvestigationsJson.Default.ActionDayRecorded)
        .Event("investigation.suspended/1", InvestigationsJson.Default.InvestigationSuspended)
        .Event("investigation.resumed/1", InvestigationsJson.Default.InvestigationResumed)
        .Event("investigation.concluded/1", InvestigationsJson.Default.InvestigationConcluded)
        .Event("investigation.follow-up-begun/1", InvestigationsJson.Default.FollowUpBegun)
        .Event("investigation.evaluated/1", InvestigationsJson.Default.InvestigationEvaluated)
        .Event("investigation.archived/1", InvestigationsJson.Default.InvestigationArchived)
        .Event("investigation.code-name-changed/1", InvestigationsJson.Default.CodeNameChanged)
        .Event("investigation.revised/1", InvestigationsJson.Default.InvestigationRevised)
        .Event("investigation.officer-assigned/1", InvestigationsJson.Default.OfficerAssigned)
        .Event("investigation.result-recorded/1", InvestigationsJson.Default.ResultRecorded)
        .Event("investigation.judicial-stage-noted/1", InvestigationsJson.Default.JudicialStageNoted);

    static ReadSide Read(StreamId stream, Investigation state, long version)
    {
        if (version == 0) return ReadSide.Nothing;
        var view = InvestigationView.Of(stream, state, version);
        var results = state.Results.Select(result => (ResultTable.Table as Table, (object)ResultView.Of(stream, result, version)));
        return new ReadSide(
            [(Table, view), (InvestigationParties.Table, Parties(stream, state.Circle)), .. results],
            Audience.Grants(stream, state.Circle),
            state is { Texts.CodeName: { } name, Circle.Stage: not InvestigationStage.Rejected }
                ? [Claimed(name, state.Subject.Occurred)]
                : []);
    }

    static InvestigationParties Parties(StreamId stream, Circle circle) => new(
        stream,
        [.. circle.Parties.Where(party => party.Answer == PartyAnswer.Agreed).Select(party => party.Code)],
        circle.AcceptedAt is not null);

    static Claim Claimed(Sealed<string> name, Occurrence? occurred) => new(
        $"code-name/{occurred?.BeganIn()?.ToString(CultureInfo.InvariantCulture) ?? "undated"}",
        name,
        new Refusal("CODE_NAME_TAKEN", "Another joint investigation of that year has this code name.", ["codeName"]));
}
