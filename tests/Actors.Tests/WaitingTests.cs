using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;
using Selec.TestPlatform;
using static Selec.Actors.Tests.Stage;

namespace Selec.Actors.Tests;

/// <summary>How long an ask waits, and what becomes of one that is withdrawn.</summary>
public sealed class WaitingTests
{
    static readonly Func<ValueTask<Reply>> _turn = () => new ValueTask<Reply>(new Reply.KeyReused());

    readonly SetClock _clock = new(new DateTimeOffset(2024, 3, 31, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task an_ask_waits_thirty_seconds_for_its_turn_and_is_told_then_that_the_platform_is_busy()
    {
        var mailbox = new Mailbox(new ActorOptions(), _clock);
        mailbox.TryEnter();
        var first = mailbox.RunAsync(_turn, default);
        _clock.Forward(TimeSpan.FromSeconds(10));
        var second = mailbox.RunAsync(_turn, default);

        _clock.Forward(TimeSpan.FromSeconds(20) - TimeSpan.FromTicks(1));
        first.IsCompleted.Should().BeFalse();
        _clock.Forward(TimeSpan.FromTicks(1));
        await first.Invoking(task => task).Should().ThrowAsync<BusyException>();
        second.IsCompleted.Should().BeFalse();
        _clock.Forward(TimeSpan.FromSeconds(10));
        await second.Invoking(task => task).Should().ThrowAsync<BusyException>();

        var third = mailbox.RunAsync(_turn, default);
        mailbox.Leave();
        await third;
        _clock.Forward(TimeSpan.FromHours(1));
        await mailbox.RunAsync(_turn, default);
    }

    [Fact]
    public async Task turns_are_given_in_the_order_of_asking_and_pass_over_who_withdrew()
    {
        var mailbox = new Mailbox(new ActorOptions(), _clock);
        mailbox.TryEnter();
        using var source = new CancellationTokenSource();
        var order = new List<int>();
        var withdrawn = mailbox.RunAsync(() => Turn(-1), source.Token);
        var waiting = Enumerable.Range(0, 300).Select(i => mailbox.RunAsync(() => Turn(i), default)).ToList();
        await source.CancelAsync();
        await withdrawn.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        mailbox.TryEnter().Should().BeFalse();

        mailbox.Leave();
        await Task.WhenAll(waiting);
        order.Should().Equal(Enumerable.Range(0, 300));

        async ValueTask<Reply> Turn(int i)
        {
            // A turn that waits for something is not overtaken.
            if (i % 7 == 0) await Task.Yield();
            order.Add(i);
            return new Reply.KeyReused();
        }
    }

    [Fact]
    public async Task an_ask_behind_a_decision_that_does_not_come_back_is_told_busy_and_writes_nothing()
    {
        await using var stage = Stage.At(_clock);
        await stage.Ask(A, new OpenFolder(null));
        using var inside = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        var slow = Task.Run(() => stage.Ask(A, new Probe((_, _) =>
        {
            inside.Release();
            go.Wait();
        })));
        await inside.WaitAsync();

        var behind = stage.Ask(A, new Touch(5));
        _clock.Forward(TimeSpan.FromSeconds(30));
        await behind.Invoking(task => task).Should().ThrowAsync<BusyException>();
        go.Set();

        (await slow).Should().Be(new Reply.Accepted(A, 2, false));
        (await stage.StateOf(A)).Notes.Should().Be(1);
    }

    [Fact]
    public async Task an_ask_that_is_withdrawn_before_its_append_was_taken_leaves_nothing()
    {
        await using var stage = Stage.At(_clock);
        await stage.Ask(A, new OpenFolder(null));
        using var source = new CancellationTokenSource();
        var ask = Of(A, new Probe((_, _) => source.Cancel())) with { Key = ("k", "p") };

        await stage.Actors.Invoking(actors => actors.AskAsync(ask, source.Token)).Should().ThrowAsync<OperationCanceledException>();

        (await stage.Store.Journal.FindKeyAsync(People.Officer.Person, "k", default)).Should().BeNull();
        (await stage.Ask(A, new Touch(1), again => again with { Key = ("k", "p") })).Should().Be(new Reply.Accepted(A, 2, false));
    }

    [Fact]
    public async Task an_append_that_was_taken_stands_and_a_repeat_tells()
    {
        using var source = new CancellationTokenSource();
        await using var stage = Stage.Adjusted(new ActorOptions(), _clock, services => services.AddSingleton<ICarryOut>(new Withdrawing(source)));
        await stage.Ask(A, new OpenFolder(null));
        var ask = Of(A, new Touch(1)) with { Key = ("k", "p") };

        (await stage.Actors.AskAsync(ask, source.Token)).Should().Be(new Reply.Accepted(A, 2, false));
        source.IsCancellationRequested.Should().BeTrue();

        (await stage.Ask(A, new Touch(1), again => again with { Key = ("k", "p") })).Should().Be(new Reply.Accepted(A, 2, true));
        (await stage.StateOf(A)).Notes.Should().Be(1);
    }

    /// <summary>The asker goes when the append is on disk and its answer is not yet given.</summary>
    sealed class Withdrawing(CancellationTokenSource source) : ICarryOut
    {
        public IReadOnlyCollection<string> Demands => [];

        public Task CarryOutAsync(StreamId stream, DomainEvent fact, CancellationToken cancellationToken)
        {
            if (fact is FolderTouched) source.Cancel();
            return Task.CompletedTask;
        }
    }
}
