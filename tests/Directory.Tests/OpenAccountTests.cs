using Selec.Directory.Accounts;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class OpenAccountTests
{
    /// <summary>A party of each kind, and which roles exist for it.</summary>
    static readonly Dictionary<string, Role[]> Roles = new()
    {
        ["BG"] = [Role.CaseOfficer, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.Prosecutor],
        ["IT"] = [Role.PartnerRepresentative],
        ["INTERPOL"] = [Role.PartnerRepresentative],
        ["AT"] = [Role.ObserverRepresentative],
        ["CN"] = [],
        ["SELEC"] =
        [
            Role.Analyst, Role.OperationsDirectorate, Role.TaskForceManager,
            Role.DataProtectionOfficer, Role.SupervisoryBody, Role.DirectorGeneral,
            Role.SecurityOfficer, Role.Administrator, Role.Auditor, Role.DutyOperator,
        ],
    };

    public static TheoryData<Role, string, bool> Combinations
    {
        get
        {
            var all = new TheoryData<Role, string, bool>();
            foreach (var (party, roles) in Roles)
                foreach (var role in Enum.GetValues<Role>()) all.Add(role, party, roles.Contains(role));
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void a_role_exists_only_for_parties_of_its_kind(Role role, string party, bool exists)
    {
        var decision = Given.Account().When(Given.Opening(role, party));
        if (exists)
            decision.Events.Should().ContainSingle().Which.Should().BeOfType<AccountOpened>().Which.Posting.Should()
                .Be(Given.Complete(role, party));
        else decision.Refusal!.Code.Should().Be("ROLE_NOT_OF_PARTY");
        decision.Refusal.Should().Match<Refusal?>(refusal => refusal != null || exists);
    }

    [Theory]
    [InlineData(Role.PartnerRepresentative, 2019, false)]
    [InlineData(Role.PartnerRepresentative, 2020, true)]
    [InlineData(Role.ObserverRepresentative, 2019, true)]
    [InlineData(Role.ObserverRepresentative, 2020, false)]
    public void the_partys_status_of_that_day_counts(Role role, int year, bool exists) =>
        (Given.Account().When(Given.Opening(role, "GB"), Given.On(year, 1, 1)).Refusal is null).Should().Be(exists);

    public static TheoryData<Posting, string, string> Incomplete => new()
    {
        { new(Role.CaseOfficer, new("XX"), Authority: "POLICE"), "PARTY_UNKNOWN", "party" },
        { new(Role.CaseOfficer, new("BG")), "AUTHORITY_UNKNOWN", "authority" },
        { new(Role.CaseOfficer, new("BG"), Authority: "FIRE_BRIGADE"), "AUTHORITY_UNKNOWN", "authority" },
        { new(Role.LiaisonOfficer, new("BG")), "SERVICE_MISSING", "service" },
        { new(Role.TaskForceManager, PartyCode.Selec), "TASK_FORCE_MISSING", "taskForce" },
        { new(Role.NationalFocalPoint, new("BG"), Authority: "POLICE"), "AUTHORITY_NOT_ASKED", "authority" },
        { new(Role.NationalFocalPoint, new("BG"), Service: LiaisonService.Police), "SERVICE_NOT_ASKED", "service" },
        { new(Role.Analyst, PartyCode.Selec, TaskForce: TaskForceKey.Drugs), "TASK_FORCE_NOT_ASKED", "taskForce" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void a_posting_has_what_its_role_asks_for_and_nothing_else(Posting posting, string code, string field)
    {
        var refusal = Given.Account().When(Given.Opening(posting)).Refusal!;
        refusal.Code.Should().Be(code);
        refusal.Path.Should().Equal(field);
    }

    [Fact]
    public void an_account_ends_after_it_begins()
    {
        var opening = Given.Opening(Role.Analyst, "SELEC");
        Given.Account().When(opening with { ValidTo = Given.Now }).Refusal!.Code.Should().Be("VALIDITY_ORDER");
        Given.Account().When(opening with { ValidTo = Given.Now.AddTicks(1) }).Refusal.Should().BeNull();
    }

    [Fact]
    public void nobody_is_admitted_with_an_expired_certificate()
    {
        var opening = Given.Opening(Role.Analyst, "SELEC");
        Given.Account().When(opening with { CertificateValidTo = new DateOnly(2021, 6, 14) }).Refusal!.Code.Should()
            .Be("CERTIFICATE_EXPIRED");
        Given.Account().When(opening with { CertificateValidTo = new DateOnly(2021, 6, 15) }).Refusal.Should().BeNull();
    }

    [Fact]
    public void an_account_is_opened_once_and_seeding_it_again_is_harmless()
    {
        var account = Given.Account(Given.Opened(Role.Analyst, "SELEC"));
        account.When(Given.Opening(Role.Analyst, "SELEC")).Refusal!.Code.Should().Be("ACCOUNT_EXISTS");
        var again = account.When(new SeedAccount(Given.Opening(Role.Analyst, "SELEC")));
        again.Refusal.Should().BeNull();
        again.Events.Should().BeEmpty();
        again.Elsewhere.Should().BeEmpty();
        Given.Account().When(new SeedAccount(Given.Opening(Role.Analyst, "SELEC"))).Events.Should().ContainSingle();
    }

    [Fact]
    public void the_terms_of_the_name_are_checked()
    {
        var opening = Given.Opening(Role.Analyst, "SELEC");
        Given.Account().When(opening with { Item = opening.Item with { Handling = [] } }).Refusal!.Code.Should().Be("HANDLING_MISSING");
    }

    [Fact]
    public void everyone_the_supervisors_and_the_person_may_read_the_name_and_observers_may_not()
    {
        var opened = Given.Account().When(Given.Opening(Role.LiaisonOfficer, "BG")).Elsewhere.Should().ContainSingle().Which;
        opened.Stream.Should().Be(new StreamId("item", "item"));
        var item = opened.Event.Should().BeOfType<ItemOpened>().Which;
        item.BelongsTo.Should().Be(new StreamId("person", "officer"));
        item.Audience.Should().BeEquivalentTo("everyone", "SELEC.DPO", "SELEC.JSB", "SELEC.person:administrator", "person:officer");
    }
}
