using Selec.Host.Plugins;

namespace Selec.Host.Tests.Plugins;

/// <summary>Which names lie under a stem, however they are written.</summary>
public sealed class NameStemsTests
{
    [Theory]
    [InlineData("Vehicle", true)]
    [InlineData("VehicleClone", true)]
    [InlineData("vehicle-vin", true)]
    [InlineData("vehicle.reported/1", true)]
    [InlineData("vehicles", true)]
    [InlineData("VEHICLE_REPORTED", true)]
    [InlineData("vehicle_shares", true)]
    [InlineData("Vehiclement", false)]
    [InlineData("vehicled", false)]
    [InlineData("StolenVehicle", false)]
    [InlineData("reportVehicle", false)]
    [InlineData("", false)]
    public void a_name_begins_with_a_stem_word_by_word(string name, bool begins) =>
        new NameStems(["Vehicle"]).Begin(name).Should().Be(begins);

    [Theory]
    [InlineData("reportVehicle", true)]
    [InlineData("vehicles", true)]
    [InlineData("myVehiclesHere", true)]
    [InlineData("reportVehiclement", false)]
    [InlineData("revehicle", false)]
    [InlineData("", false)]
    public void a_name_contains_a_stem_word_by_word(string name, bool contains) =>
        new NameStems(["Vehicle"]).AreIn(name).Should().Be(contains);

    [Theory]
    [InlineData("ControlledDelivery", "proposeControlledDelivery", true)]
    [InlineData("ControlledDelivery", "controlledDeliveries", true)]
    [InlineData("ControlledDelivery", "controlled-delivery", true)]
    [InlineData("ControlledDelivery", "deliveryControlled", false)]
    [InlineData("ControlledDelivery", "controlledFastDelivery", false)]
    [InlineData("Box", "openBoxes", true)]
    [InlineData("Dna", "compareDNASample", true)]
    public void words_of_a_stem_stand_together_and_may_be_plural(string stem, string name, bool contains) =>
        new NameStems([stem]).AreIn(name).Should().Be(contains);

    [Fact]
    public void any_of_several_stems_will_do()
    {
        var stems = new NameStems(["Drug", "ControlledDelivery"]);
        stems.Begin("DrugSeizure").Should().BeTrue();
        stems.Begin("ControlledDeliveryRoute").Should().BeTrue();
        stems.Begin("ControlledDrug").Should().BeFalse();
    }
}
