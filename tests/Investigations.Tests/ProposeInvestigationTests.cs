using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class ProposeInvestigationTests
{
    readonly World _world = new();
    readonly StreamId _id = Casework.Named("ji");

    [Fact]
    public void a_liaison_officer_proposes_and_its_state_has_agreed()
    {
        _world.Propose(_id, Casework.Proposal(_world, [("MK", PartyRole.Participant)]), People.Liaison("BG")).Refusal.Should().BeNull();

        var view = _world.View(_id);
        view.Stage.Should().Be(InvestigationStage.Proposed);
        view.Proposer.Should().Be(new PartyCode("BG"));
        view.RecordedAt.Should().Be(_world.Now);
        view.Parties.Select(party => (party.Code.Value, party.Role, party.Answer)).Should().Equal(
            ("BG", PartyRole.Initiator, PartyAnswer.Agreed), ("MK", PartyRole.Participant, PartyAnswer.Awaited));
    }

    [Fact]
    public void an_operational_partner_may_propose() =>
        _world.Propose(_id, Casework.Proposal(_world, [("MK", PartyRole.Participant)]), People.Partner("IT")).Refusal.Should().BeNull();

    [Fact]
    public void an_observer_may_not_propose() =>
        _world.Propose(_id, Casework.Proposal(_world, []), People.Partner("AT")).Refusal!.Code.Should().Be(Refusal.NotPermitted);

    [Theory]
    [InlineData("AT", "Participant", "PARTY_NOT_ELIGIBLE")]
    [InlineData("HR", "Supporting", "PARTY_NOT_ELIGIBLE")]
    [InlineData("ZZ", "Supporting", "PARTY_NOT_ELIGIBLE")]
    [InlineData("IT", "Participant", "PARTY_ROLE_NOT_OPEN")]
    [InlineData("MK", "Initiator", "PARTY_ROLE_NOT_OPEN")]
    [InlineData("BG", "Participant", "ALREADY_PARTY")]
    public void parties_that_cannot_come_in_are_not_asked(string party, string role, string code) =>
        _world.Propose(_id, Casework.Proposal(_world, [(party, Enum.Parse<PartyRole>(role))]), People.Liaison("BG")).Refusal!.Code
            .Should().Be(code);

    [Fact]
    public void nobody_is_asked_twice() =>
        _world.Propose(_id, Casework.Proposal(_world, [("MK", PartyRole.Participant), ("MK", PartyRole.Supporting)]), People.Liaison("BG"))
            .Refusal!.Code.Should().Be("ALREADY_PARTY");

    [Theory]
    [InlineData("2021-05-01", "2021-04-01", "Days", "OCCURRED_BACKWARDS")]
    [InlineData("2027-01-01", "2027-12-31", "Year", "OCCURRED_IN_FUTURE")]
    [InlineData("2021-05-01", "9999-12-31", "Months", "OCCURRED_IN_FUTURE")]
    [InlineData("2021-05-01", "9999-12-31", "Within", "OCCURRED_IN_FUTURE")]
    [InlineData("2021-01-01", "2021-11-30", "Year", "OCCURRED_PRECISION")]
    [InlineData("2021-05-02", "2021-05-31", "Month", "OCCURRED_PRECISION")]
    [InlineData("2021-05-01", "2021-05-31", "Months", "OCCURRED_PRECISION")]
    [InlineData("2021-05-01", "2021-05-02", "Day", "OCCURRED_PRECISION")]
    public void a_time_says_no_more_than_it_knows(string from, string to, string precision, string code)
    {
        var occurred = new Occurrence(
            DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
            DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), Enum.Parse<OccurrencePrecision>(precision));

        _world.Propose(
            _id, Casework.Proposal(_world, [], subject: Casework.Subject(occurred: occurred)),
            People.Liaison("BG")).Refusal!.Code.Should().Be(code);
    }

    [Fact]
    public void a_time_that_is_not_stated_is_left_out()
    {
        _world.Propose(
            _id, Casework.Proposal(_world, [], subject: Casework.Subject() with { Occurred = null }),
            People.Liaison("BG")).Refusal.Should().BeNull();

        _world.View(_id).Occurred.Should().BeNull();
    }

    [Fact]
    public void each_crime_area_is_named_once() =>
        _world.Propose(
                _id, Casework.Proposal(_world, [], subject: Casework.Subject() with { SecondaryAreas = [CrimeArea.Drugs] }),
                People.Liaison("BG"))
            .Refusal!.Code.Should().Be("CRIME_AREA_REPEATED");

    [Fact]
    public void a_predecessor_that_the_proposer_does_not_see_does_not_exist()
    {
        var proposal = Casework.Proposal(_world, []) with { Predecessor = Casework.Named("other") };

        _world.Propose(_id, proposal, People.Liaison("BG")).Refusal
            .Should().BeEquivalentTo(new { Code = Refusal.NotFound, Path = new[] { "predecessor" } });
        _world.When(_id, proposal, People.Liaison("BG"), new VisibleLinks(["investigation/other"])).Refusal.Should().BeNull();
    }

    [Fact]
    public void an_origin_must_be_a_request() =>
        _world.When(
                _id, Casework.Proposal(_world, []) with { Origin = Casework.Named("other") },
                People.Liaison("BG"), new VisibleLinks(["investigation/other"]))
            .Refusal!.Code.Should().Be(Refusal.NotFound);

    [Fact]
    public void handling_terms_are_checked() =>
        _world.Propose(_id, Casework.Proposal(_world, [], terms: Casework.TermsOf(HandlingCode.H0, HandlingCode.H2)), People.Liaison("BG"))
            .Refusal!.Code.Should().Be("HANDLING_H0_ALONE");
}
