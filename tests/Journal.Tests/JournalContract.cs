using System.Text;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public abstract class JournalContract(string database) : IAsyncLifetime
{
    static readonly StreamId _folder = new("folder", "a");
    readonly Store _store = Store.On(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    FolderOpened Opened(params string[] readers) => new("a", null, "OPEN", 1, ["x"], [.. readers], _store.Clock.Now);

    [Fact]
    public async Task what_was_appended_is_read_back_in_order()
    {
        await _store.WriteAsync(_folder, Opened(), new FolderTouched(1));
        await _store.WriteAsync(_folder, new FolderTouched(2));

        var events = await _store.Journal.ReadStreamAsync(_folder, 0, default);

        events.Select(fact => (fact.Position, fact.Version, fact.Act, fact.Name)).Should().Equal(
            (1, 1, 1, "folder.opened/1"), (2, 2, 1, "folder.touched/1"), (3, 3, 3, "folder.touched/1"));
        events.Should().OnlyContain(
            fact => fact.By == People.Officer.Person && fact.Party == People.Officer.Party && fact.At == _store.Clock.Now);
        Folder.Definition.ReadEvent(events[2].Name, events[2].Json.Span).Should().Be(new FolderTouched(2));
        (await _store.Journal.ReadStreamAsync(_folder, 2, default)).Should().ContainSingle().Which.Version.Should().Be(3);
    }

    [Fact]
    public async Task an_append_on_another_version_conflicts_and_writes_nothing()
    {
        var late = await _store.ComposeAsync(_folder, Opened());
        await _store.WriteAsync(_folder, Opened());

        (await _store.Journal.AppendAsync(late, default)).Should().Be(new AppendOutcome.Conflict(_folder));

        (await _store.Journal.VersionAsync(_folder, default)).Should().Be(1);
        (await _store.Journal.HeadAsync(default)).Should().Be(1);
    }

    [Fact]
    public async Task a_snapshot_is_written_with_its_append_or_not_at_all_and_takes_the_place_of_the_one_before()
    {
        var (first, second) = (new StoredSnapshot(_folder, 1, 7, "{}"u8.ToArray()), new StoredSnapshot(_folder, 2, 8, "[1]"u8.ToArray()));
        (await _store.Journal.ReadSnapshotAsync(_folder, default)).Should().BeNull();
        var opened = await _store.ComposeAsync(_folder, Opened());
        await _store.Journal.AppendAsync(opened with { Snapshots = [first] }, default);

        (await _store.Journal.AppendAsync(opened with { Snapshots = [second] }, default)).Should().BeOfType<AppendOutcome.Conflict>();
        Same(await _store.Journal.ReadSnapshotAsync(_folder, default), first);

        await _store.Journal.AppendAsync((await _store.ComposeAsync(_folder, new FolderTouched(1))) with { Snapshots = [second] }, default);
        Same(await _store.Journal.ReadSnapshotAsync(_folder, default), second);

        static void Same(StoredSnapshot? found, StoredSnapshot expected)
        {
            (found! with { Json = default }).Should().Be(expected with { Json = default });
            found.Json.ToArray().Should().Equal(expected.Json.ToArray());
        }
    }

    [Fact]
    public async Task an_append_without_events_checks_the_version()
    {
        await _store.WriteAsync(_folder, Opened());

        (await _store.Journal.AppendAsync(Bare(new StreamAppend(_folder, 0, [])), default))
            .Should().Be(new AppendOutcome.Conflict(_folder));
        (await _store.Journal.AppendAsync(Bare(new StreamAppend(_folder, 1, [])), default)).Should().Be(new AppendOutcome.Appended(1));
    }

    [Fact]
    public async Task an_append_without_streams_keeps_its_key_and_its_audit_entry()
    {
        var key = new IdempotencyRecord(People.Officer.Person, "key", "payload", _folder, 0);

        (await _store.Journal.AppendAsync(Bare() with { Key = key }, default)).Should().Be(new AppendOutcome.Appended(0));

        (await _store.Journal.FindKeyAsync(key.Person, key.KeyHash, default)).Should().Be(key);
        (await _store.Get<IAuditLog>().ReadAuditAsync(null, 10, default)).Should().ContainSingle();
    }

    [Fact]
    public async Task a_key_is_used_once_by_a_person_and_names_its_first_use()
    {
        var first = new IdempotencyRecord(People.Officer.Person, "key", "payload", _folder, 1);
        await _store.Journal.AppendAsync(await _store.ComposeAsync(_folder, Opened()) with { Key = first }, default);
        var again = await _store.ComposeAsync(
            _folder, new FolderTouched(1)) with { Key = first with { PayloadHash = "other", Version = 2 } };

        (await _store.Journal.AppendAsync(again, default)).Should().Be(new AppendOutcome.KeyUsed(first));
        (await _store.Journal.VersionAsync(_folder, default)).Should().Be(1);

        var another = new PersonId("another");
        (await _store.Journal.AppendAsync(again with { Key = first with { Person = another } }, default))
            .Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task a_name_is_held_by_one_stream_until_it_is_given_back()
    {
        var other = new StreamId("folder", "b");
        await _store.WriteAsync(_folder, Opened() with { Title = await _store.TextAsync("Balkan Gate") });
        var rival = Opened() with { Key = "b", Title = await _store.TextAsync("BALKAN gate") };

        (await _store.TryAsync(other, rival)).Should().BeOfType<AppendOutcome.Taken>().Which.Claim.Taken.Should().Be(Folder.TitleTaken);

        await _store.WriteAsync(_folder, new FolderRenamed(await _store.TextAsync("Sava"), "OPEN"));
        (await _store.TryAsync(other, rival)).Should().BeOfType<AppendOutcome.Appended>();
        (await _store.TryAsync(_folder, new FolderRenamed(await _store.TextAsync("balkan gate"), "OPEN")))
            .Should().BeOfType<AppendOutcome.Taken>();
    }

    [Fact]
    public async Task a_stream_may_seal_its_own_name_again()
    {
        await _store.WriteAsync(_folder, Opened() with { Title = await _store.TextAsync("Drina") });
        await _store.WriteAsync(_folder, new FolderRenamed(await _store.TextAsync("drina"), "OPEN"));

        (await _store.TryAsync(new StreamId("folder", "b"), Opened() with { Title = await _store.TextAsync("Drina") }))
            .Should().BeOfType<AppendOutcome.Taken>();
    }

    [Fact]
    public async Task a_name_whose_item_is_forgotten_is_free_and_a_rebuild_finds_nothing_else()
    {
        var other = new StreamId("folder", "b");
        var (title, kept) = (await _store.TextAsync("Maritsa"), await _store.TextAsync("Arda"));
        await _store.WriteAsync(_folder, Opened() with { Title = title });
        await _store.WriteAsync(new StreamId("folder", "c"), Opened() with { Key = "c", Title = kept });
        _store.Sealer.Destroy(title.Item);

        for (var time = 0; time < 2; time++) await _store.Get<ISearchedTexts>().ForgetAsync(title.Item, default);

        var forgotten = _store.Dump();
        await _store.Get<IProjections>().RebuildAsync(default);
        _store.Dump().Should().Be(forgotten);
        (await _store.TryAsync(other, Opened() with { Key = "b", Title = await _store.TextAsync("Arda") })).Should().BeOfType<AppendOutcome.Taken>();
        (await _store.TryAsync(other, Opened() with { Key = "b", Title = await _store.TextAsync("Maritsa") })).Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task a_name_is_given_back_although_it_was_erased()
    {
        var title = await _store.TextAsync("Tisza");
        await _store.WriteAsync(_folder, Opened() with { Title = title });
        _store.Sealer.Destroy(title.Item);
        await _store.WriteAsync(_folder, new FolderRenamed(await _store.TextAsync("Sava"), "OPEN"));

        (await _store.TryAsync(new StreamId("folder", "b"), Opened() with { Title = await _store.TextAsync("Tisza") }))
            .Should().BeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task the_tail_is_read_forward_in_dense_positions()
    {
        for (var i = 0; i < 10; i++) await _store.WriteAsync(new StreamId("folder", $"f{i}"), Opened());

        var events = await _store.Journal.ReadForwardAsync(3, 5, default);

        events.Select(fact => fact.Position).Should().Equal(4, 5, 6, 7, 8);
    }

    [Fact]
    public async Task a_viewer_reads_only_events_that_its_grants_cover()
    {
        await _store.WriteAsync(_folder, Opened("BG.NFP"));
        _store.Clock.Forward(TimeSpan.FromMinutes(1));
        await _store.WriteAsync(_folder, new FolderTouched(1));
        _store.Clock.Forward(TimeSpan.FromMinutes(1));
        await _store.WriteAsync(_folder, new FolderShared("RO.NFP", _store.Clock.Now));
        await _store.WriteAsync(_folder, new FolderTouched(2));
        await _store.WriteAsync(new StreamId("folder", "b"), Opened("HU.NFP"));

        async Task<IEnumerable<long>> See(string group, params string[] names) =>
            (await _store.Journal.ReadGrantedAsync(People.Of("x", "XX", group), 0, names, 10, default)).Select(fact => fact.Position);

        (await See("BG.NFP", "folder.opened/1", "folder.touched/1", "folder.shared/1")).Should().Equal(1, 2, 3, 4);
        (await See("BG.NFP", "folder.touched/1")).Should().Equal(2, 4);
        (await See("RO.NFP", "folder.opened/1", "folder.touched/1", "folder.shared/1")).Should().Equal(3, 4);
        (await See("MK.NFP", "folder.opened/1")).Should().BeEmpty();
    }

    [Fact]
    public async Task waiting_ends_when_an_event_is_committed()
    {
        await _store.Journal.WaitForEventsAsync(-1, default);
        var waiting = _store.Journal.WaitForEventsAsync(0, default);
        await _store.Journal.RecordAsync(People.Entry(_store.Clock.Now), default);
        waiting.IsCompleted.Should().BeFalse("an audit entry is no event");

        await _store.WriteAsync(_folder, Opened());

        await waiting;
    }

    [Fact]
    public async Task waiting_ends_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var waiting = _store.Journal.WaitForEventsAsync(0, source.Token);
        await source.CancelAsync();

        await waiting.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task a_grant_that_stays_keeps_its_beginning()
    {
        await _store.WriteAsync(_folder, Opened("BG.NFP"));
        await _store.WriteAsync(_folder, new FolderTouched(1));
        _store.Clock.Forward(TimeSpan.FromMinutes(5));
        await _store.WriteAsync(_folder, new FolderShared("BG.NFP", _store.Clock.Now));
        await _store.WriteAsync(_folder, new FolderTouched(1));

        (await _store.Journal.ReadGrantedAsync(People.Officer, 0, ["folder.touched/1"], 10, default)).Should().HaveCount(2);

        await _store.WriteAsync(_folder, new FolderWithdrawn("BG.NFP"));
        (await _store.Journal.ReadGrantedAsync(People.Officer, 0, ["folder.touched/1"], 10, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task at_rest_there_is_no_clear_text()
    {
        var title = await _store.TextAsync("Nightingale consignment", "BG.NFP");
        await _store.WriteAsync(_folder, Opened("BG.NFP") with { Title = title });

        foreach (var file in _store.Files())
            Encoding.Latin1.GetString(await BytesAsync(file)).ToUpperInvariant().Should().NotContain("NIGHTINGALE").And.NotContain("CONSIGNMENT");
    }

    /// <summary>What a file holds; nothing when the server has done away with it meanwhile, as it does with its log when others use it too.</summary>
    static async Task<byte[]> BytesAsync(string file)
    {
        try
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    Append Bare(params StreamAppend[] streams)
        => new([.. streams], ReadSideChange.Nothing, null, People.Entry(_store.Clock.Now), _store.Clock.Now);
}

/// <inheritdoc/>
public sealed class SqliteJournalTests() : JournalContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresJournalTests() : JournalContract(StoredIn.Postgres);
