using Selec.Sdk;
using static Selec.Plugins.StolenVehicles.Tests.Reports;

namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class ReportVehicleTests
{
    [Fact]
    public void a_report_holds_what_was_entered_and_is_read_by_its_party_and_the_parties_named()
    {
        var world = new World();
        var report = world.Report().SharedWith("RO", "IT") with
        {
            Plate = new EnteredPlate(world.Text("SRB BG 123-AB"), VehiclePlateKind.Temporary),
            DocumentNumbers = [world.Text("AB 123456")],
        };

        world.When(Golf, report, People.Liaison("BG")).ShouldBeAccepted();

        var view = world.View(Golf);
        view.Supplier.Value.Should().Be("BG");
        view.Status.Should().Be(VehicleStatus.Stolen);
        view.OriginalVin!.Cipher.Should().Be(AudiVin);
        view.Plate.Should().Be(new VehiclePlate(report.Plate!.Text, "RS", VehiclePlateKind.Temporary));
        view.Documents.Should().ContainSingle();
        view.SharedWith.Select(shared => shared.Party.Value).Should().Equal("RO", "IT");
        world.Audiences[world.LastItem].Should().BeEquivalentTo(
            "SELEC.DPO", "SELEC.JSB", "BG.person:bg-liaisonofficer", "BG.NFP", "BG.LO", "RO.NFP", "RO.LO", "IT.NFP", "IT.LO");
        world.Sees(Golf).Should().BeEquivalentTo(
            world.Audiences[world.LastItem].Append("TF.STOLEN-VEHICLES").Append("SELEC.ANALYSIS"),
            "managers and analysts see codes and numbers, never texts");
    }

    [Fact]
    public void whoever_it_was_not_shared_with_sees_nothing_and_may_do_nothing()
    {
        var world = Stolen("RO");

        world.Sees(Golf).Should().NotContain(["MD.LO", "MD.NFP", "AT.LO", "IT.LO"]);
        foreach (var stranger in new[] { People.Liaison("MD"), People.Partner("IT"), People.Observer, People.Analyst })
        {
            VehicleRights.Open(world.View(Golf).ReadStanding(), stranger).Should().BeEmpty();
            world.When(Golf, world.Registration("MD", Today), stranger).ShouldBeRefused(Refusal.NotPermitted);
            world.When(Golf, Share("TR"), stranger).ShouldBeRefused(Refusal.NotPermitted);
        }
    }

    [Theory]
    [InlineData("1HGCM82633A00435", "VIN_LENGTH", "17")]
    [InlineData("1HGCM82633A0043520", "VIN_LENGTH", "17")]
    [InlineData("1M8GDM9AXKPO42788", "VIN_LETTER", "Position 12 ")]
    public void an_original_vin_that_is_none_is_refused_without_repeating_it(string vin, string code, string told)
    {
        var world = new World();

        var decision = world.When(Golf, world.Report(vin), People.Liaison("BG"));

        decision.ShouldBeRefused(code, "originalVin");
        decision.Refusal!.Message.Should().Contain(told).And.NotContain(vin);
    }

    [Theory]
    [InlineData("1M8GDM9A1KP042788")]
    [InlineData("WVGZZZ5NZEW069297")]
    [InlineData("wau zzz-8k1 da006278")]
    public void a_wrong_check_digit_is_a_finding_and_no_fault(string vin)
    {
        var world = new World();

        world.When(Golf, world.Report(vin), People.Liaison("BG")).ShouldBeAccepted();
    }

    [Fact]
    public void a_displayed_vin_may_be_anything()
    {
        var world = new World();

        world.When(Golf, world.Report() with { DisplayedVin = world.Text("1HGCM8-ILLEGIBLE") }, People.Liaison("BG")).ShouldBeAccepted();
        world.When(new("vehicle", "other"), world.Report(null) with { DisplayedVin = world.Text("?") }, People.Liaison("BG"))
            .ShouldBeAccepted();
    }

    [Fact]
    public void a_plate_without_a_country_is_kept()
    {
        var world = new World();
        var plate = new EnteredPlate(world.Text("CA1234AB"), VehiclePlateKind.Permanent);

        world.When(Golf, world.Report(null) with { Plate = plate }, People.Liaison("BG")).ShouldBeAccepted();

        world.View(Golf).Plate!.Country.Should().BeNull();
    }

    [Fact]
    public void something_must_tell_the_vehicle_from_others()
    {
        var world = new World();
        var caller = People.Liaison("BG");

        world.When(Golf, world.Report(null), caller).ShouldBeRefused("VEHICLE_UNIDENTIFIED");
        world.When(new("vehicle", "1"), world.Report(null) with { EngineNumber = world.Text("CAGA12345") }, caller).ShouldBeAccepted();
        world.When(new("vehicle", "2"), world.Report(null) with { DocumentNumbers = [world.Text("AB123456")] }, caller).ShouldBeAccepted();
    }

    [Fact]
    public void days_do_not_lie_in_the_future_nor_the_find_before_the_theft()
    {
        var world = new World();
        var caller = People.Liaison("BG");
        var theft = new DateOnly(2021, 3, 14);
        var found = world.Report() with { Status = VehicleStatus.Found };

        world.When(Golf, world.Report() with { FirstRegistration = Today.AddDays(1) }, caller)
            .ShouldBeRefused("FIRST_REGISTRATION_IN_FUTURE", "firstRegistration");
        world.When(Golf, world.Report() with { Theft = Theft(date: Today.AddDays(1)) }, caller)
            .ShouldBeRefused("THEFT_IN_FUTURE", "theft", "date");
        world.When(Golf, found with { Found = Find("RO", Today.AddDays(1)) }, caller).ShouldBeRefused("FOUND_IN_FUTURE", "found", "date");
        world.When(Golf, found with { Found = Find("RO", theft.AddDays(-1)) }, caller)
            .ShouldBeRefused("FOUND_BEFORE_THEFT", "found", "date");
        world.When(
                Golf, world.Report() with
                {
                    Status = VehicleStatus.Found, Found = Find("RO", theft), Theft = Theft(date: theft), FirstRegistration = Today,
                }, caller)
            .ShouldBeAccepted();
    }

    [Fact]
    public void theft_and_find_go_with_the_status()
    {
        var world = new World();
        var caller = People.Liaison("BG");

        world.When(Golf, world.Report() with { Theft = null }, caller).ShouldBeRefused("THEFT_MISSING", "theft");
        world.When(Golf, world.Report() with { Theft = null, Status = VehicleStatus.Embezzled }, caller)
            .ShouldBeRefused("THEFT_MISSING", "theft");
        world.When(Golf, world.Report() with { Status = VehicleStatus.Found }, caller).ShouldBeRefused("FIND_MISSING", "found");
        world.When(Golf, world.Report() with { Found = Find("RO") }, caller).ShouldBeRefused("FIND_WITHOUT_STATUS", "found");
        world.When(Golf, world.Report() with { Theft = null, Status = VehicleStatus.Found, Found = Find("RO") }, caller).ShouldBeAccepted();
        world.When(new("vehicle", "back"), world.Report() with { Theft = null, Status = VehicleStatus.Returned }, caller)
            .ShouldBeAccepted();
    }

    [Theory]
    [InlineData("AT", "PARTY_NOT_ALLOWED")]
    [InlineData("UA", "PARTY_NOT_ALLOWED")]
    [InlineData("SELEC", "PARTY_NOT_ALLOWED")]
    [InlineData("XX", "PARTY_NOT_ALLOWED")]
    [InlineData("BG", "SHARED_WITH_SELF")]
    public void records_are_shared_with_other_member_states_and_partners_alone(string party, string code)
    {
        var world = new World();

        world.When(Golf, world.Report().SharedWith("RO", party), People.Liaison("BG")).ShouldBeRefused(code, "sharedWith");
    }

    [Fact]
    public void a_party_is_named_once()
    {
        var world = new World();

        world.When(Golf, world.Report().SharedWith("RO", "RO"), People.Liaison("BG")).ShouldBeRefused("PARTY_REPEATED", "sharedWith");
    }

    [Fact]
    public void a_case_officer_reports_and_does_not_share()
    {
        var world = new World();

        world.When(Golf, world.Report().SharedWith("RO"), People.CaseOfficer("BG")).ShouldBeRefused(Refusal.NotPermitted, "sharedWith");
        world.When(Golf, world.Report(), People.CaseOfficer("BG")).ShouldBeAccepted();
        VehicleRights.Open(world.View(Golf).ReadStanding(), People.CaseOfficer("BG")).Should().Equal(
            VehicleAction.ChangeStatus, VehicleAction.LinkClone, VehicleAction.RecordRegistration);

        world.When(Golf, Share("RO"), People.Liaison("BG")).ShouldBeAccepted();
        VehicleRights.Open(world.View(Golf).ReadStanding(), People.CaseOfficer("BG")).Should().BeEmpty("the record reaches abroad now");
    }

    [Fact]
    public void observers_third_parties_and_staff_report_nothing()
    {
        var world = new World();

        Caller[] others =
            [People.Observer, People.Liaison("AT"), People.Liaison("UA"), People.Analyst, People.Of(Role.Prosecutor, "BG", "BG.SEEPAG")];

        foreach (var caller in others)
        {
            world.When(Golf, world.Report(), caller).ShouldBeRefused(Refusal.NotPermitted);
        }
        world.When(Golf, world.Report(), People.Partner("IT")).ShouldBeAccepted();
    }

    [Fact]
    public void the_terms_of_the_item_are_kept()
    {
        var world = new World();

        world.When(Golf, world.Report() with { Item = TermsOf() }, People.Liaison("BG"))
            .ShouldBeRefused("HANDLING_MISSING", "item", "handling");
    }

    [Fact]
    public void a_report_is_filed_under_an_accepted_joint_investigation_of_the_callers_party_alone()
    {
        var world = new World();
        var network = new StreamId("investigation", "network");
        var report = world.Report() with { Investigation = network };
        var caller = People.Liaison("BG");

        world.When(Golf, report, caller).ShouldBeRefused(Refusal.NotFound, "investigation");
        world.Investigations.Add(new InvestigationParties(network, [new("BG"), new("MD")], false));
        world.When(Golf, report, caller).ShouldBeRefused(Refusal.NotFound, "investigation");
        world.Investigations[0] = world.Investigations[0] with { IsAccepted = true, Agreed = [new("MD"), new("RO")] };
        world.When(Golf, report, caller).ShouldBeRefused(Refusal.NotFound, "investigation");
        world.When(Golf, world.Report() with { Investigation = new StreamId("vehicle", "network") }, caller)
            .ShouldBeRefused(Refusal.NotFound, "investigation");

        world.Investigations[0] = world.Investigations[0] with { Agreed = [new("BG"), new("MD")] };
        world.When(Golf, world.Report() with { Investigation = network }, caller).ShouldBeAccepted();
        world.View(Golf).Investigation.Should().Be(network);
        world.Sees(Golf).Should().NotContain("MD.LO", "filing shares nothing");
    }

    [Fact]
    public void what_identifies_the_vehicle_is_reported_to_the_cross_match()
    {
        var world = new World();
        var report = world.Report() with
        {
            DisplayedVin = world.Text("displayed"), EngineNumber = world.Text("engine"), DocumentNumbers = [world.Text("document")],
            Plate = new EnteredPlate(world.Text("BG CA1234AB"), VehiclePlateKind.Permanent),
        };

        Identified(report).Should().Equal(
            $"vehicle-vin {AudiVin}", "vehicle-vin displayed", "vehicle-plate BG CA1234AB", "vehicle-engine engine",
            "vehicle-document document");
        Identified(world.Registration("RO", Today, plate: "RO B 123 ABC")).Should().Equal("vehicle-plate RO B 123 ABC");
    }

    static string[] Identified(Command command) =>
        [.. Contents.OfPlugin.Mutations[command.GetType()].Identifies
            .SelectMany(kind => kind.Value(command).OfType<Sealed<string>>().Select(text => $"{kind.Key} {text.Cipher}"))];
}
