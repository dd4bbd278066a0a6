using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Actors.Tests;

public sealed class ActivationTests
{
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
        var activation = Idle();
        await activation.Mailbox.EnterAsync(default);
        var waiting = Enumerable.Range(0, 1_000).Select(_ => activation.Mailbox.EnterAsync(default).AsTask()).ToList();

        await activation.Invoking(full => full.Mailbox.EnterAsync(default).AsTask()).Should().ThrowAsync<BusyException>();

        foreach (var turn in waiting)
        {
            activation.Mailbox.Leave();
            await turn;
        }
    }

    [Fact]
    public async Task an_ask_can_be_withdrawn_while_it_waits()
    {
        var activation = Idle();
        await activation.Mailbox.EnterAsync(default);
        using var source = new CancellationTokenSource();
        var waiting = activation.Mailbox.EnterAsync(source.Token).AsTask();
        await source.CancelAsync();

        await waiting.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        activation.Mailbox.Leave();
        await activation.Mailbox.EnterAsync(default);
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
