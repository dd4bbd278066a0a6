using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class DemoPeopleTests
{
    [Fact]
    public void every_role_is_played_in_every_party_where_it_exists()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var parties = Organisation.Known.Parties.Where(party => party.KindOn(new DateOnly(2021, 6, 15)) == Posting.KindFor(role))
                .Select(party => party.Code);
            DemoPeople.All.Where(person => person.Role == role).Select(person => person.Party).Distinct().Should()
                .BeEquivalentTo(parties, because: role.ToString());
        }
    }

    [Fact]
    public void each_member_state_has_police_and_customs_at_home_and_at_headquarters()
    {
        foreach (var state in Organisation.Known.Parties.Where(party => party.History[^1].Kind == PartyKind.MemberState))
        {
            DemoPeople.All.Where(person => person.Party == state.Code)
                .Select(person => (person.Role, person.Posting.Authority, person.Posting.Service))
                .Should()
                .BeEquivalentTo(
                new (Role, string?, LiaisonService?)[]
                {
                    (Role.CaseOfficer, "POLICE", null),
                    (Role.CaseOfficer, "CUSTOMS", null),
                    (Role.NationalFocalPoint, null, null),
                    (Role.LiaisonOfficer, null, LiaisonService.Police),
                    (Role.LiaisonOfficer, null, LiaisonService.Customs),
                    (Role.Prosecutor, null, null),
                });
        }
    }

    [Fact]
    public void each_task_force_has_a_manager() =>
        DemoPeople.All.Where(person => person.Role == Role.TaskForceManager).Select(person => person.Posting.TaskForce!.Value).Should()
            .BeEquivalentTo(Enum.GetValues<TaskForceKey>());

    [Fact]
    public void each_of_them_can_be_seeded() =>
        DemoPeople.All.Should().OnlyContain(person => Given.Account().When(person.Seed(Given.Name), null).Refusal == null);

    [Fact]
    public void they_are_plainly_marked_and_have_ids_of_their_own()
    {
        DemoPeople.All.Should().HaveCount(11 * 6 + 5 + 20 + 17);
        DemoPeople.All.Select(person => person.Person).Should().OnlyHaveUniqueItems();
        DemoPeople.All.Should().OnlyContain(person => person.Name.StartsWith("Demo ", StringComparison.Ordinal));
        DemoPeople.All.Select(person => person.Stream.ToString()).Should()
            .OnlyContain(stream => System.Text.RegularExpressions.Regex.IsMatch(stream, "^person/[a-z0-9-]+$"));
        var officer = DemoPeople.All.Single(person => person.Person.Value == "bg-liaison-police");
        officer.Name.Should().Be("Demo liaison officer (police), Republic of Bulgaria");
    }
}
