using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class StagesTests
{
    readonly World _world = new();

    [Fact]
    public void a_joint_investigation_runs_its_course()
    {
        var id = _world.Active();
        _world.When(
            id, new RecordActionDay(new DateOnly(2026, 3, 1), [new PartyCode("BG"), new PartyCode("MK")],
                _world.Text("searches"), Casework.Terms), People.Liaison("MK")).Refusal.Should().BeNull();
        _world.When(
            id, new RecordActionDay(new DateOnly(2026, 3, 2), [new PartyCode("BG")], null, Casework.Terms),
            People.Liaison("BG")).Refusal.Should().BeNull();
        foreach (var next in new Command[]
        {
            new SuspendInvestigation(), new ResumeInvestigation(), new ConcludeInvestigation(), new BeginFollowUp()
        })
            _world.When(id, next, People.Operations).Refusal.Should().BeNull();
        _world.When(id, new EvaluateInvestigation(_world.Text("well done"), Casework.Terms), People.Operations).Refusal.Should().BeNull();
        _world.Stage(id, "BG", JudicialStage.Investigation).Refusal.Should().BeNull();
        _world.Stage(id, "MK", JudicialStage.Charged).Refusal.Should().BeNull();
        _world.When(id, new ArchiveInvestigation(), People.Operations).Refusal.Should().BeNull();

        _world.View(id).Stage.Should().Be(InvestigationStage.Archived);
        _world.View(id).ActionDays.Should().HaveCount(2);
    }

    [Fact]
    public void it_is_not_archived_until_each_state_has_a_judicial_line()
    {
        var id = _world.Evaluated();
        _world.Stage(id, "BG", JudicialStage.Investigation);

        _world.When(id, new ArchiveInvestigation(), People.Operations).Refusal!.Code.Should().Be("JUDICIAL_LINE_MISSING");
        _world.Stage(id, "MK", JudicialStage.Investigation);
        _world.When(id, new ArchiveInvestigation(), People.Operations).Refusal.Should().BeNull();
    }

    [Fact]
    public void the_order_cannot_be_broken()
    {
        var proposed = _world.Proposed();
        var accepted = _world.Accepted();
        var active = _world.Active();

        Code(proposed, new BeginPlanning(), People.Liaison("BG")).Should().Be("INVESTIGATION_NOT_ACCEPTED");
        Code(accepted, new ActivateInvestigation(), People.Operations).Should().Be("INVESTIGATION_NOT_PLANNED");
        Code(accepted, new ConcludeInvestigation(), People.Operations).Should().Be("INVESTIGATION_NOT_ACTIVE");
        Code(accepted, new AcceptInvestigation(), People.Operations).Should().Be("INVESTIGATION_NOT_PROPOSED");
        Code(accepted, new RejectInvestigation(), People.Operations).Should().Be("INVESTIGATION_NOT_PROPOSED");
        Code(active, new BeginFollowUp(), People.Operations).Should().Be("INVESTIGATION_NOT_CONCLUDED");
        Code(active, new EvaluateInvestigation(_world.Text("early"), Casework.Terms), People.Operations)
            .Should().Be("INVESTIGATION_NOT_CONCLUDED");
        Code(active, new ArchiveInvestigation(), People.Operations).Should().Be("INVESTIGATION_NOT_EVALUATED");
        Code(active, new ResumeInvestigation(), People.Operations).Should().Be("INVESTIGATION_NOT_SUSPENDED");
    }

    [Fact]
    public void what_is_suspended_rests_until_it_is_resumed()
    {
        var id = _world.Active();
        _world.When(id, new SuspendInvestigation(), People.Liaison("BG"));

        Code(id, new ConcludeInvestigation(), People.Operations).Should().Be("INVESTIGATION_SUSPENDED");
        Code(id, new SuspendInvestigation(), People.Operations).Should().Be("INVESTIGATION_SUSPENDED");
        Code(id, new RecordActionDay(new DateOnly(2026, 3, 1), [new PartyCode("BG")], null, Casework.Terms), People.Operations)
            .Should().Be("INVESTIGATION_SUSPENDED");
        _world.When(id, new ResumeInvestigation(), People.Liaison("MK")).Refusal.Should().BeNull();
    }

    [Fact]
    public void an_action_day_has_happened_and_names_states_that_act()
    {
        var id = _world.Active();

        Code(id, new RecordActionDay(new DateOnly(2027, 1, 1), [new PartyCode("BG")], null, Casework.Terms), People.Operations)
            .Should().Be("OCCURRED_IN_FUTURE");
        Code(id, new RecordActionDay(new DateOnly(2026, 1, 1), [], null, Casework.Terms), People.Operations).Should().Be("STATE_NOT_PARTY");
        Code(id, new RecordActionDay(new DateOnly(2026, 1, 1), [new PartyCode("RO")], null, Casework.Terms), People.Operations)
            .Should().Be("STATE_NOT_PARTY");
    }

    [Fact]
    public void a_stranger_moves_nothing()
    {
        var id = _world.Accepted();

        Code(id, new BeginPlanning(), People.Liaison("RO")).Should().Be(Refusal.NotPermitted);
        Code(id, new BeginPlanning(), People.CaseOfficer("BG")).Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void what_it_is_about_is_revised_and_texts_left_out_stay()
    {
        var id = _world.Accepted();
        var subject = Casework.Subject(CrimeArea.Cyber, force: TaskForceKey.Cyber);

        _world.When(
            id, new ReviseInvestigation(subject, _world.Text("new label"), null, null, null, Casework.Terms),
            People.Liaison("MK")).Refusal.Should().BeNull();

        var view = _world.View(id);
        (view.PrimaryArea, view.Label!.Cipher, view.Summary!.Cipher).Should().Be((CrimeArea.Cyber, "new label", "what it is about"));
        _world.Sees(id).Should().Contain("TF.CYBER");
    }

    string? Code(StreamId id, Command command, Caller caller) => _world.When(id, command, caller).Refusal?.Code;
}
