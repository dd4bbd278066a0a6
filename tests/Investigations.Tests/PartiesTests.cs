using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class PartiesTests
{
    readonly World _world = new();

    [Fact]
    public void the_initiator_and_the_directorate_invite()
    {
        var id = _world.Proposed();

        _world.When(id, new InviteParty(new PartyCode("TR"), PartyRole.Supporting), People.Liaison("BG")).Refusal.Should().BeNull();
        _world.When(id, new InviteParty(new PartyCode("RO"), PartyRole.Participant), People.Operations).Refusal.Should().BeNull();
        _world.When(id, new InviteParty(new PartyCode("RS"), PartyRole.Participant), People.Liaison("MK")).Refusal!.Code
            .Should().Be(Refusal.NotPermitted);
        _world.View(id).Parties.Select(party => party.Code.Value).Should().Equal("BG", "MK", "TR", "RO");
    }

    [Fact]
    public void a_party_is_invited_once() =>
        _world.When(_world.Proposed(), new InviteParty(new PartyCode("MK"), PartyRole.Supporting), People.Liaison("BG")).Refusal!.Code
            .Should().Be("ALREADY_PARTY");

    [Fact]
    public void only_an_invited_party_says_yes()
    {
        var id = _world.Proposed();

        _world.When(id, new JoinInvestigation(), People.Liaison("RO")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.When(id, new JoinInvestigation(), People.Liaison("MK")).Refusal.Should().BeNull();
        _world.When(id, new JoinInvestigation(), People.Liaison("MK")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void a_party_that_declined_can_be_asked_again()
    {
        var id = _world.Proposed();
        _world.When(id, new DeclineInvitation(), People.Liaison("MK")).Refusal.Should().BeNull();
        _world.Sees(id).Should().NotContain("MK.LO").And.NotContain("MK.NFP");

        _world.When(id, new InviteParty(new PartyCode("MK"), PartyRole.Participant), People.Liaison("BG")).Refusal.Should().BeNull();
        _world.Sees(id).Should().Contain(["MK.LO", "MK.NFP"]);
    }

    [Fact]
    public void a_party_that_declined_leaves_the_audience_of_what_was_supplied_and_comes_back_only_by_its_suppliers()
    {
        var id = _world.Proposed();
        var item = _world.LastItem;
        _world.Audiences[item].Should().Contain("MK.LO");

        _world.When(id, new DeclineInvitation(), People.Liaison("MK")).Refusal.Should().BeNull();
        _world.Audiences[item].Should().NotContain("MK.LO").And.NotContain("MK.NFP").And.Contain("BG.LO");

        _world.When(id, new InviteParty(new PartyCode("MK"), PartyRole.Participant), People.Liaison("BG")).Refusal.Should().BeNull();
        _world.Audiences[item].Should().Contain("MK.LO", "its supplier asked again");
    }

    [Fact]
    public void nobody_comes_in_once_it_is_concluded()
    {
        var id = _world.Evaluated();

        _world.When(id, new InviteParty(new PartyCode("TR"), PartyRole.Supporting), People.Operations).Refusal!.Code
            .Should().Be("INVESTIGATION_CLOSED_TO_PARTIES");
    }

    [Fact]
    public void a_case_officer_comes_in_only_through_his_own_state()
    {
        var id = _world.Accepted();
        var officer = People.CaseOfficer("BG");

        _world.When(id, new AssignOfficer(officer.Person), People.FocalPoint("MK"), new Assignee(officer)).Refusal!.Code
            .Should().Be("OFFICER_NOT_OURS");
        _world.When(id, new AssignOfficer(officer.Person), People.FocalPoint("BG"), new Assignee(null)).Refusal!.Code
            .Should().Be("OFFICER_NOT_OURS");
        _world.When(id, new AssignOfficer(officer.Person), People.FocalPoint("BG"), new Assignee(officer)).Refusal.Should().BeNull();
        _world.When(id, new AssignOfficer(officer.Person), People.FocalPoint("BG"), new Assignee(officer)).Refusal!.Code
            .Should().Be("ALREADY_ASSIGNED");
        _world.Sees(id).Should().Contain(Groups.Officer(officer.Party, officer.Person)).And.NotContain("BG.POLICE");
        _world.Audiences.Values.Should().OnlyContain(audience => audience.Contains(Groups.Officer(officer.Party, officer.Person)));
    }
}
