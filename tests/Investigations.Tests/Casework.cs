using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations.Tests;

/// <summary>The acts of the trade as tests write them.</summary>
internal static class Casework
{
    public static readonly ItemTerms Terms = TermsOf(HandlingCode.H0);

    static readonly VisibleLinks _noLinks = new(ImmutableHashSet<string>.Empty);

    public static ItemTerms TermsOf(params HandlingCode[] handling) =>
        new(StatementKind.Fact, SourceEvaluation.B, InformationEvaluation.Two, [.. handling], null, ClassificationLevel.Basic, null);

    public static InvestigationSubject Subject(CrimeArea area = CrimeArea.Drugs, Occurrence? occurred = null, TaskForceKey? force = null) =>
        new(area, [], force, occurred ?? Year(2021), [], [], []);

    public static Occurrence Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), OccurrencePrecision.Year);

    public static Occurrence On(int year, int month, int day)
        => new(new DateOnly(year, month, day), new DateOnly(year, month, day), OccurrencePrecision.Day);

    public static ProposeInvestigation Proposal(
        World world, IEnumerable<(string Party, PartyRole Role)> invite, string? codeName = null,
        InvestigationSubject? subject = null, ItemTerms? terms = null) =>
        new(subject ?? Subject(), codeName is null ? null : world.Text(codeName), null, world.Text("what it is about"), null, null,
            [.. invite.Select(one => new Invitation(new PartyCode(one.Party), one.Role))], null, null, terms ?? Terms);

    public static StreamId Named(string key) => new("investigation", key);

    public static Decision Propose(this World world, StreamId id, ProposeInvestigation proposal, Caller caller)
        => world.When(id, proposal, caller, _noLinks);

    public static StreamId Proposed(this World world, string by = "BG", params string[] invited)
    {
        var id = Named($"ji{world.Audiences.Count + 1}");
        world.Propose(
            id, Proposal(world, (invited.Length == 0 ? ["MK"] : invited).Select(party => (party, PartyRole.Participant))),
            People.Liaison(by)).Refusal.Should().BeNull();
        return id;
    }

    /// <summary>BG and MK agreed and the Directorate accepted.</summary>
    public static StreamId Accepted(this World world)
    {
        var id = world.Proposed();
        world.When(id, new JoinInvestigation(), People.Liaison("MK")).Refusal.Should().BeNull();
        world.When(id, new AcceptInvestigation(), People.Operations).Refusal.Should().BeNull();
        return id;
    }

    public static StreamId Active(this World world)
    {
        var id = world.Accepted();
        world.When(id, new BeginPlanning(), People.Operations).Refusal.Should().BeNull();
        world.When(id, new ActivateInvestigation(), People.Operations).Refusal.Should().BeNull();
        return id;
    }

    public static StreamId Evaluated(this World world)
    {
        var id = world.Active();
        world.When(id, new ConcludeInvestigation(), People.Operations).Refusal.Should().BeNull();
        world.When(id, new EvaluateInvestigation(world.Text("well done"), Terms), People.Operations).Refusal.Should().BeNull();
        return id;
    }

    public static Decision Stage(
        this World world, StreamId id, string state, JudicialStage stage, Caller? caller = null,
        Occurrence? reached = null, DateOnly? nextDate = null, WaitingFor? waiting = null) =>
        world.When(
            Audience.Proceeding(id, new PartyCode(state)),
            new RecordStage(id, new PartyCode(state), stage, reached, Attribution.Stated, null, nextDate, waiting, Terms),
            caller ?? People.Prosecutor(state),
            new CaseFile(world.View(id)));

    public static ResultAct By(string? state, Attribution attribution = Attribution.Stated)
        => new(state is null ? null : new PartyCode(state), attribution, null, null);

    public static RecordSeizure Seizure(
        ResultAct act, SeizureCategory category, decimal? value, Unit? unit = Unit.Kg, Precision precision = Precision.Exact) =>
        new(act, category, new Quantity(value, unit, value is null ? null : precision), [], null, null, null, null, null, Terms);

    public static RecordPersons Persons(ResultAct act, PersonsKind kind, int? count, Precision precision = Precision.Exact) =>
        new(act, kind, count, count is null ? null : precision, [], null, null, null, null, Terms);
}
