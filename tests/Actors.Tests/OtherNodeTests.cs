using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using static Selec.Actors.Tests.Stage;

namespace Selec.Actors.Tests;

/// <summary>What one node's memory holds may be behind what another wrote.</summary>
public sealed class OtherNodeTests : IAsyncLifetime
{
    readonly Stage _here = Stage.New();
    Stage _there = null!;

    public async Task InitializeAsync()
    {
        _there = _here.Another();
        await _here.Ask(A, new OpenFolder(null, "BG.NFP"));
        await _here.Ask(B, new OpenFolder(null, "BG.NFP"));
    }

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
    }

    [Fact]
    public async Task a_command_is_decided_again_on_what_another_node_wrote()
    {
        await _there.Ask(A, new Touch(1));

        (await _here.Ask(A, new Touch(1))).Should().Be(new Reply.Accepted(A, 3, false));
        (await _here.StateOf(A)).Notes.Should().Be(2);
    }

    [Fact]
    public async Task a_refusal_is_given_on_the_newest_state()
    {
        await _here.Ask(A, new Touch(10));
        await _there.Ask(A, new Touch(-10));

        (await _here.Ask(A, new Touch(1, Limit: 5))).Should().Be(new Reply.Accepted(A, 4, false));
    }

    [Fact]
    public async Task staleness_is_judged_on_the_newest_version()
    {
        await _there.Ask(A, new Touch(1));

        (await _here.Ask(A, new Touch(1), ask => ask with { ExpectedVersion = VersionTag.Of(_here.Store.Hashes, _here.Store.Journal, A, 2) }))
            .Should().Be(new Reply.Accepted(A, 3, false));
        (await _here.Ask(A, new Touch(1), ask => ask with { ExpectedVersion = VersionTag.Of(_here.Store.Hashes, _here.Store.Journal, A, 1) }))
            .Should().BeOfType<Reply.Stale>();
    }

    [Fact]
    public async Task a_client_with_an_older_version_is_never_accepted_from_an_old_cache()
    {
        var seen = VersionTag.Of(_here.Store.Hashes, _here.Store.Journal, A, 1);
        await _there.Ask(A, new Touch(1));

        (await _here.Ask(A, new Touch(1), ask => ask with { ExpectedVersion = seen }))
            .Should().BeOfType<Reply.Stale>().Which.Version.Should().Be(2);
    }

    [Fact]
    public async Task nothing_to_do_is_decided_on_the_newest_state()
    {
        await _there.Ask(A, new Touch(1));

        (await _here.Ask(A, new Touch(0))).Should().Be(new Reply.Accepted(A, 2, false));
    }

    [Fact]
    public async Task another_actors_stream_is_read_again_when_another_node_wrote_it()
    {
        await _there.Ask(B, new Touch(7));

        (await _here.Ask(A, new Move(B, 2))).Should().Be(new Reply.Accepted(A, 2, false));
        (await _here.StateOf(B)).Notes.Should().Be(9);
        var rows = await _here.Store.Reads.FindAsync(Folder.Table, People.Officer, Sdk.Selection.Of(null, 10_000), default);
        rows.Select(row => row.View.Notes).Should().Equal(-2, 9);
    }

    [Fact]
    public async Task two_nodes_lose_no_command_of_one_actor()
    {
        var asks = Enumerable.Range(0, 60).Select(i => UntilTaken(i % 2 == 0 ? _here : _there));

        await Task.WhenAll(asks);

        (await _here.StateOf(A)).Notes.Should().Be(60);
    }

    /// <summary>A node that loses the race too often says that it is busy and has written nothing.</summary>
    static async Task UntilTaken(Stage node)
    {
        while (true)
        {
            try
            {
                (await node.Ask(A, new Touch(1))).Should().BeOfType<Reply.Accepted>();
                return;
            }
            catch (BusyException)
            {
                await Task.Yield();
            }
        }
    }
}
