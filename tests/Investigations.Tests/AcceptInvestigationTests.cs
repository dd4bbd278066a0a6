using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class AcceptInvestigationTests
{
    readonly World _world = new();

    [Fact]
    public void two_member_states_must_have_agreed()
    {
        var id = _world.Proposed();

        _world.When(id, new AcceptInvestigation(), People.Operations).Refusal!.Code.Should().Be("TWO_MEMBER_STATES_NEEDED");
        _world.When(id, new JoinInvestigation(), People.Liaison("MK"));
        _world.When(id, new AcceptInvestigation(), People.Operations).Refusal.Should().BeNull();
        _world.View(id).AcceptedAt.Should().Be(_world.Now);
    }

    [Fact]
    public void a_partner_adds_and_never_replaces_a_member_state()
    {
        var id = Casework.Named("partner");
        _world.Propose(id, Casework.Proposal(_world, [("MK", PartyRole.Participant), ("RS", PartyRole.Participant)]), People.Partner("IT"));
        _world.When(id, new JoinInvestigation(), People.Liaison("MK"));

        _world.When(id, new AcceptInvestigation(), People.Operations).Refusal!.Code.Should().Be("TWO_MEMBER_STATES_NEEDED");
        _world.When(id, new JoinInvestigation(), People.Liaison("RS"));
        _world.When(id, new AcceptInvestigation(), People.Operations).Refusal.Should().BeNull();
    }

    [Fact]
    public void a_supporting_state_is_not_the_second_one()
    {
        var id = Casework.Named("supporting");
        _world.Propose(id, Casework.Proposal(_world, [("TR", PartyRole.Supporting)]), People.Liaison("BG"));
        _world.When(id, new JoinInvestigation(), People.Liaison("TR"));

        _world.When(id, new AcceptInvestigation(), People.Operations).Refusal!.Code.Should().Be("TWO_MEMBER_STATES_NEEDED");
    }

    [Fact]
    public void a_state_that_has_left_since_it_agreed_does_not_count()
    {
        var id = _world.Proposed();
        _world.When(id, new JoinInvestigation(), People.Liaison("MK"));
        _world.Parties = People.Without("MK");

        _world.When(id, new AcceptInvestigation(), People.Operations).Refusal!.Code.Should().Be("TWO_MEMBER_STATES_NEEDED");
    }

    [Fact]
    public void a_later_change_of_status_does_not_undo_it()
    {
        var id = _world.Accepted();
        _world.Parties = People.Without("MK");

        ((InvestigationAccepted)_world.LastEvent).Parties.Should().OnlyContain(party => party.Kind == PartyKind.MemberState);
        _world.When(id, new BeginPlanning(), People.Liaison("MK")).Refusal.Should().BeNull();
    }

    [Fact]
    public void only_the_directorate_accepts_or_rejects()
    {
        var id = _world.Proposed();

        _world.When(id, new AcceptInvestigation(), People.Liaison("BG")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.When(id, new RejectInvestigation(), People.FocalPoint("BG")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
    }
}
