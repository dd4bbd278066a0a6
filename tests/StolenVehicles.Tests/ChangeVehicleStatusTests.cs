using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class ChangeVehicleStatusTests
{
    static readonly StreamId _car = new("vehicle", "car");

    [Theory]
    [InlineData("Stolen", "Found", true)]
    [InlineData("Embezzled", "Found", true)]
    [InlineData("Found", "Returned", true)]
    [InlineData("Stolen", "Stolen", false)]
    [InlineData("Stolen", "Embezzled", false)]
    [InlineData("Embezzled", "Stolen", false)]
    [InlineData("Stolen", "Returned", false)]
    [InlineData("Embezzled", "Returned", false)]
    [InlineData("Found", "Stolen", false)]
    [InlineData("Found", "Embezzled", false)]
    [InlineData("Found", "Found", false)]
    public void the_status_goes_forward_step_by_step(string from, string to, bool allowed)
    {
        var world = At(Enum.Parse<VehicleStatus>(from));
        var next = Enum.Parse<VehicleStatus>(to);

        var decision = world.When(_car, Step(next), People.Liaison("BG"));

        if (!allowed)
        {
            decision.ShouldBeRefused("VEHICLE_STATUS_STEP", "status");
            return;
        }
        decision.ShouldBeAccepted();
        world.View(_car).Status.Should().Be(next);
        world.View(_car).Found!.Country.Should().Be("RO");
    }

    [Theory]
    [InlineData("Stolen")]
    [InlineData("Embezzled")]
    [InlineData("Found")]
    [InlineData("Returned")]
    public void nothing_follows_a_return(string to) =>
        At(VehicleStatus.Returned).When(_car, Step(Enum.Parse<VehicleStatus>(to)), People.Liaison("BG"))
            .ShouldBeRefused("VEHICLE_RETURNED");

    [Fact]
    public void a_find_is_told_once_and_possible()
    {
        var caller = People.Liaison("BG");
        var stolen = At(VehicleStatus.Stolen);

        stolen.When(_car, new ChangeVehicleStatus(VehicleStatus.Found, null, Terms), caller).ShouldBeRefused("FIND_MISSING", "found");
        stolen.When(_car, Step(VehicleStatus.Found, Find("RO", Today.AddDays(1))), caller)
            .ShouldBeRefused("FOUND_IN_FUTURE", "found", "date");
        stolen.When(_car, Step(VehicleStatus.Found, Find("RO", new DateOnly(2021, 3, 13))), caller)
            .ShouldBeRefused("FOUND_BEFORE_THEFT", "found", "date");
        stolen.When(_car, Step(VehicleStatus.Found) with { Item = TermsOf() }, caller)
            .ShouldBeRefused("HANDLING_MISSING", "item", "handling");
        At(VehicleStatus.Found).When(_car, Step(VehicleStatus.Returned, Find("RO")), caller)
            .ShouldBeRefused("FIND_WITHOUT_STATUS", "found");
    }

    [Fact]
    public void a_state_that_reads_the_record_reports_a_find_on_its_own_territory()
    {
        var world = At(VehicleStatus.Stolen, "RO");

        world.When(_car, Step(VehicleStatus.Found, Find("MD")), People.Liaison("RO"))
            .ShouldBeRefused(Refusal.NotPermitted, "found", "country");
        world.When(_car, Step(VehicleStatus.Found), People.Liaison("MD")).ShouldBeRefused(Refusal.NotPermitted);
        var find = Find("RO") with { Finder = world.Text("the patrol") };
        world.When(_car, Step(VehicleStatus.Found, find), People.FocalPoint("RO")).ShouldBeAccepted();

        world.Audiences[world.LastItem].Should().Contain(["BG.LO", "RO.LO", "RO.person:ro-nationalfocalpoint"])
            .And.NotContain("SELEC.ANALYSIS");
        world.When(_car, Step(VehicleStatus.Returned), People.Liaison("RO")).ShouldBeRefused(Refusal.NotPermitted);
        world.When(_car, Step(VehicleStatus.Returned), People.Liaison("BG")).ShouldBeAccepted();
    }

    [Fact]
    public void what_was_never_reported_is_not_found() =>
        new World().When(_car, Step(VehicleStatus.Found), People.Liaison("BG")).ShouldBeRefused(Refusal.NotFound, "vehicle");

    static ChangeVehicleStatus Step(VehicleStatus to, VehicleFind? found = null) =>
        new(to, found ?? (to == VehicleStatus.Found ? Find("RO") : null), Terms);

    static World At(VehicleStatus status, params string[] sharedWith)
    {
        var world = new World();
        var report = world.Report().SharedWith(sharedWith) with
        {
            Status = status,
            Found = status is VehicleStatus.Found or VehicleStatus.Returned ? Find("RO") : null,
        };
        world.When(_car, report, People.Liaison("BG")).ShouldBeAccepted();
        return world;
    }
}
