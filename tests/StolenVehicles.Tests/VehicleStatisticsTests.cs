using System.Collections.Immutable;
using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class VehicleStatisticsTests
{
    [Fact]
    public async Task counts_are_of_what_the_viewer_may_see_and_tell_how_many_states_reported()
    {
        var world = ThreeReports();

        var all = await CountAsync(world, People.Liaison("RO"));
        all.Total.Should().Be(3);
        all.Coverage.Should().Be(new Coverage(2, 11));
        all.TheftUnknown.Should().Be(1);
        all.ByStatus.Should().Equal(new VehicleStatusCount(VehicleStatus.Stolen, 2), new VehicleStatusCount(VehicleStatus.Found, 1));
        all.ByCategory.Should().Equal(
            new VehicleCategoryCount(VehicleCategory.PassengerCar, 2), new VehicleCategoryCount(VehicleCategory.Lorry, 1));
        all.ByTheft.Should().Equal(new VehicleTheftCount("BG", 2021, 1), new VehicleTheftCount("RO", 2020, 1));

        (await CountAsync(world, People.Liaison("BG"))).Total.Should().Be(1);
        (await CountAsync(world, People.Analyst)).Total.Should().Be(3);
        (await CountAsync(world, People.Observer)).Should().BeEquivalentTo(new { Total = 0, Coverage = new Coverage(0, 11) });
    }

    [Fact]
    public async Task partners_are_counted_and_are_no_member_states()
    {
        var world = new World();
        world.When(Golf, world.Report(), People.Partner("IT")).ShouldBeAccepted();

        (await CountAsync(world, People.Partner("IT"))).Should().BeEquivalentTo(new { Total = 1, Coverage = new Coverage(0, 11) });
    }

    [Fact]
    public async Task years_and_kind_narrow_the_count()
    {
        var world = ThreeReports();
        var viewer = People.Liaison("RO");

        (await CountAsync(world, viewer, ("fromYear", 2021))).Total.Should().Be(1);
        (await CountAsync(world, viewer, ("fromYear", 2020), ("toYear", 2021))).Total.Should().Be(2);
        (await CountAsync(world, viewer, ("toYear", 2019))).Total.Should().Be(0);
        (await CountAsync(world, viewer, ("category", "LORRY"))).Total.Should().Be(1);
    }

    static World ThreeReports()
    {
        var world = Stolen("RO");
        world.When(
            new("vehicle", "lorry"),
            world.Report() with { Category = VehicleCategory.Lorry, Theft = Theft("RO", new DateOnly(2020, 12, 31)) },
            People.Liaison("RO")).ShouldBeAccepted();
        world.When(
            new("vehicle", "found"), world.Report() with { Theft = null, Status = VehicleStatus.Found, Found = Find("RO") },
            People.Liaison("RO")).ShouldBeAccepted();
        return world;
    }

    static async Task<VehicleStatistics> CountAsync(World world, Caller viewer, params (string Name, object? Value)[] arguments) =>
        (VehicleStatistics)(await VehicleStatistics.AnswerAsync(
            new Call(viewer, world.Now, world, People.Parties, arguments.ToImmutableDictionary(one => one.Name, one => one.Value)),
            CancellationToken.None))!;
}
