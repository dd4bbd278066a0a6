using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class DraftRequestTests
{
    readonly Platform _platform = new();

    [Fact]
    public void a_case_officer_drafts_and_the_item_is_open_to_the_own_side_and_the_supervisors()
    {
        var request = _platform.Drafted(Turkiye);

        var state = _platform.State<Request>(request);
        state.State.Should().Be(RequestState.Draft);
        state.Side.Should().Be(new PartySide(Bulgaria, true, "BG.POLICE"));
        _platform.AudienceOf(state.Item)
            .Should().BeEquivalentTo("SELEC.DPO", "SELEC.JSB", Groups.Officer(Bulgaria, Officer(Bulgaria).Person), "BG.POLICE", "BG.NFP");
        _platform.ReadersOf(request)
            .Should().BeEquivalentTo("SELEC.DPO", "SELEC.JSB", Groups.Officer(Bulgaria, Officer(Bulgaria).Person), "BG.POLICE", "BG.NFP");
    }

    [Fact]
    public void the_reference_names_year_party_and_filing_area()
    {
        var reference = _platform.State<Request>(_platform.Drafted(Turkiye)).Reference;

        reference.Should().StartWith("SELEC/2026/BG/DRUGS/");
        RequestReference.IsValid(reference).Should().BeTrue();
    }

    [Theory]
    [InlineData(Role.LiaisonOfficer)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.OperationsDirectorate)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.DirectorGeneral)]
    [InlineData(Role.PartnerRepresentative)]
    public void nobody_else_of_a_member_state_drafts(Role role) =>
        _platform.Decide(Officer(Bulgaria) with { Role = role }, _platform.New("request"), new DraftRequest(
                _platform.Content(Turkiye), Platform.Terms()))
            .Refusal!.Code.Should().Be(Refusal.NotPermitted);

    [Fact]
    public void an_observer_does_not_ask() =>
        _platform.Decide(Observer, _platform.New("request"), new DraftRequest(_platform.Content(Turkiye), Platform.Terms()))
            .Refusal!.Code.Should().Be("PARTY_NOT_ENTITLED");

    [Fact]
    public void a_party_asks_by_its_status_on_the_day()
    {
        _platform.Now = new DateTimeOffset(2020, 5, 31, 23, 59, 0, TimeSpan.Zero);
        Draft(Partner(UnitedKingdom), _platform.Content(Romania)).Should().Be("PARTY_NOT_ENTITLED");

        _platform.Now = new DateTimeOffset(2020, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Draft(Partner(UnitedKingdom), _platform.Content(Romania)).Should().BeNull();
    }

    [Fact]
    public void addressees_are_named_once_and_may_exchange()
    {
        Draft(Officer(Bulgaria), _platform.Content()).Should().Be("ADDRESSEE_MISSING");
        Draft(Officer(Bulgaria), _platform.Content(Turkiye, Turkiye)).Should().Be("ADDRESSEE_TWICE");
        Draft(Officer(Bulgaria), _platform.Content(Turkiye, Bulgaria)).Should().Be("ADDRESSEE_IS_REQUESTER");
        foreach (var other in new[] { Germany, China, PartyCode.Selec, new PartyCode("XX") })
        {
            Draft(Officer(Bulgaria), _platform.Content(Turkiye, other)).Should().Be("ADDRESSEE_NOT_ENTITLED");
        }
        Draft(Officer(Bulgaria), _platform.Content(Turkiye, Italy)).Should().BeNull();
    }

    [Fact]
    public void urgency_and_its_ground_come_together()
    {
        var content = _platform.Content(Turkiye);

        Draft(Officer(Bulgaria), content with { Urgency = Urgency.Urgent }).Should().Be("URGENCY_GROUND_MISSING");
        Draft(Officer(Bulgaria), content with { UrgencyGround = UrgencyGround.ThreatToLife }).Should().Be("URGENCY_GROUND_WITHOUT_URGENCY");
        Draft(Officer(Bulgaria), content with { Urgency = Urgency.Urgent, UrgencyGround = UrgencyGround.ThreatToLife }).Should().BeNull();
    }

    [Fact]
    public void content_outside_its_ranges_is_refused()
    {
        Draft(Officer(Bulgaria), _platform.Content(Turkiye) with { CrimeAreas = [] }).Should().Be("CRIME_AREA_MISSING");
        Draft(Officer(Bulgaria), _platform.Content(Turkiye) with { MaximumPenaltyYears = -1 }).Should().Be("PENALTY_OUT_OF_RANGE");
        Draft(Officer(Bulgaria), _platform.Content(Turkiye) with { MaximumPenaltyYears = 101 }).Should().Be("PENALTY_OUT_OF_RANGE");
    }

    [Fact]
    public void the_terms_of_the_item_are_checked() =>
        _platform.Decide(Officer(Bulgaria), _platform.New("request"), new DraftRequest(
                _platform.Content(Turkiye), Platform.Terms(default, HandlingCode.H0, HandlingCode.H1)))
            .Refusal!.Code.Should().Be("HANDLING_H0_ALONE");

    [Fact]
    public void feedback_names_a_request_that_its_author_may_see()
    {
        var request = _platform.Sent(Turkiye);
        var feedback = _platform.Content(Bulgaria) with { Kind = RequestKind.Feedback };

        Draft(Officer(Turkiye), feedback).Should().Be("FEEDBACK_ON_NOTHING");
        Draft(Officer(Turkiye), feedback with { InReplyTo = request }).Should().Be("REPLIED_REQUEST_NOT_VISIBLE");
        Draft(Officer(Turkiye), feedback with { InReplyTo = new StreamId("item", request.Key) }).Should().Be("REPLIED_REQUEST_NOT_VISIBLE");
        _platform.Assigned(RequestThread.Of(request, Turkiye));
        Draft(Officer(Turkiye), feedback with { InReplyTo = request }).Should().BeNull();
    }

    string? Draft(Caller caller, RequestContent content) =>
        _platform.Ask(caller, _platform.New("request"), new DraftRequest(content, Platform.Terms())).Refusal?.Code;
}
