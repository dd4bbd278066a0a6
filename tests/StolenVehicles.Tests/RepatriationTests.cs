using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class RepatriationTests
{
    [Fact]
    public void a_found_vehicle_is_claimed_and_the_state_where_it_stands_grants_it()
    {
        var world = Claimed("RO");
        world.View(Golf).Claims.Should().ContainSingle().Which.State.Should().Be(VehicleClaimState.Claimed);
        world.Audiences[world.LastItem].Should().Contain(["RO.LO", "BG.NFP"]).And.NotContain(["SELEC.ANALYSIS", "TF.STOLEN-VEHICLES"]);

        world.When(Golf, Answer(world, VehicleClaimOutcome.Granted), People.FocalPoint("RO")).ShouldBeAccepted();

        var claim = world.View(Golf).Claims.Single();
        (claim.State, claim.Claimant.Value, claim.ResolvedBy!.Value.Value).Should().Be(
            (VehicleClaimState.Granted, "BG", "ro-nationalfocalpoint"));
        claim.Reason!.Cipher.Should().Be("because");
        world.When(Golf, world.Claim(), People.Liaison("BG")).ShouldBeRefused("CLAIM_GRANTED");
        world.When(Golf, new ChangeVehicleStatus(VehicleStatus.Returned, null, Terms), People.Liaison("BG")).ShouldBeAccepted();
        world.When(Golf, world.Claim(), People.Liaison("BG")).ShouldBeRefused("VEHICLE_NOT_FOUND_YET");
    }

    [Fact]
    public void a_refused_claim_may_be_followed_by_another()
    {
        var world = Claimed("RO");
        world.When(Golf, Answer(world, VehicleClaimOutcome.Refused), People.Liaison("RO")).ShouldBeAccepted();

        world.When(Golf, world.Claim(), People.Liaison("MD")).ShouldBeAccepted();

        world.View(Golf).Claims.Select(claim => (claim.Number, claim.State)).Should().Equal(
            (1, VehicleClaimState.Refused), (2, VehicleClaimState.Claimed));
    }

    [Fact]
    public void there_is_one_open_claim_at_a_time()
    {
        var world = Claimed("RO");

        world.When(Golf, world.Claim(), People.Liaison("MD")).ShouldBeRefused("CLAIM_OPEN");
    }

    [Fact]
    public void what_was_not_found_is_not_claimed()
    {
        var world = Stolen("RO");

        world.When(Golf, world.Claim(), People.Liaison("BG")).ShouldBeRefused("VEHICLE_NOT_FOUND_YET");
    }

    [Fact]
    public void it_is_claimed_from_another_state_that_reads_the_record()
    {
        var abroad = Found("RO", "MD");
        abroad.When(Golf, abroad.Claim(), People.Liaison("BG")).ShouldBeRefused("CLAIM_STATE_NOT_READING");
        abroad.When(Golf, Share("RO"), People.Liaison("BG")).ShouldBeAccepted();
        abroad.When(Golf, abroad.Claim(), People.Liaison("RO")).ShouldBeRefused(Refusal.NotPermitted);
        abroad.When(Golf, abroad.Claim(), People.Liaison("BG")).ShouldBeAccepted();

        var atHome = Found("BG", "MD");
        atHome.When(Golf, atHome.Claim(), People.Liaison("BG")).ShouldBeRefused(Refusal.NotPermitted);
        atHome.When(Golf, atHome.Claim(), People.Liaison("MD")).ShouldBeAccepted();
    }

    [Fact]
    public void only_the_state_where_it_stands_answers()
    {
        var world = Claimed("RO");

        Caller[] others =
            [People.Liaison("BG"), People.Liaison("MD"), People.Liaison("TR"), People.CaseOfficer("RO"), People.Analyst];

        foreach (var other in others)
        {
            world.When(Golf, Answer(world, VehicleClaimOutcome.Granted), other).ShouldBeRefused(Refusal.NotPermitted);
        }
    }

    [Fact]
    public void an_answer_needs_an_open_claim()
    {
        var unclaimed = Found("RO", "RO");
        unclaimed.When(Golf, Answer(unclaimed, VehicleClaimOutcome.Granted), People.Liaison("RO")).ShouldBeRefused("CLAIM_NOT_OPEN");

        var answered = Claimed("RO");
        answered.When(Golf, Answer(answered, VehicleClaimOutcome.Refused), People.Liaison("RO")).ShouldBeAccepted();
        answered.When(Golf, Answer(answered, VehicleClaimOutcome.Granted), People.Liaison("RO")).ShouldBeRefused("CLAIM_NOT_OPEN");
    }

    [Fact]
    public void the_terms_of_the_items_are_kept()
    {
        var world = Claimed("RO");
        world.When(Golf, Answer(world, VehicleClaimOutcome.Granted) with { Item = TermsOf() }, People.Liaison("RO"))
            .ShouldBeRefused("HANDLING_MISSING", "item", "handling");

        var found = Found("RO", "RO");
        found.When(Golf, found.Claim() with { Item = TermsOf() }, People.Liaison("BG"))
            .ShouldBeRefused("HANDLING_MISSING", "item", "handling");
    }

    static ResolveVehicleClaim Answer(World world, VehicleClaimOutcome outcome) => new(outcome, world.Text("because"), Terms);
}
