using System.Collections.Immutable;
using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class ShareVehicleTests
{
    [Fact]
    public void the_supplier_shares_the_record_and_its_own_texts()
    {
        var world = Stolen("RO");
        var report = world.LastItem;
        world.When(Golf, world.Registration("RO", Today), People.Liaison("RO")).ShouldBeAccepted();
        var romanian = world.LastItem;

        world.When(Golf, Share("MD", "IT"), People.FocalPoint("BG")).ShouldBeAccepted();

        world.Sees(Golf).Should().Contain(["MD.NFP", "MD.LO", "IT.LO"]);
        world.Read(Golf).Grants.Single(grant => grant.Group == "MD.LO").From.Should().Be(world.Now, "nothing before is shown as activity");
        world.Audiences[report].Should().Contain(["MD.NFP", "MD.LO", "IT.LO"]);
        world.Audiences[romanian].Should().NotContain("MD.LO", "each party passes on its own texts alone");
    }

    [Fact]
    public void a_party_releases_its_own_texts_to_those_who_read_the_record()
    {
        var world = Stolen("RO");
        world.When(Golf, world.Registration("RO", Today), People.Liaison("RO")).ShouldBeAccepted();
        var romanian = world.LastItem;
        world.When(Golf, Share("MD"), People.Liaison("RO")).ShouldBeRefused(Refusal.NotPermitted, "parties");
        world.When(Golf, Share("MD"), People.Liaison("BG")).ShouldBeAccepted();

        world.When(Golf, Share("MD"), People.Liaison("RO")).ShouldBeAccepted();

        world.Audiences[romanian].Should().Contain(["MD.NFP", "MD.LO"]);
        world.View(Golf).SharedWith.Should().HaveCount(2);
        world.When(Golf, Share("RO"), People.Liaison("MD")).ShouldBeRefused(Refusal.NotPermitted);
    }

    [Fact]
    public void text_marked_h2_is_never_passed_on()
    {
        var world = new World();
        world.When(Golf, world.Report() with { Item = TermsOf(HandlingCode.H1, HandlingCode.H2) }, People.Liaison("BG")).ShouldBeAccepted();
        var held = world.LastItem;

        world.When(Golf, Share("MD"), People.Liaison("BG")).ShouldBeAccepted();

        world.Sees(Golf).Should().Contain("MD.LO");
        world.Audiences[held].Should().NotContain(["MD.LO", "MD.NFP"]);
    }

    [Fact]
    public void whom_it_is_shared_with_is_checked()
    {
        var world = Stolen("RO");
        var caller = People.Liaison("BG");

        world.When(Golf, Share(), caller).ShouldBeRefused("PARTIES_MISSING", "parties");
        world.When(Golf, Share("RO"), caller).ShouldBeRefused("PARTY_READS_ALREADY", "parties");
        world.When(Golf, Share("BG"), caller).ShouldBeRefused("SHARED_WITH_SELF", "parties");
        world.When(Golf, Share("MD", "MD"), caller).ShouldBeRefused("PARTY_REPEATED", "parties");
        world.When(Golf, Share("AT"), caller).ShouldBeRefused("PARTY_NOT_ALLOWED", "parties");
        world.When(Golf, Share("MD", "UA"), caller).ShouldBeRefused("PARTY_NOT_ALLOWED", "parties");
        world.When(Golf, Share("MD"), People.CaseOfficer("BG")).ShouldBeRefused(Refusal.NotPermitted);
    }

    [Fact]
    public void an_observer_is_never_in_the_circle_and_texts_stay_within_it_whatever_is_done() => Seeded.Runs(300, random =>
    {
        var world = Stolen();
        for (var step = 0; step < 25; step++) Act(world, random);

        ImmutableArray<string> readers = [.. world.State(Golf).Circle!.Readers(), .. Groups.Supervisors];
        var persons = world.Audiences.Values.SelectMany(groups => groups).Where(group => group.Contains(".person:", StringComparison.Ordinal));
        world.Sees(Golf).Should().NotContain(group => Begins(group, "AT") || Begins(group, "UA"));
        world.Audiences.Values.SelectMany(groups => groups).Should().BeSubsetOf(readers.Concat(persons));
        persons.Should().NotContain(person => person.Contains("at-", StringComparison.Ordinal));
        foreach (var text in world.State(Golf).Texts)
        {
            world.Audiences[text.Item].Should().Contain(Groups.Supervisors).And.Contain(Groups.Liaison(text.Supplier));
        }
        world.View(Golf).Claims.Count(claim => claim.State == VehicleClaimState.Claimed).Should().BeLessThan(2);
    });

    static void Act(World world, Random random)
    {
        string[] parties = ["BG", "RO", "MD", "IT", "AT", "UA", "TR"];
        var party = parties[random.Next(parties.Length)];
        var caller = random.Next(3) switch
        {
            0 => People.CaseOfficer(party),
            1 when party == "AT" => People.Observer,
            _ => People.Liaison(party),
        };
        Command<Vehicle> command = random.Next(6) switch
        {
            0 => Share([.. parties.Where(_ => random.Next(4) == 0)]),
            1 => world.Registration(parties[random.Next(parties.Length)], Today.AddDays(-random.Next(100))),
            2 => new ChangeVehicleStatus((VehicleStatus)random.Next(4), random.Next(2) == 0 ? Find(party) : null, Terms),
            3 => world.Claim(),
            4 => new ResolveVehicleClaim((VehicleClaimOutcome)random.Next(2), null, Terms),
            _ => new LinkVehicleClone(Golf),
        };
        var may = world.State(Golf).Standing() is { } standing && VehicleRights.Open(standing, caller).Contains(ActionOf(command));
        var decision = world.When(Golf, command, caller);
        if (!may) decision.Refusal.Should().NotBeNull("what a viewer is not told he can do is refused");
    }

    static bool Begins(string group, string with) => group.StartsWith(with, StringComparison.Ordinal);

    static VehicleAction ActionOf(Command<Vehicle> command) => command switch
    {
        ShareVehicle => VehicleAction.Share,
        RecordVehicleRegistration => VehicleAction.RecordRegistration,
        ChangeVehicleStatus => VehicleAction.ChangeStatus,
        ClaimVehicleRepatriation => VehicleAction.ClaimRepatriation,
        ResolveVehicleClaim => VehicleAction.ResolveClaim,
        _ => VehicleAction.LinkClone,
    };
}
