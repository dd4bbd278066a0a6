using Selec.Directory.Accounts;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class EndSessionsTests
{
    static readonly AccountOpened _officer = Given.Opened(Role.Analyst, "SELEC");

    [Fact]
    public void whoever_keeps_the_accounts_signs_a_person_out_as_often_as_need_be()
    {
        var ended = Given.Account(_officer).When(new EndSessions()).Events.Should().ContainSingle().Which.Should().BeOfType<SessionsEnded>().Which;

        ended.Should().Be(new SessionsEnded(Given.Administrator.Person, Given.Now));
        Given.Account(_officer, ended).SessionsEndedAt.Should().Be(Given.Now);
        Given.Account(_officer, ended).When(new EndSessions()).Events.Should().ContainSingle();
    }

    [Fact]
    public void everybody_signs_the_own_person_out_and_nobody_else()
    {
        var self = Given.Administrator with { Role = Role.Analyst, Person = Given.Officer };
        Decided(self).Refusal.Should().BeNull();
        Decided(self with { Person = new PersonId("another") }).Refusal!.Code.Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void an_account_that_is_closed_or_was_never_opened_has_no_sessions()
    {
        Given.Account(_officer, new AccountClosed(Given.Administrator.Person, Given.Now)).When(new EndSessions()).Refusal!.Code.Should().Be("ACCOUNT_CLOSED");
        Given.Account().When(new EndSessions()).Refusal!.Code.Should().Be(Refusal.NotFound);
    }

    static Decision Decided(Caller caller) => new EndSessions().Decide(Given.Account(_officer), Given.Context(Given.Now, caller));
}
