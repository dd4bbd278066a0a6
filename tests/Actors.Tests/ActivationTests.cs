using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Actors.Tests;

public sealed class ActivationTests
{
    static readonly Reply _reply = new Reply.KeyReused();
    static readonly Func<ValueTask<Reply>> _turn = () => new ValueTask<Reply>(_reply);

    [Fact]
    public async Task the_least_recently_used_idle_actors_are_passivated()
    {
        await using var stage = Stage.New(activations: 3);
        for (var i = 0; i < 10; i++) await stage.Ask(Folder(i), new OpenFolder(null));

        stage.Store.Get<Activations>().Count.Should().Be(3);
        stage.Store.Get<Activations>().Peek(Folder(6), Journal.Tests.Kit.Folder.Definition).Should().BeNull();
        stage.Store.Get<Activations>().Peek(Folder(9), Journal.Tests.Kit.Folder.Definition).Should().NotBeNull();
        (await stage.Ask(Folder(0), new Touch(1))).Should().Be(new Reply.Accepted(Folder(0), 2, false));
    }

    [Fact]
    public void an_actor_with_an_ask_is_not_passivated()
    {
        using var activations = Many(new ActorOptions { Activations = 1 });
        var busy = activations.Rent(Folder(0));
        activations.Return(activations.Rent(Folder(1)));
        activations.Return(activations.Rent(Folder(2)));

        activations.Rent(Folder(0)).Should().BeSameAs(busy);
        activations.Count.Should().Be(1);
    }

    [Fact]
    public async Task a_mailbox_takes_no_more_than_it_can_hold()
    {
        var mailbox = Idle().Mailbox;
        mailbox.TryEnter().Should().BeTrue();
        var waiting = Enumerable.Range(0, 1_000).Select(_ => mailbox.RunAsync(_turn, default)).ToList();

        await mailbox.Invoking(full => full.RunAsync(_turn, default)).Should().ThrowAsync<BusyException>();

        mailbox.Leave();
        (await Task.WhenAll(waiting)).Should().OnlyContain(reply => reply == _reply);
    }

    [Fact]
    public async Task an_ask_can_be_withdrawn_while_it_waits()
    {
        var mailbox = Idle().Mailbox;
        mailbox.TryEnter();
        using var source = new CancellationTokenSource();
        var waiting = mailbox.RunAsync(_turn, source.Token);
        await source.CancelAsync();

        await waiting.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        mailbox.Leave();
        (await mailbox.RunAsync(_turn, default)).Should().BeSameAs(_reply);
    }

    [Fact]
    public async Task what_surrounds_the_asker_surrounds_its_turn()
    {
        var mailbox = Idle().Mailbox;
        mailbox.TryEnter();
        var surroundings = new AsyncLocal<int>();
        var seen = new List<int>();
        var waiting = new List<Task>();
        for (var i = 0; i < 3; i++)
        {
            surroundings.Value = i;
            waiting.Add(mailbox.RunAsync(
                async () =>
                {
                    await Task.Yield();
                    seen.Add(surroundings.Value);
                    return _reply;
                },
                default));
        }
        mailbox.Leave();

        await Task.WhenAll(waiting);
        seen.Should().Equal(0, 1, 2);
    }

    [Fact]
    public async Task a_turn_that_fails_ends_nobody_elses()
    {
        var mailbox = Idle().Mailbox;
        mailbox.TryEnter();
        var failing = mailbox.RunAsync(() => throw new InvalidOperationException("As asked."), default);
        var next = mailbox.RunAsync(_turn, default);
        mailbox.Leave();

        await failing.Invoking(task => task).Should().ThrowAsync<InvalidOperationException>();
        (await next).Should().BeSameAs(_reply);
    }

    [Fact]
    public void an_older_snapshot_never_replaces_a_newer_one()
    {
        var empty = ActorSnapshot.Empty(Journal.Tests.Kit.Folder.Definition, Folder(0));
        var newer = empty.After([new FolderTouched(1)], People.Officer.Person, DateTimeOffset.UnixEpoch);
        var activation = Idle();
        activation.Keep(newer);
        activation.Keep(empty);

        activation.Snapshot.Should().BeSameAs(newer);
    }

    static StreamId Folder(int i) => new("folder", $"f{i}");

    static Activation Idle() => new(Folder(0), new Mailbox(new ActorOptions(), TimeProvider.System));

    static Activations Many(ActorOptions options) =>
        new(options, TimeProvider.System, new MemoryPressure(options, () => default));
}
