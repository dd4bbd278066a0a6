using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public sealed class GroupCommitTests : IAsyncLifetime
{
    readonly Store _store = Store.New();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task one_command_of_a_group_that_fails_harms_no_other()
    {
        await _store.WriteAsync(new StreamId("folder", "taken"), Opened("taken") with { Title = await _store.TextAsync("Danube") });
        var key = new IdempotencyRecord(People.Officer.Person, "key", "payload", new StreamId("folder", "taken"), 1);
        await _store.Journal.AppendAsync(
            await _store.ComposeAsync(new StreamId("folder", "keyed"), Opened("keyed")) with { Key = key }, default);
        Append[] group =
        [
            await Compose("good1"),
            await _store.ComposeAsync(new StreamId("folder", "thief"), Opened("thief") with { Title = await _store.TextAsync("Danube") }),
            await Compose("again") with { Key = key },
            await Compose("good2"),
            Late(await Compose("late")),
            await Compose("good3"),
        ];

        var outcomes = await InOneGroup((SqliteJournal)_store.Journal, group);

        outcomes.Select(outcome => outcome.GetType()).Should().Equal(
            typeof(AppendOutcome.Appended), typeof(AppendOutcome.Taken), typeof(AppendOutcome.KeyUsed), typeof(AppendOutcome.Appended),
            typeof(AppendOutcome.Conflict), typeof(AppendOutcome.Appended));
        (await Versions("good1", "thief", "again", "good2", "late", "good3")).Should().Equal(1, 0, 0, 1, 0, 1);
        (await Verified()).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task a_group_that_fails_as_a_whole_is_run_singly()
    {
        var broken = await Compose("broken");
        broken = broken with { Change = broken.Change with { Upserts = [new RowWrite(broken.Change.Upserts[0].Row with { Columns = [1.5m, null, null] }, RowParts.None)] } };
        var (first, second) = (await Compose("first"), await Compose("second"));
        using var gate = new Gate((SqliteJournal)_store.Journal);
        Task<AppendOutcome>[] pending = [.. new[] { first, broken, second }.Select(append => _store.Journal.AppendAsync(append, default))];
        gate.Open();

        (await pending[0]).Should().BeOfType<AppendOutcome.Appended>();
        await pending[1].Invoking(task => task).Should().ThrowAsync<ArgumentException>();
        (await pending[2]).Should().BeOfType<AppendOutcome.Appended>();
        (await Versions("first", "broken", "second")).Should().Equal(1, 0, 1);
        (await _store.Journal.ReadForwardAsync(0, 100, default)).Select(fact => fact.Position).Should().Equal(1, 2);
        var verified = await Verified();
        verified.Faults.Should().BeEmpty();
        verified.Heads.Should().ContainSingle().Which.Count.Should().Be(2);
    }

    [Fact]
    public async Task two_commands_on_one_version_in_a_group_conflict()
    {
        var (first, second) = (await Compose("same"), await Compose("same"));

        var outcomes = await InOneGroup((SqliteJournal)_store.Journal, first, second);

        outcomes[0].Should().BeOfType<AppendOutcome.Appended>();
        outcomes[1].Should().BeOfType<AppendOutcome.Conflict>();
    }

    [Fact]
    public async Task an_append_is_withdrawn_until_a_transaction_takes_it()
    {
        using var source = new CancellationTokenSource();
        var append = await Compose("a");
        using var gate = new Gate((SqliteJournal)_store.Journal);
        var pending = _store.Journal.AppendAsync(append, source.Token);
        await source.CancelAsync();
        gate.Open();

        await pending.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        (await Versions("a")).Should().Equal(0);
    }

    [Fact]
    public async Task closing_commits_everything_that_was_accepted()
    {
        var appends = new List<Append>();
        for (var i = 0; i < 600; i++) appends.Add(await Compose($"f{i}"));
        var journal = NewJournal(capacity: 1_000);
        using var gate = new Gate(journal);
        var pending = appends.Select(append => journal.AppendAsync(append, default)).ToList();
        var closing = journal.DisposeAsync();
        await journal.Invoking(closed => closed.AppendAsync(appends[0], default)).Should().ThrowAsync<BusyException>();
        gate.Open();
        await closing;

        (await Task.WhenAll(pending)).Should().AllBeOfType<AppendOutcome.Appended>();
        (await _store.Journal.HeadAsync(default)).Should().Be(600);
    }

    static FolderOpened Opened(string key) => new(key, null, "OPEN", 1, ["x"], ["BG.NFP"], DateTimeOffset.UnixEpoch);

    static Append Late(Append append) => append with { Streams = [append.Streams[0] with { ExpectedVersion = 7 }] };

    Task<Append> Compose(string key) => _store.ComposeAsync(new StreamId("folder", key), Opened(key));

    static async Task<AppendOutcome[]> InOneGroup(SqliteJournal journal, params Append[] appends)
    {
        using var gate = new Gate(journal);
        var pending = appends.Select(append => journal.AppendAsync(append, default)).ToImmutableArray();
        gate.Open();
        return await Task.WhenAll(pending);
    }

    SqliteJournal NewJournal(int capacity) => new(
        new SqliteOptions(_store.File, [Folder.Table], capacity),
        new SearchHashes(_store.Sealer, _store.Hashes), _store.Clock, NullLogger<SqliteJournal>.Instance);

    async Task<IEnumerable<long>> Versions(params string[] keys) =>
        await Task.WhenAll(keys.Select(key => _store.Journal.VersionAsync(new StreamId("folder", key), default)));

    Task<AuditVerification> Verified() => _store.Get<IAuditLog>().VerifyAuditAsync([], default);
}
