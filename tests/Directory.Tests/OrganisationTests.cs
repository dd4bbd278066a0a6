using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class OrganisationTests
{
    static readonly PartyRegister Register = Organisation.Known.Register;

    public static TheoryData<PartyKind, string> Today => new()
    {
        { PartyKind.MemberState, "AL BA BG GR HU MD ME MK RO RS TR" },
        { PartyKind.OperationalPartner, "GB INTERPOL IT SA US" },
        { PartyKind.Observer, "AT BE BY CH CZ DE ES EUBAM FR GCC-CIC GE IL IOM JP NL SK UA UNMIK UNODC WCO" },
        { PartyKind.ThirdParty, "CN HR SI" },
        { PartyKind.Centre, "SELEC" },
    };

    [Theory]
    [MemberData(nameof(Today))]
    public void the_parties_of_2021_are_those_of_the_report(PartyKind kind, string codes) =>
        string.Join(
            ' ', Register.Parties.Values.Where(party => party.KindOn(new DateOnly(2021, 12, 31)) == kind).Select(party => party.Code.Value)
                .Order(StringComparer.Ordinal))
            .Should().Be(codes);

    [Theory]
    [InlineData("2011-10-06", PartyKind.ThirdParty)]
    [InlineData("2011-10-07", PartyKind.Observer)]
    [InlineData("2019-12-31", PartyKind.Observer)]
    [InlineData("2020-01-01", PartyKind.OperationalPartner)]
    [InlineData("2026-11-22", PartyKind.OperationalPartner)]
    public void the_united_kingdom_became_an_operational_partner_with_2020(string day, PartyKind kind) =>
        Register.Parties[new PartyCode("GB")].KindOn(DateOnly.ParseExact(day, "yyyy-MM-dd", null)).Should().Be(kind);

    [Fact]
    public void the_day_is_the_one_of_coordinated_universal_time()
    {
        var gb = new PartyCode("GB");
        Register.KindAt(gb, new DateTimeOffset(2020, 1, 1, 1, 0, 0, TimeSpan.FromHours(2))).Should().Be(PartyKind.Observer);
        Register.KindAt(gb, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).Should().Be(PartyKind.OperationalPartner);
    }

    [Fact]
    public void a_day_that_no_source_gives_is_marked()
    {
        var history = Register.Parties[new PartyCode("GB")].History;
        history.Select(status => status.FromIsKnown).Should().Equal(false, true);
        history[0].Should().Be(new PartyStatus(PartyKind.Observer, new DateOnly(2011, 10, 7), new DateOnly(2020, 1, 1), false));
        Register.Parties[PartyCode.Selec].History.Single().FromIsKnown.Should().BeTrue();
    }

    [Fact]
    public void no_party_is_two_things_on_one_day() => Organisation.Known.Parties.Should().OnlyContain(
        party =>
            party.History.Zip(party.History.Skip(1)).All(pair => pair.First.To == pair.Second.From) && party.History.Last().To == null);

    [Theory]
    [InlineData("UNMIK", false)]
    [InlineData("INTERPOL", false)]
    [InlineData("EUBAM", false)]
    [InlineData("GCC-CIC", false)]
    [InlineData("SELEC", false)]
    [InlineData("MK", true)]
    [InlineData("CN", true)]
    public void a_body_is_not_a_state(string code, bool isState) => Register.Parties[new PartyCode(code)].IsState.Should().Be(isState);

    [Fact]
    public void member_states_alone_have_competent_authorities()
    {
        foreach (var party in Organisation.Known.Parties)
        {
            var authorities = Organisation.Known.AuthoritiesOf(party.Code);
            if (party.History[^1].Kind == PartyKind.MemberState)
                authorities.Should().Equal("POLICE", "CUSTOMS", "BORDER_POLICE", "PROSECUTION");
            else authorities.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(TaskForceKey.Thb, 2000, "RO")]
    [InlineData(TaskForceKey.Drugs, 2000, "BG")]
    [InlineData(TaskForceKey.Cyber, 2001, "MK")]
    [InlineData(TaskForceKey.StolenVehicles, 2002, "HU")]
    [InlineData(TaskForceKey.AntiFraud, 2003, "AL")]
    [InlineData(TaskForceKey.AntiTerrorism, 2003, "TR")]
    [InlineData(TaskForceKey.ContainerSecurity, 2005, "GR")]
    [InlineData(TaskForceKey.Environment, 2009, "HU")]
    public void each_task_force_has_its_year_and_coordinator(TaskForceKey key, int year, string coordinator)
    {
        var force = Organisation.Known.TaskForces.Single(candidate => candidate.Key == key);
        (force.Established, force.Coordinator.Value).Should().Be((year, coordinator));
        Organisation.Known.TaskForces.Should().HaveCount(8);
    }
}
