using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class PostingTests
{
    static readonly PersonId Person = new("p");

    public static TheoryData<Posting, string> Units => new()
    {
        { new(Role.CaseOfficer, new("BG"), Authority: "POLICE"), "BG.POLICE" },
        { new(Role.CaseOfficer, new("BG"), Authority: "CUSTOMS"), "BG.CUSTOMS" },
        { new(Role.NationalFocalPoint, new("BG")), "BG.NFP" },
        { new(Role.LiaisonOfficer, new("BG"), Service: LiaisonService.Police), "BG.LO" },
        { new(Role.LiaisonOfficer, new("BG"), Service: LiaisonService.Customs), "BG.LO" },
        { new(Role.Prosecutor, new("BG")), "BG.SEEPAG" },
        { new(Role.PartnerRepresentative, new("IT")), "IT.LO" },
        { new(Role.Analyst, PartyCode.Selec), "SELEC.ANALYSIS" },
        { new(Role.OperationsDirectorate, PartyCode.Selec), "SELEC.OPS" },
        { new(Role.TaskForceManager, PartyCode.Selec, TaskForce: TaskForceKey.Drugs), "TF.DRUGS" },
        { new(Role.TaskForceManager, PartyCode.Selec, TaskForce: TaskForceKey.StolenVehicles), "TF.STOLEN-VEHICLES" },
        { new(Role.DataProtectionOfficer, PartyCode.Selec), "SELEC.DPO" },
        { new(Role.SupervisoryBody, PartyCode.Selec), "SELEC.JSB" },
        { new(Role.DirectorGeneral, PartyCode.Selec), "SELEC.DG" },
        { new(Role.SecurityOfficer, PartyCode.Selec), "SELEC.SECURITY" },
        { new(Role.Administrator, PartyCode.Selec), "SELEC.ADMIN" },
        { new(Role.Auditor, PartyCode.Selec), "SELEC.AUDIT" },
        { new(Role.DutyOperator, PartyCode.Selec), "SELEC.OCU" },
    };

    [Theory]
    [MemberData(nameof(Units))]
    public void whoever_fits_holds_the_own_unit_and_everyone_and_nothing_more(Posting posting, string unit)
    {
        var caller = posting.At(Person, Organisation.Known.Register, Given.Now);
        caller.Unit.Should().Be(unit);
        string[] officer = posting.Role is Role.DirectorGeneral or Role.SecurityOfficer or Role.Administrator or Role.Auditor
            ? []
            : [$"{posting.Party}.person:p"];
        caller.Groups.Should().Equal(["person:p", .. officer, unit, "everyone"]);
    }

    [Fact]
    public void every_role_has_a_unit_in_the_table_above() =>
        Units.Select(row => ((Posting)row[0]).Role).Append(Role.ObserverRepresentative).Distinct().Should()
            .BeEquivalentTo(Enum.GetValues<Role>());

    [Fact]
    public void an_observers_representative_holds_no_unit()
    {
        var caller = new Posting(Role.ObserverRepresentative, new("AT")).At(Person, Organisation.Known.Register, Given.Now);
        caller.Groups.Should().Equal("person:p", "observers");
        caller.Unit.Should().Be("AT");
    }

    [Theory]
    [InlineData(Role.PartnerRepresentative, 2019, "observers")]
    [InlineData(Role.PartnerRepresentative, 2020, "person:p GB.person:p GB.LO everyone")]
    [InlineData(Role.ObserverRepresentative, 2019, "person:p observers")]
    [InlineData(Role.ObserverRepresentative, 2020, "")]
    public void the_status_on_the_day_of_the_act_decides(Role role, int year, string groups) =>
        new Posting(role, new("GB")).At(Person, Organisation.Known.Register, Given.On(year, 6, 1)).Groups.Should().Equal(groups.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void an_ended_status_puts_everything_out_of_reach_even_what_was_granted_to_the_person()
    {
        var ended = Organisation.Known.Register with
        {
            Parties = Organisation.Known.Register.Parties.SetItem(
                new("BG"),
                new Party(
                    new("BG"), "Republic of Bulgaria", true, [new(PartyKind.MemberState, new(2011, 10, 7), new(2021, 6, 15), true)])),
        };
        var posting = new Posting(Role.LiaisonOfficer, new("BG"), Service: LiaisonService.Police);
        posting.At(Person, ended, Given.On(2021, 6, 14)).Groups.Should().Contain("BG.LO");
        var caller = posting.At(Person, ended, Given.On(2021, 6, 15));
        caller.Groups.Should().BeEmpty();
        caller.Unit.Should().Be("BG");
    }
}
