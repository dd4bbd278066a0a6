using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class LinkVehicleCloneTests
{
    static readonly StreamId _clone = new("vehicle", "clone");
    static readonly StreamId _third = new("vehicle", "third");

    [Fact]
    public void a_clone_is_linked_to_a_vehicle_that_its_reporter_sees()
    {
        var world = Two(originalSharedWith: "RO");

        world.When(_clone, new LinkVehicleClone(Golf), People.Liaison("RO")).ShouldBeAccepted();

        world.View(_clone).CloneOf.Should().Be(Golf);
        world.View(Golf).CloneOf.Should().BeNull("the link stands in the clone's own record");
        VehicleActor.Table.Row(world.View(_clone)).Columns.Should().Contain(Golf.Key);
    }

    [Fact]
    public void a_vehicle_that_the_caller_does_not_see_is_not_found()
    {
        var world = Two();

        world.When(_clone, new LinkVehicleClone(Golf), People.Liaison("RO")).ShouldBeRefused(Refusal.NotFound, "original");
        world.When(_clone, new LinkVehicleClone(new StreamId("request", Golf.Key)), People.Liaison("RO"))
            .ShouldBeRefused(Refusal.NotFound, "original");
        world.When(_clone, new LinkVehicleClone(new StreamId("vehicle", "none")), People.Liaison("RO"))
            .ShouldBeRefused(Refusal.NotFound, "original");
    }

    [Fact]
    public void only_the_record_s_own_party_links_it()
    {
        var world = Two("RO");
        world.When(_clone, Share("BG"), People.Liaison("RO")).ShouldBeAccepted();

        world.When(_clone, new LinkVehicleClone(Golf), People.Liaison("BG")).ShouldBeRefused(Refusal.NotPermitted);
    }

    [Fact]
    public void a_vehicle_is_no_clone_of_itself() =>
        Stolen().When(Golf, new LinkVehicleClone(Golf), People.Liaison("BG")).ShouldBeRefused("CLONE_OF_ITSELF", "original");

    [Fact]
    public void a_link_is_made_once_and_not_turned_round()
    {
        var world = Two("RO");
        var romania = People.Liaison("RO");
        world.When(_third, world.Report(), romania).ShouldBeAccepted();
        world.When(_clone, new LinkVehicleClone(Golf), romania).ShouldBeAccepted();

        var again = world.When(_clone, new LinkVehicleClone(Golf), romania);
        again.ShouldBeAccepted();
        again.Events.Should().BeEmpty();
        world.When(_clone, new LinkVehicleClone(_third), romania).ShouldBeRefused("CLONE_LINKED", "original");
        world.When(_clone, Share("BG"), romania).ShouldBeAccepted();
        world.When(Golf, new LinkVehicleClone(_clone), People.Liaison("BG")).ShouldBeRefused("CLONE_CIRCLE", "original");
    }

    static World Two(params string[] originalSharedWith)
    {
        var world = Stolen(originalSharedWith);
        world.When(_clone, world.Report(null) with { DisplayedVin = world.Text(AudiVin) }, People.Liaison("RO")).ShouldBeAccepted();
        return world;
    }
}
