using System.Collections.Immutable;
using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class RecordVehicleRegistrationTests
{
    static readonly DateOnly _day = new(2021, 4, 1);

    [Fact]
    public void each_entry_names_its_supplier_and_is_read_by_the_circle()
    {
        var world = Stolen("RO", "MD");
        var entry = world.Registration("RO", _day, plate: "RO B 123 ABC") with
        {
            Kind = VehiclePlateKind.Temporary, GoodFaith = true, HolderKind = VehicleHolderKind.Person,
        };

        world.When(Golf, entry, People.Liaison("RO")).ShouldBeAccepted();

        var line = world.View(Golf).Registrations.Single();
        line.Should().BeEquivalentTo(new
        {
            Number = 1, Country = "RO", From = _day, Supplier = new PartyCode("RO"),
            GoodFaith = true, HolderKind = VehicleHolderKind.Person,
        });
        line.Plate.Should().Be(new VehiclePlate(entry.Plate!, "RO", VehiclePlateKind.Temporary));
        line.Holder!.Item.Should().Be(world.LastItem);
        world.Audiences[world.LastItem].Should().BeEquivalentTo(
            "SELEC.DPO", "SELEC.JSB", "RO.person:ro-liaisonofficer", "BG.person:bg-liaisonofficer",
            "BG.NFP", "BG.LO", "RO.NFP", "RO.LO", "MD.NFP", "MD.LO");
    }

    [Fact]
    public void the_chain_stands_in_the_order_of_its_days_however_it_was_learnt()
    {
        var world = Stolen();
        foreach (var (country, from) in new[] { ("MD", _day.AddDays(40)), ("HU", _day), ("RO", _day.AddDays(20)) })
        {
            world.When(Golf, world.Registration(country, from), People.Liaison("BG")).ShouldBeAccepted();
        }

        world.View(Golf).Registrations.Select(entry => (entry.Country, entry.Number)).Should().Equal(("HU", 2), ("RO", 3), ("MD", 1));
        world.View(Golf).Registrations.Should().OnlyContain(entry => !entry.Overlaps, "an open end lasts until the next begins");
    }

    [Fact]
    public void two_of_one_country_do_not_overlap()
    {
        var world = Stolen();
        var caller = People.Liaison("BG");
        world.When(Golf, world.Registration("RO", _day, _day.AddDays(30)), caller).ShouldBeAccepted();

        world.When(Golf, world.Registration("RO", _day.AddDays(29)), caller).ShouldBeRefused("REGISTRATION_OVERLAPS", "from");
        world.When(Golf, world.Registration("RO", _day.AddDays(-5), _day.AddDays(1)), caller)
            .ShouldBeRefused("REGISTRATION_OVERLAPS", "from");
        world.When(Golf, world.Registration("RO", _day), caller).ShouldBeRefused("REGISTRATION_OVERLAPS", "from");
        world.When(Golf, world.Registration("RO", _day.AddDays(30)), caller).ShouldBeAccepted();
        world.When(Golf, world.Registration("RO", _day.AddDays(-5), _day), caller).ShouldBeAccepted();
    }

    [Fact]
    public void two_of_different_countries_may_and_the_chain_shows_it()
    {
        var world = Stolen();
        var caller = People.Liaison("BG");
        world.When(Golf, world.Registration("HU", _day, _day.AddDays(30)), caller).ShouldBeAccepted();
        world.When(Golf, world.Registration("MD", _day.AddDays(60)), caller).ShouldBeAccepted();
        world.View(Golf).Registrations.Should().OnlyContain(entry => !entry.Overlaps);

        world.When(Golf, world.Registration("RO", _day.AddDays(29)), caller).ShouldBeAccepted();

        world.View(Golf).Registrations.Where(entry => entry.Overlaps).Select(entry => entry.Country).Should().Equal("HU", "RO");
    }

    [Fact]
    public void days_are_possible()
    {
        var world = new World();
        var caller = People.Liaison("BG");
        world.When(Golf, world.Report() with { FirstRegistration = _day }, caller).ShouldBeAccepted();

        world.When(Golf, world.Registration("RO", _day.AddDays(2), _day.AddDays(1)), caller)
            .ShouldBeRefused("REGISTRATION_BACKWARDS", "to");
        world.When(Golf, world.Registration("RO", Today.AddDays(1)), caller).ShouldBeRefused("REGISTRATION_IN_FUTURE", "from");
        world.When(Golf, world.Registration("RO", _day.AddDays(-1)), caller).ShouldBeRefused("REGISTRATION_BEFORE_FIRST", "from");
        world.When(Golf, world.Registration("RO", _day) with { Item = TermsOf() }, caller)
            .ShouldBeRefused("HANDLING_MISSING", "item", "handling");
        world.When(Golf, world.Registration("RO", _day, _day), caller).ShouldBeAccepted();
        world.When(Golf, world.Registration("MD", Today), caller).ShouldBeAccepted();
    }

    [Fact]
    public void only_parties_that_read_the_record_enter_registrations()
    {
        var world = Stolen("RO");

        world.When(Golf, world.Registration("MD", _day), People.Liaison("MD")).ShouldBeRefused(Refusal.NotPermitted);
        world.When(Golf, world.Registration("RO", _day), People.CaseOfficer("RO")).ShouldBeRefused(Refusal.NotPermitted);
        world.When(Golf, world.Registration("RO", _day), People.Analyst).ShouldBeRefused(Refusal.NotPermitted);
        world.When(Golf, world.Registration("RO", _day), People.FocalPoint("RO")).ShouldBeAccepted();
    }

    [Fact]
    public void overlapping_is_mutual_and_the_order_of_entry_does_not_matter() => Seeded.Runs(300, random =>
    {
        var entries = Enumerable.Range(0, 5).Select(i => Any(random, i)).ToList();
        var state = Chain(entries);
        var shuffled = Chain(entries.OrderBy(_ => random.Next()));

        state.Should().Equal(shuffled);
        foreach (var one in entries)
        {
            foreach (var other in entries) one.Crosses(other).Should().Be(other.Crosses(one));
        }
        state.Should().OnlyContain(entry => entry.Overlaps == state.Any(other => other.Number != entry.Number && other.Crosses(entry)));
    });

    static VehicleRegistration Any(Random random, int number)
    {
        var from = _day.AddDays(random.Next(40));
        return new VehicleRegistration(
            number, "RO", from, random.Next(3) == 0 ? null : from.AddDays(random.Next(20)), null, VehiclePlateKind.Permanent,
            VehicleHolderKind.Company, null, false, new("BG"), new("person"), People.Day);
    }

    static ImmutableArray<VehicleRegistration> Chain(IEnumerable<VehicleRegistration> entries) =>
        entries.Aggregate(
            Vehicle.None,
            (state, entry) => new VehicleRegistrationRecorded(entry, new SuppliedText(new("item"), new("BG"), false)).Evolve(state))
            .Registrations;
}
