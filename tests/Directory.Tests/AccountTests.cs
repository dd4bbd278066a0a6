using Selec.Directory.Accounts;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class AccountTests
{
    static readonly StreamId Stream = Account.StreamOf(Given.Officer);

    [Fact]
    public void nothing_can_be_read_of_an_account_that_was_never_opened() =>
        Account.Definition.Read(Stream, Account.None, 0).Should().Be(ReadSide.Nothing);

    [Fact]
    public void everyone_sees_an_account_from_its_opening_on_and_observers_only_their_own()
    {
        var read = Account.Definition.Read(Stream, Given.Account(Given.Opened(Role.LiaisonOfficer, "BG")), 1);
        read.Grants.Should().OnlyContain(grant => grant.Node == "person/officer" && grant.From == Given.Now && grant.To == null);
        read.Grants.Select(grant => grant.Group).Should().BeEquivalentTo(
            "everyone", "SELEC.DPO", "SELEC.JSB", "SELEC.ADMIN", "SELEC.SECURITY", "person:officer");
    }

    [Fact]
    public void the_row_shows_unit_and_state_as_the_schema_names_them()
    {
        var (table, view) = Account.Definition.Read(
            Stream, Given.Account(Given.Opened(Role.LiaisonOfficer, "BG"), new AccountClosed(Given.Officer, Given.Now)), 2).Views.Single();
        var row = table.Row(view);
        row.Key.Should().Be("officer");
        row.Node.Should().Be("person/officer");
        row.Columns.Should().Equal("LIAISON_OFFICER", "BG", "BG.LO", "CLOSED", Given.Now.ToUnixTimeMilliseconds());
        row.Search.Should().Equal(Given.Name);
    }

    [Fact]
    public void events_are_read_as_they_were_written()
    {
        DomainEvent[] facts =
            [Given.Opened(Role.TaskForceManager, "SELEC"), Given.Opened(Role.CaseOfficer, "RS"), new AccountClosed(
                Given.Officer, Given.Now)];
        foreach (var fact in facts)
            Account.Definition.ReadEvent(Account.Definition.NameOf(fact), Account.Definition.Write(fact)).Should().Be(fact);
    }

    [Theory]
    [InlineData(Role.Administrator, "SELEC", true)]
    [InlineData(Role.SecurityOfficer, "SELEC", true)]
    [InlineData(Role.DataProtectionOfficer, "SELEC", true)]
    [InlineData(Role.SupervisoryBody, "SELEC", true)]
    [InlineData(Role.NationalFocalPoint, "BG", true)]
    [InlineData(Role.NationalFocalPoint, "RO", false)]
    [InlineData(Role.DirectorGeneral, "SELEC", false)]
    [InlineData(Role.LiaisonOfficer, "BG", false)]
    [InlineData(Role.Auditor, "SELEC", false)]
    public void clearance_is_for_those_who_keep_or_supervise_accounts(Role role, string party, bool shown) =>
        (View(Role.LiaisonOfficer, "BG").AdmissionFor(Viewer(role, party)) is not null).Should().Be(shown);

    [Fact]
    public void the_director_general_sees_the_clearance_of_staff_and_everybody_the_own()
    {
        View(Role.Analyst, "SELEC").AdmissionFor(Viewer(Role.DirectorGeneral, "SELEC")).Should().NotBeNull();
        View(Role.LiaisonOfficer, "BG").AdmissionFor(Viewer(Role.LiaisonOfficer, "BG") with { Person = Given.Officer }).Should()
            .NotBeNull();
    }

    [Fact]
    public void only_those_who_keep_accounts_close_them_and_never_their_own()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var closes = role is Role.Administrator or Role.SecurityOfficer;
            View(Role.Analyst, "SELEC").ActionsOf(Viewer(role, "SELEC")).Any().Should().Be(closes, because: role.ToString());
        }
        View(Role.Analyst, "SELEC").ActionsOf(Given.Administrator with { Person = Given.Officer }).Should().Equal(PersonAction.EndSessions);
        (View(Role.Analyst, "SELEC") with { State = AccountState.Closed }).ActionsOf(Given.Administrator).Should().BeEmpty();
    }

    static PersonView View(Role role, string party) => PersonView.Of(Stream, Given.Account(Given.Opened(role, party)), 1);

    static Caller Viewer(Role role, string party) => new(new PersonId("viewer"), role, new PartyCode(party), party, []);
}
