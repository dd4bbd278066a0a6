using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class AuthoriseAccountTests
{
    static readonly Caller _director = Person(Role.DirectorGeneral, "SELEC");

    [Theory]
    [InlineData(Role.Analyst, "SELEC", true)]
    [InlineData(Role.Administrator, "SELEC", true)]
    [InlineData(Role.DirectorGeneral, "SELEC", false)]
    [InlineData(Role.DataProtectionOfficer, "SELEC", false)]
    [InlineData(Role.LiaisonOfficer, "BG", true)]
    [InlineData(Role.NationalFocalPoint, "BG", false)]
    [InlineData(Role.CaseOfficer, "BG", false)]
    public void staff_and_liaison_officers_wait_for_a_second_person(Role role, string party, bool waits) =>
        Opened(role, party).IsAuthorised.Should().Be(!waits);

    [Fact]
    public void the_director_general_authorises_staff_and_nobody_twice()
    {
        var account = Opened(Role.Analyst, "SELEC");
        Try(account, Person(Role.NationalFocalPoint, "BG")).Should().Be(Refusal.NotPermitted);
        Try(account, Given.Administrator).Should().Be(Refusal.NotPermitted);
        Try(account, _director).Should().BeNull();

        var authorised = new AccountAuthorised(_director.Person, Given.Now).Evolve(account);
        authorised.IsAuthorised.Should().BeTrue();
        Try(authorised, _director).Should().Be("ACCOUNT_AUTHORISED");
    }

    [Fact]
    public void a_state_authorises_its_own_liaison_officers_alone()
    {
        var account = Opened(Role.LiaisonOfficer, "BG");
        Try(account, _director).Should().Be(Refusal.NotPermitted);
        Try(account, Person(Role.NationalFocalPoint, "RO")).Should().Be(Refusal.NotPermitted);
        Try(account, Person(Role.NationalFocalPoint, "BG")).Should().BeNull();
    }

    [Fact]
    public void nobody_authorises_what_the_same_person_requested()
    {
        var account = new AccountOpened(
            Given.Name, Given.Complete(Role.Analyst, "SELEC"), Given.Opened(Role.Analyst, "SELEC").Admission, _director.Person, Given.Now)
        {
            NeedsAuthorisation = true,
        }.Evolve(Account.None);

        Try(account, _director).Should().Be("SECOND_PERSON_NEEDED");
    }

    [Fact]
    public void clearance_and_certificate_hold_from_when_they_are_recorded_and_nobody_records_the_own()
    {
        var account = Opened(Role.NationalFocalPoint, "BG");
        var set = account.When(new SetClearance(ClassificationLevel.Secret)).Events.Should().ContainSingle().Which;
        ((ClearanceSet)set).Evolve(account).Opened!.Admission.Clearance.Should().Be(ClassificationLevel.Secret);
        account.When(new SetClearance(ClassificationLevel.Confidential)).Events.Should().BeEmpty("it is that already");
        var renewed = account.When(new RenewCertificate(new DateOnly(2031, 1, 1))).Events.Should().ContainSingle().Which;
        ((CertificateRenewed)renewed).Evolve(account).Opened!.Admission.CertificateValidTo.Should().Be(new DateOnly(2031, 1, 1));
        account.When(new RenewCertificate(new DateOnly(2020, 1, 1))).Refusal!.Code.Should().Be("CERTIFICATE_EXPIRED");

        var own = new Caller(Given.Officer, Role.Administrator, PartyCode.Selec, Groups.Administrators, []);
        new SetClearance(ClassificationLevel.TopSecret).Decide(account, Given.Context(Given.Now, own)).Refusal!.Code.Should().Be("OWN_ACCOUNT");
    }

    static string? Try(Account account, Caller caller) =>
        new AuthoriseAccount().Decide(account, Given.Context(Given.Now, caller)).Refusal?.Code;

    static Account Opened(Role role, string party) => Account.None.When(Given.Opening(role, party)).Events.Aggregate(
        Account.None, (state, fact) => ((DomainEvent<Account>)fact).Evolve(state));

    static Caller Person(Role role, string party) =>
        Given.Complete(role, party).At(new PersonId($"{party}-{role}"), Organisation.Known.Register, Given.Now);
}
