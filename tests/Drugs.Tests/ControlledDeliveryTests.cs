using Selec.Sdk;

namespace Selec.Plugins.Drugs.Tests;

public sealed class ControlledDeliveryTests
{
    readonly World _world = new();

    [Fact]
    public void it_starts_once_every_state_of_the_route_has_authorised_it()
    {
        _world.Proposed("TR", "BG", "RS");
        Authorise("TR").Should().BeNull();
        Authorise("BG").Should().BeNull();

        var refused = Ask(new StartControlledDelivery(), People.Liaison("BG")).Refusal!;
        refused.Should().BeEquivalentTo(new
        {
            Code = "ROUTE_NOT_AUTHORISED",
            Message = "Not every State of the route has authorised it; missing: RS.",
        });
        Authorise("RS").Should().BeNull();
        Start().Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.InProgress);
    }

    [Fact]
    public void a_third_party_is_authorised_after_the_director_consents_as_from_shanghai_to_skopje()
    {
        _world.Proposed("CN", "TR", "MK");
        Authorise("TR").Should().BeNull();
        Authorise("MK").Should().BeNull();

        ThirdParty("CN").Should().Be("CONSENT_MISSING");
        Code(new RecordDirectorConsent(new("CN")), People.Liaison("BG")).Should().Be(Refusal.NotPermitted);
        Start().Should().Be("ROUTE_NOT_AUTHORISED");
        Code(new RecordDirectorConsent(new("CN")), People.Director).Should().BeNull();
        Code(new RecordDirectorConsent(new("CN")), People.Director).Should().Be("ALREADY_CONSENTED");
        Start().Should().Be("ROUTE_NOT_AUTHORISED");
        ThirdParty("CN").Should().BeNull();
        ThirdParty("CN").Should().Be("ALREADY_AUTHORISED");
        Start().Should().BeNull();
    }

    [Fact]
    public void a_consent_withdrawn_before_the_start_is_missing()
    {
        _world.Proposed("CN", "BG");
        Authorise("BG");
        Code(new WithdrawDirectorConsent(new("CN")), People.Director).Should().Be("NOT_CONSENTED");
        Code(new RecordDirectorConsent(new("CN")), People.Director);
        ThirdParty("CN").Should().BeNull();
        Code(new WithdrawDirectorConsent(new("CN")), People.Director).Should().BeNull();

        var refused = Ask(new StartControlledDelivery(), People.Liaison("BG")).Refusal!;

        refused.Should().BeEquivalentTo(new
        {
            Code = "CONSENT_MISSING",
            Message = "The Director General's consent is missing for: CN.",
        });
        _world.Delivery(Given.Delivery).ConsentMissing.Should().Equal(new PartyCode("CN"));
    }

    [Theory]
    [InlineData("HR", true)]
    [InlineData("AT", true)]
    [InlineData("CN", true)]
    [InlineData("IT", false)]
    [InlineData("RO", false)]
    public void observers_and_third_parties_have_no_people_here(string party, bool abroad)
    {
        _world.Proposed("BG", party);

        Code(new RecordDirectorConsent(new(party)), People.Director).Should().Be(abroad ? null : "PARTY_NOT_THIRD");
        Authorise(party).Should().Be(abroad ? Refusal.NotPermitted : null);
        _world.Sees(Given.Delivery).Contains($"{party}.LO").Should().Be(!abroad);
    }

    [Fact]
    public void an_operational_partner_authorises_for_itself()
    {
        _world.Proposed("BG", "IT");

        Code(new AuthoriseControlledDelivery(null, Given.Terms), People.Partner("IT")).Should().BeNull();
    }

    [Theory]
    [InlineData("TR", "ROUTE_TOO_SHORT")]
    [InlineData("TR,TR", "ROUTE_STATE_REPEATED")]
    [InlineData("TR,INTERPOL", "ROUTE_NOT_STATE")]
    [InlineData("TR,SELEC", "ROUTE_NOT_STATE")]
    [InlineData("TR,UNODC", "ROUTE_NOT_STATE")]
    [InlineData("TR,CN", null)]
    public void a_route_names_two_states_or_more_each_once(string route, string? code) =>
        Code(Given.Proposal(_world, route.Split(',')), People.Liaison("BG")).Should().Be(code);

    [Fact]
    public void a_liaison_officer_of_a_member_state_proposes()
    {
        foreach (var caller in (Caller[])[People.FocalPoint("BG"), People.Partner("IT"), People.Operations, People.Liaison("AT")])
            Code(Given.Proposal(_world, "TR", "BG"), caller).Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void it_belongs_to_an_investigation_of_the_proposers()
    {
        var proposal = Given.Proposal(_world, "TR", "BG") with { Investigation = Given.Investigation };

        _world.When(Given.Delivery, proposal, People.Liaison("BG")).Code().Should().Be(Refusal.NotFound);
        _world.When(Given.Delivery, proposal, People.Liaison("BG"), Given.Of(true, "RO", "MK")).Code().Should().Be(Refusal.NotPermitted);
        _world.When(Given.Delivery, proposal, People.Liaison("BG"), Given.Of(true, "RO", "BG")).Code().Should().BeNull();
    }

    [Fact]
    public void the_states_concerned_read_it_the_director_sees_codes_and_third_parties_nothing()
    {
        _world.Proposed("CN", "TR", "MK");

        var readers = new[] { "BG.NFP", "BG.LO", "TR.NFP", "TR.LO", "MK.NFP", "MK.LO", "SELEC.OPS", "SELEC.DPO", "SELEC.JSB" };
        _world.Sees(Given.Delivery).Should().BeEquivalentTo([.. readers, "SELEC.DG"]);
        _world.Audiences[_world.LastItem].Should().BeEquivalentTo([.. readers, "BG.person:bg-liaisonofficer"]);
    }

    [Fact]
    public void a_state_answers_for_itself_and_may_change_its_mind_before_the_start()
    {
        _world.Proposed("TR", "BG");

        Code(new AuthoriseControlledDelivery(null, Given.Terms), People.Liaison("RO")).Should().Be(Refusal.NotPermitted);
        Code(new AuthoriseControlledDelivery(null, Given.Terms), People.CaseOfficer("TR")).Should().Be(Refusal.NotPermitted);
        Authorise("TR").Should().BeNull();
        Authorise("TR").Should().Be("ALREADY_AUTHORISED");
        Refuse("TR").Should().BeNull();
        Refuse("TR").Should().Be("ALREADY_REFUSED");
        Start().Should().Be("ROUTE_NOT_AUTHORISED");
        Authorise("TR").Should().BeNull();
    }

    [Fact]
    public void a_withdrawn_authorisation_suspends_it_until_it_is_given_again()
    {
        _world.InProgress();

        Refuse("RS").Should().Be("DELIVERY_STARTED");
        Withdraw("RS").Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.Suspended);
        Withdraw("RS").Should().Be("NOT_AUTHORISED");
        Handover("TR").Should().Be("DELIVERY_NOT_IN_PROGRESS");
        Conclude().Should().Be("DELIVERY_NOT_IN_PROGRESS");
        Start().Should().Be("DELIVERY_STARTED");
        Withdraw("TR").Should().BeNull();
        Authorise("RS").Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.Suspended);
        Authorise("TR").Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.InProgress);
    }

    [Fact]
    public void a_third_party_or_the_director_can_suspend_it_too()
    {
        _world.Proposed("CN", "BG");
        Code(new RecordDirectorConsent(new("CN")), People.Director);
        ThirdParty("CN");
        Authorise("BG");
        Start().Should().BeNull();

        Code(new WithdrawDirectorConsent(new("CN")), People.Director).Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.Suspended);
        Code(new RecordDirectorConsent(new("CN")), People.Director).Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.InProgress);
        Code(new WithdrawControlledDeliveryAuthorisation(new("CN"), null, Given.Terms), People.Liaison("BG")).Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.Suspended);
    }

    [Fact]
    public void nobody_withdraws_what_another_member_state_authorised()
    {
        _world.InProgress();

        Code(new WithdrawControlledDeliveryAuthorisation(new("RS"), null, Given.Terms), People.Liaison("BG")).Should().Be(Refusal.NotPermitted);
        Code(new WithdrawControlledDeliveryAuthorisation(new("HU"), null, Given.Terms), People.Liaison("BG")).Should().Be("PARTY_NOT_ON_ROUTE");
        Code(new WithdrawControlledDeliveryAuthorisation(null, null, Given.Terms), People.Liaison("HU")).Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void only_the_proposing_state_starts_concludes_and_gives_up()
    {
        _world.InProgress();

        Code(new ConcludeControlledDelivery(ControlledDeliveryOutcome.Seized, null, Given.Terms), People.Liaison("RS")).Should().Be(Refusal.NotPermitted);
        Code(new AbortControlledDelivery(null, Given.Terms), People.FocalPoint("TR")).Should().Be(Refusal.NotPermitted);
        Conclude().Should().BeNull();
        _world.Delivery(Given.Delivery).Outcome.Should().Be(ControlledDeliveryOutcome.SeizedWithArrests);
        Conclude().Should().Be("DELIVERY_ENDED");
        Withdraw("RS").Should().Be("DELIVERY_ENDED");
        Code(new AbortControlledDelivery(null, Given.Terms), People.FocalPoint("BG")).Should().Be("DELIVERY_ENDED");
    }

    [Fact]
    public void it_can_be_given_up_before_it_starts_and_while_suspended()
    {
        _world.InProgress();
        Withdraw("RS");

        Code(new AbortControlledDelivery(_world.Text("lost sight"), Given.Terms), People.FocalPoint("BG")).Should().BeNull();
        Stage().Should().Be(ControlledDeliveryStage.Aborted);
        Authorise("RS").Should().Be("DELIVERY_ENDED");
    }

    [Fact]
    public void handovers_follow_the_route_and_the_clock()
    {
        _world.InProgress();
        var started = _world.Delivery(Given.Delivery).StartedAt!.Value;

        Handover("BG", started.AddSeconds(-1)).Should().Be("HANDOVER_BEFORE_START");
        Handover("BG", _world.Now.AddMinutes(1).AddSeconds(1)).Should().Be("HANDOVER_IN_FUTURE");
        Handover("HU").Should().Be("PARTY_NOT_ON_ROUTE");
        Handover("RS", caller: "TR").Should().Be(Refusal.NotPermitted);
        Handover("BG", started.AddSeconds(30)).Should().BeNull();
        Handover("TR", started.AddSeconds(40)).Should().Be("HANDOVER_OUT_OF_ORDER");
        Handover("RS", started.AddSeconds(29), "RS").Should().Be("HANDOVER_BACKWARDS");
        Handover("RS", started.AddSeconds(30), "RS").Should().BeNull();
        _world.Delivery(Given.Delivery).Handovers.Select(point => (point.Number, point.State.Value)).Should().Equal((1, "BG"), (2, "RS"));
    }

    [Fact]
    public void people_are_offered_what_they_may_do()
    {
        _world.Proposed("CN", "TR", "BG");
        Open(People.Liaison("TR")).Should().Equal(ControlledDeliveryAction.Authorise, ControlledDeliveryAction.Refuse);
        Open(People.Director).Should().Equal(ControlledDeliveryAction.Consent);
        Open(People.Operations).Should().BeEmpty();
        Open(People.Liaison("RO")).Should().BeEmpty();

        Code(new RecordDirectorConsent(new("CN")), People.Director);
        Open(People.Liaison("BG")).Should().Equal(
            ControlledDeliveryAction.Authorise, ControlledDeliveryAction.Refuse, ControlledDeliveryAction.RecordThirdParty, ControlledDeliveryAction.Abort);
        ThirdParty("CN");
        Authorise("TR");
        Authorise("BG");
        Open(People.Liaison("BG")).Should().Contain(ControlledDeliveryAction.Start);
        Start();
        Open(People.Liaison("BG")).Should().Equal(
            ControlledDeliveryAction.Withdraw, ControlledDeliveryAction.RecordHandover, ControlledDeliveryAction.Conclude, ControlledDeliveryAction.Abort);
    }

    System.Collections.Immutable.ImmutableArray<ControlledDeliveryAction> Open(Caller caller) =>
        DeliveryRights.Open(_world.Delivery(Given.Delivery).Delivery, caller);

    Decision Ask(Command command, Caller caller) => _world.When(Given.Delivery, command, caller);

    string? Code(Command command, Caller caller) => Ask(command, caller).Code();

    string? Authorise(string state) => Code(new AuthoriseControlledDelivery(null, Given.Terms), People.FocalPoint(state));

    string? Refuse(string state) => Code(new RefuseControlledDelivery(null, Given.Terms), People.FocalPoint(state));

    string? Withdraw(string state) => Code(new WithdrawControlledDeliveryAuthorisation(null, null, Given.Terms), People.Liaison(state));

    string? ThirdParty(string state) => Code(new RecordThirdPartyAuthorisation(new(state), null, Given.Terms), People.Liaison("BG"));

    string? Start() => Code(new StartControlledDelivery(), People.FocalPoint("BG"));

    string? Conclude() => Code(new ConcludeControlledDelivery(ControlledDeliveryOutcome.SeizedWithArrests, null, Given.Terms), People.Liaison("BG"));

    string? Handover(string state, DateTimeOffset? at = null, string caller = "BG") => Code(
        new RecordControlledDeliveryHandover(new(state), null, at ?? _world.Now, ControlledDeliverySubstitution.None, Given.Terms), People.Liaison(caller));

    ControlledDeliveryStage Stage() => _world.Delivery(Given.Delivery).Stage;
}
