using Selec.Contracts;

namespace Selec.Journal.Tests;

public sealed class DriverCancellationTests
{
    [Fact]
    public void a_driver_that_fails_when_it_is_cancelled_fails_nobody_who_cancels()
    {
        using var caller = new CancellationTokenSource();
        using var leaving = new DriverCancellation(caller.Token);
        leaving.Token.Register(() => throw new ObjectDisposedException("a connection that was lost"));
        caller.Invoking(it => it.Cancel()).Should().NotThrow();
        leaving.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void what_is_cancelled_already_is_cancelled_for_the_driver()
    {
        using var leaving = new DriverCancellation(new CancellationToken(canceled: true));
        leaving.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void what_nobody_can_cancel_is_never_cancelled()
    {
        using var leaving = new DriverCancellation(CancellationToken.None);
        leaving.Token.CanBeCanceled.Should().BeFalse();
    }

    [Fact]
    public void a_caller_who_leaves_after_the_answer_cancels_nothing()
    {
        using var caller = new CancellationTokenSource();
        var leaving = new DriverCancellation(caller.Token);
        var token = leaving.Token;
        leaving.Dispose();
        caller.Cancel();
        token.IsCancellationRequested.Should().BeFalse();
    }
}
