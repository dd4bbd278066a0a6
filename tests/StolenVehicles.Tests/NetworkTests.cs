using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

/// <summary>
/// A vehicle stolen in one State, given another VIN, registered for a time to a company in a second one and sold in a third to a buyer
/// in good faith.
/// </summary>
public sealed class NetworkTests
{
    const string OriginalVin = "WVGZZZ5NZEW069297";
    const string DisplayedVin = "WVGZZZ5NZEW069Z97";

    static readonly StreamId _copied = new("vehicle", "copied");

    [Fact]
    public void from_the_report_over_the_chain_and_the_clone_to_the_way_back()
    {
        var world = new World();
        var (hungary, moldova, romania) = (People.Liaison("HU"), People.Liaison("MD"), People.Liaison("RO"));
        var theft = Theft("HU", new DateOnly(2021, 2, 3));

        world.When(Golf, world.Report(OriginalVin).SharedWith("MD", "RO") with { Theft = theft }, hungary).ShouldBeAccepted();
        world.When(_copied, world.Report(DisplayedVin).SharedWith("HU") with { Theft = Theft("RO") }, romania).ShouldBeAccepted();
        world.When(Golf, world.Registration("MD", new DateOnly(2021, 2, 20), new DateOnly(2021, 5, 20), "MD ABC 123") with
        {
            Kind = VehiclePlateKind.Temporary,
        }, moldova).ShouldBeAccepted();
        world.When(Golf, world.Registration("RO", new DateOnly(2021, 4, 2), plate: "RO B 123 ABC") with
        {
            HolderKind = VehicleHolderKind.Person, GoodFaith = true,
        }, romania).ShouldBeAccepted();
        world.When(Golf, new LinkVehicleClone(_copied), hungary).ShouldBeAccepted();
        world.When(Golf, new ChangeVehicleStatus(VehicleStatus.Found, Find("RO"), Terms), romania).ShouldBeAccepted();
        world.When(Golf, world.Claim(), hungary).ShouldBeAccepted();
        world.When(Golf, new ResolveVehicleClaim(VehicleClaimOutcome.Granted, null, Terms), romania).ShouldBeAccepted();
        world.When(Golf, new ChangeVehicleStatus(VehicleStatus.Returned, null, Terms), hungary).ShouldBeAccepted();

        var view = world.View(Golf);
        Vin.Read(view.OriginalVin!.Cipher).Should().Match<VinReading>(
            reading => reading.CheckDigit == VehicleVinCheckDigit.NotApplicable && reading.Maker == "Volkswagen");
        view.CloneOf.Should().Be(_copied);
        view.Registrations.Select(entry => (entry.Country, entry.GoodFaith, entry.Overlaps, entry.Supplier.Value)).Should().Equal(
            ("MD", false, true, "MD"), ("RO", true, true, "RO"));
        view.Claims.Single().State.Should().Be(VehicleClaimState.Granted);
        view.Status.Should().Be(VehicleStatus.Returned);
        VehicleRights.Open(view.ReadStanding(), hungary).Should().Equal(
            VehicleAction.LinkClone, VehicleAction.RecordRegistration, VehicleAction.Share);
        world.Sees(Golf).Should().NotContain(group => group.StartsWith("BG.", StringComparison.Ordinal));
    }
}
