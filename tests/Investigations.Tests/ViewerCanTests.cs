using Selec.Sdk;

namespace Selec.Investigations.Tests;

/// <summary>What a viewer is told that he can do is what a decision lets him do.</summary>
public sealed class ViewerCanTests
{
    readonly World _world = new();

    [Fact]
    public void every_act_is_open_exactly_when_it_is_not_refused()
    {
        StreamId[] cases = [_world.Proposed(), _world.Accepted(), _world.Active(), _world.Evaluated()];
        Caller[] people =
        [
            People.Operations, People.Liaison("BG"), People.FocalPoint("BG"), People.Liaison("MK"),
            People.Liaison("RO"), People.CaseOfficer("BG"), People.Prosecutor("MK"),
            People.Of(Role.DirectorGeneral, "SELEC", "SELEC.DG"),
        ];
        foreach (var (id, person) in cases.SelectMany(id => people.Select(person => (id, person))))
        {
            var open = Rights.Open(_world.View(id).ReadCircle(), person, _world.Parties, _world.Now).ToHashSet();
            foreach (var (action, command) in Plain())
            {
                var refused = Decided(id, command, person).Refusal is not null;
                open.Contains(action).Should().Be(!refused, "{0} by {1} at {2}", action, person.Person, _world.View(id).Stage);
            }
        }
    }

    [Fact]
    public void a_prosecutor_is_told_that_his_states_proceeding_is_his()
    {
        var id = _world.Accepted();
        _world.Stage(id, "BG", JudicialStage.Investigation);

        PlanNextStep.Open(_world.Proceeding(id, "BG"), People.Prosecutor("BG"))
            .Should().Equal(ProceedingAction.RecordStage, ProceedingAction.PlanNextStep);
        PlanNextStep.Open(_world.Proceeding(id, "BG"), People.Prosecutor("MK")).Should().BeEmpty();
    }

    Decision Decided(StreamId id, Command command, Caller person) => command.DecideOn(
        _world.State(id).State,
        new CommandContext(
            id, person, _world.Now, _world.Parties, null,
            System.Collections.Immutable.ImmutableDictionary<Type, object>.Empty, new byte[16]));

    static (InvestigationAction, Command)[] Plain() =>
    [
        (InvestigationAction.Join, new JoinInvestigation()), (InvestigationAction.Decline, new DeclineInvitation()),
        (InvestigationAction.Accept, new AcceptInvestigation()), (InvestigationAction.Reject, new RejectInvestigation()),
        (InvestigationAction.BeginPlanning, new BeginPlanning()), (InvestigationAction.Activate, new ActivateInvestigation()),
        (InvestigationAction.Suspend, new SuspendInvestigation()), (InvestigationAction.Resume, new ResumeInvestigation()),
        (InvestigationAction.Conclude, new ConcludeInvestigation()), (InvestigationAction.BeginFollowUp, new BeginFollowUp()),
        (InvestigationAction.Archive, new ArchiveInvestigation()),
        (InvestigationAction.ChangeCodeName, new ChangeCodeName(null, Casework.Terms)),
        (InvestigationAction.Invite, new InviteParty(new PartyCode("TR"), PartyRole.Supporting)),
    ];
}
