using Selec.Directory.Accounts;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class CloseAccountTests
{
    [Fact]
    public void an_open_account_is_closed_once()
    {
        var opened = Given.Opened(Role.Analyst, "SELEC");
        var closed = Given.Account(opened).When(new CloseAccount()).Events.Should().ContainSingle().Which.Should()
            .BeOfType<AccountClosed>().Which;
        closed.Should().Be(new AccountClosed(Given.Administrator.Person, Given.Now));
        Given.Account(opened, closed).When(new CloseAccount()).Refusal!.Code.Should().Be("ACCOUNT_CLOSED");
        Given.Account(opened, closed).ClosedAt.Should().Be(Given.Now);
    }

    [Fact]
    public void what_was_never_opened_is_not_there() =>
        Given.Account().When(new CloseAccount()).Refusal!.Code.Should().Be(Refusal.NotFound);

    [Fact]
    public void nobody_closes_the_own_account()
    {
        var self = Given.Administrator with { Person = Given.Officer };
        new CloseAccount()
            .Decide(Given.Account(Given.Opened(Role.Administrator, "SELEC")), Given.Context(Given.Now, self)).Refusal!.Code.Should()
            .Be("OWN_ACCOUNT");
    }
}
