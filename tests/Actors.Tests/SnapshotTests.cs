using Selec.Contracts;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;
using Selec.TestPlatform;
using static Selec.Actors.Tests.Stage;

namespace Selec.Actors.Tests;

/// <summary>An actor that begins from a snapshot is in nothing another than one that is replayed from its first event.</summary>
public sealed class SnapshotTests : IAsyncLifetime
{
    readonly Stage _stage = Stage.New(new ActorOptions { SnapshotEvery = 5 });

    public async Task InitializeAsync() => await _stage.Ask(A, new OpenFolder(await _stage.Store.TextAsync("Sava"), "BG.NFP"));

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task from_any_snapshot_and_its_tail_an_actor_is_the_one_of_a_full_replay()
    {
        var seed = Seeds.Next();
        await new Worlds(_stage.Store, new Random(seed)).BuildAsync(folders: 8, commands: 300);
        for (var i = 0; i < 40; i++)
            await _stage.Ask(new StreamId("deadline", "d"), new SetDeadline($"n{i % 3}", DateTimeOffset.UnixEpoch.AddMinutes(i)));
        var acts = (await _stage.Store.Journal.ReadForwardAsync(0, 100_000, default)).GroupBy(fact => fact.Stream);

        foreach (var stream in acts)
        {
            var actors = Prefixes(stream.Key, [.. stream]).ToList();
            foreach (var (actor, tail) in actors)
                Everything(ActorSnapshot.Of(actor.Definition, actor.Stored()).Replay(tail)).Should().Be(Everything(actors[^1].Actor), $"the seed is {seed}");
        }
    }

    [Fact]
    public async Task an_activation_begins_from_the_snapshot_and_the_events_after_it()
    {
        for (var i = 0; i < 6; i++) await _stage.Ask(A, new Touch(1));
        (await Stored())!.Version.Should().Be(5);
        await SetAsync("UPDATE snapshots SET json = CAST(replace(CAST(json AS TEXT), '\"Notes\":4', '\"Notes\":94') AS BLOB)");

        await using var restarted = _stage.Another();
        (await restarted.Ask(A, new Touch(1, Limit: 96))).Should().BeOfType<Reply.Refused>("it counts from what the snapshot says");
        (await restarted.Ask(A, new Touch(1, Limit: 97))).Should().Be(new Reply.Accepted(A, 8, false));
    }

    [Fact]
    public async Task one_command_that_passes_a_mark_writes_the_snapshot_of_each_stream_that_did()
    {
        await _stage.Ask(B, new OpenFolder(null));
        for (var i = 0; i < 3; i++) await _stage.Ask(A, new Touch(1));
        (await Stored()).Should().BeNull();

        await _stage.Ask(A, new Move(B, 1));

        (await Stored())!.Version.Should().Be(5);
        (await _stage.Store.Journal.ReadSnapshotAsync(B, default)).Should().BeNull();
    }

    [Theory]
    [InlineData("schema = 2, json = CAST(replace(CAST(json AS TEXT), '\"Notes\":4', '\"Notes\":99') AS BLOB)")]
    [InlineData("json = CAST('{' AS BLOB)")]
    [InlineData("json = CAST('{}' AS BLOB)")]
    [InlineData("json = CAST('null' AS BLOB)")]
    public async Task one_of_another_shape_or_that_cannot_be_read_is_left_aside(string damage)
    {
        for (var i = 0; i < 4; i++) await _stage.Ask(A, new Touch(1));
        await SetAsync($"UPDATE snapshots SET {damage}");

        await using var restarted = _stage.Another();
        (await restarted.Ask(A, new Touch(1))).Should().Be(new Reply.Accepted(A, 6, false));

        (await restarted.StateOf(A)).Notes.Should().Be(5);
    }

    [Fact]
    public async Task it_is_a_shorter_way_alone_and_computing_the_read_models_anew_drops_it()
    {
        for (var i = 0; i < 5; i++) await _stage.Ask(A, new Touch(1));

        await _stage.Store.Get<IProjections>().RebuildAsync(default);

        (await Stored()).Should().BeNull();
    }

    [Fact]
    public async Task what_lost_the_race_leaves_no_snapshot()
    {
        await using var other = _stage.Another();
        for (var i = 0; i < 3; i++) await _stage.Ask(A, new Touch(1));
        var late = await _stage.Store.ComposeAsync(A, new FolderTouched(1));
        await other.Ask(A, new Touch(0));
        var unwritten = ActorSnapshot.Empty(Folder.Definition, A).After([new FolderTouched(99)], People.Officer.Person, default).Stored();

        var outcome = await _stage.Store.Journal.AppendAsync(
            late with { Streams = [late.Streams[0] with { ExpectedVersion = 3 }], Snapshots = [unwritten] }, default);

        outcome.Should().Be(new AppendOutcome.Conflict(A));
        (await Stored()).Should().BeNull();
    }

    [Fact]
    public async Task after_an_erasure_it_tells_nothing()
    {
        for (var i = 0; i < 5; i++) await _stage.Ask(A, new Touch(1));
        var folder = (Folder)ActorSnapshot.Of(Folder.Definition, (await Stored())!).State;
        _stage.Store.Sealer.Open(folder.Title!).Should().Be("Sava");
        Texts().Should().NotContain("Sava").And.Contain(folder.Title!.Cipher);

        _stage.Store.Sealer.Destroy(folder.Title.Item);

        _stage.Store.Sealer.Open(folder.Title).Should().BeNull();
    }

    /// <summary>The actor after each of its acts, with the events that follow.</summary>
    IEnumerable<(ActorSnapshot Actor, RecordedEvent[] Tail)> Prefixes(StreamId stream, RecordedEvent[] events)
    {
        var actor = ActorSnapshot.Empty(_stage.Store.Get<ActorCatalog>().Of(stream.Kind), stream);
        if (actor.Definition.SnapshotVersion is null) yield break;
        for (var i = 0; i < events.Length;)
        {
            var act = events[i..].TakeWhile(fact => fact.Act == events[i].Act).ToArray();
            i += act.Length;
            actor = actor.Replay(act);
            yield return (actor, events[i..]);
        }
    }

    static string Everything(ActorSnapshot actor) => Structure.Of((
        actor.State, actor.Rows, actor.Side.Grants, actor.Side.Claims, actor.Side.Reminders, actor.Version, actor.ChangedBy, actor.ChangedAt));

    string Texts()
    {
        using var database = SqliteDatabase.OpenForReading(_stage.Store.File);
        var rows = database.Query("SELECT CAST(json AS TEXT) FROM snapshots");
        var text = "";
        while (rows.Step()) text += rows.Text(0);
        return text.Replace("\\u002B", "+", StringComparison.Ordinal);
    }

    Task<StoredSnapshot?> Stored() => _stage.Store.Journal.ReadSnapshotAsync(A, default);

    async Task SetAsync(string sql)
    {
        await Task.Yield();
        using var database = SqliteDatabase.OpenForWriting(_stage.Store.File);
        database.Execute(sql);
    }
}
