using System.Collections.Immutable;
using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class PartyViewTests
{
    [Fact]
    public void a_member_state_has_liaison_officers_of_two_services_and_a_focal_point()
    {
        var view = View("BG", 2021);
        view.NationalUnit.Should().BeEquivalentTo(new NationalUnitView("BG.LO", [LiaisonService.Police, LiaisonService.Customs], "BG.NFP"));
        view.Units.Select(unit => unit.Code).Should()
            .Equal("BG.NFP", "BG.LO", "BG.POLICE", "BG.CUSTOMS", "BG.BORDER_POLICE", "BG.PROSECUTION", "BG.SEEPAG");
    }

    [Fact]
    public void an_operational_partner_has_representatives_and_no_focal_point()
    {
        var view = View("GB", 2021);
        view.NationalUnit.Should().BeEquivalentTo(new NationalUnitView("GB.LO", [], null));
        view.Units.Select(unit => unit.Code).Should().Equal("GB.LO");
    }

    [Theory]
    [InlineData("GB", 2019)]
    [InlineData("AT", 2021)]
    [InlineData("CN", 2021)]
    public void who_posts_nobody_has_no_unit(string party, int year)
    {
        View(party, year).NationalUnit.Should().BeNull();
        View(party, year).Units.Should().BeEmpty();
    }

    [Fact]
    public void the_centre_has_its_nine_units_and_the_task_forces_managers() =>
        View("SELEC", 2021).Units.Select(unit => unit.Code).Should().Equal(
        "SELEC.OPS", "SELEC.ANALYSIS", "SELEC.DG", "SELEC.DPO", "SELEC.JSB", "SELEC.SECURITY", "SELEC.ADMIN", "SELEC.AUDIT", "SELEC.OCU",
        "TF.THB", "TF.DRUGS", "TF.CYBER", "TF.STOLEN-VEHICLES", "TF.ANTI-FRAUD",
        "TF.ANTI-TERRORISM", "TF.CONTAINER-SECURITY", "TF.ENVIRONMENT");

    [Fact]
    public async Task parties_are_listed_by_kind_on_the_day_asked_for()
    {
        (await Parties(("kind", "OPERATIONAL_PARTNER"))).Should().Equal("INTERPOL", "IT", "SA", "GB", "US");
        (await Parties(("kind", "OPERATIONAL_PARTNER"), ("on", new DateOnly(2019, 6, 1)))).Should().Equal("INTERPOL", "IT", "SA", "US");
        (await Parties()).Should().HaveCount(40);
    }

    [Fact]
    public async Task a_party_is_found_by_its_code_alone()
    {
        var found = (PartyView?)await ReferenceQueries.Party(Call(("code", new PartyCode("TR"))), CancellationToken.None);
        found!.Name.Should().Be("Republic of Türkiye");
        (await ReferenceQueries.Party(Call(("code", new PartyCode("XX"))), CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task task_forces_come_with_their_coordinating_state()
    {
        var forces = (ImmutableArray<TaskForceView>)(await ReferenceQueries.TaskForces(Call(), CancellationToken.None))!;
        forces.Should().HaveCount(8).And.OnlyContain(force => force.Coordinator.Kind == PartyKind.MemberState);
    }

    static async Task<IEnumerable<string>> Parties(params (string, object?)[] arguments) =>
        ((ImmutableArray<PartyView>)(await ReferenceQueries.Parties(Call(arguments), CancellationToken.None))!)
            .Select(party => party.Code.Value);

    static Call Call(params (string Name, object? Value)[] arguments) => new(
        Given.Administrator, Given.Now, null!, Organisation.Known.Register, arguments.ToDictionary(
            argument => argument.Name, argument => argument.Value));

    static PartyView View(string party, int year) =>
        PartyView.Of(Organisation.Known.Register.Parties[new PartyCode(party)], new DateOnly(year, 6, 1));
}
