using Npgsql;
using Selec.Access.Keys.Postgres;
using Selec.Access.Keys;
using Selec.Contracts;
using Selec.PostgresCluster;
using Selec.Sdk;

namespace Selec.Access.Tests;

/// <summary>
/// After its destruction nothing of a key is in any file of the server's databases. Its write-ahead log is not looked into: it holds what
/// was written until it is recycled.
/// </summary>
public sealed class ErasedFromFilesTests
{
    const string Waiting = """
        SELECT count(*) FROM pg_locks
        WHERE mode = 'AccessExclusiveLock' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    [Fact]
    public async Task neither_statistics_nor_old_rows_nor_somebody_who_reads_from_before_keep_a_destroyed_key()
    {
        using var data = new PostgresDirectory();
        await using var store = data.Open();
        var items = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => store.ItemAsync()));
        var wrapped = items.Select(item => data.Wrapped(item)!).ToList();
        data.Run("VACUUM ANALYZE");
        using var reader = data.Connect();
        using var before = reader.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        using (var fix = new NpgsqlCommand("SELECT count(*) FROM store", reader, before)) fix.ExecuteScalar();
        data.HeldAnywhere(wrapped).Should().OnlyContain(held => held);

        await Task.WhenAll(items.Take(100).Select(item => store.Sealing.DestroyAsync(item, CancellationToken.None)));

        data.HeldAnywhere(wrapped).Should().Equal(Enumerable.Range(0, 200).Select(i => i >= 100));
    }

    [Fact]
    public async Task a_server_that_dies_in_the_middle_of_a_destruction_leaves_the_key_whole_and_the_next_start_destroys_it()
    {
        using var cluster = Cluster.Start();
        using var data = new PostgresDirectory(cluster);
        Sealed<string> gone, kept;
        byte[] wrapped;
        await using (var store = data.Open())
        {
            (gone, kept) = (await store.TextAsync("gone"), await store.TextAsync("kept"));
            wrapped = data.Wrapped(gone.Item)!;
            using var reader = data.Connect();
            reader.Run("BEGIN; LOCK TABLE keys IN ACCESS SHARE MODE");
            var erasing = store.Sealing.DestroyAsync(gone.Item, CancellationToken.None);
            using (var other = data.Connect()) Until(other, Waiting);
            cluster.StopAtOnce();
            await FluentActions.Awaiting(() => erasing).Should().ThrowAsync<BusyException>();
        }
        cluster.StartServer();
        NpgsqlConnection.ClearAllPools();
        data.Holds(wrapped).Should().BeTrue();
        await using var again = data.Open();
        again.Sealing.Open(gone).Should().BeNull();
        again.Sealing.Open(kept).Should().Be("kept");
        data.Holds(wrapped).Should().BeFalse();
    }

    [Fact]
    public async Task a_destruction_that_has_to_wait_for_a_reader_keeps_nobody_else_waiting()
    {
        using var data = new PostgresDirectory();
        await using var store = data.Open(data.Options with { CachedKeys = 2 });
        var (gone, kept) = (await store.TextAsync("gone"), await store.TextAsync("kept"));
        await store.TextAsync("another");
        Task erasing;
        using (var reader = data.Connect())
        {
            reader.Run("BEGIN; LOCK TABLE keys IN ACCESS SHARE MODE");
            erasing = store.Sealing.DestroyAsync(gone.Item, CancellationToken.None);
            using (var other = data.Connect()) Until(other, Waiting);
            store.Sealing.Open(gone).Should().Be("gone", "it is read from its partition, whose lock is asked for");
            await store.ItemAsync();
            store.Sealing.Open(kept).Should().Be("kept");
            erasing.IsCompleted.Should().BeFalse();
        }
        await erasing;
        store.Sealing.Open(gone).Should().BeNull();
    }

    [Fact]
    public async Task a_back_up_is_of_one_moment_while_keys_are_destroyed()
    {
        using var data = new PostgresDirectory();
        await using var store = data.Open();
        var items = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => store.ItemAsync()));
        var erasing = Task.WhenAll(items.Take(40).Select(item => store.Sealing.DestroyAsync(item, CancellationToken.None)));
        for (var i = 0; i < 8; i++)
        {
            var file = Path.Combine(data.Path, $"back-up-{i}");
            KeyCustody.BackUp(data.Options, file, DataDirectory.Day(1)).Should().BeInRange(260, 300);
            using var copy = KeySchema.Open(file, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
            copy.Number("SELECT count(*) FROM keys").Should().Be(300);
            copy.Number("SELECT count(*) FROM keys WHERE wrapped IS NULL").Should()
                .BeGreaterThanOrEqualTo(copy.Number("SELECT coalesce(max(count), 0) FROM ledger"));
        }
        await erasing;
    }

    [Fact]
    public async Task a_back_up_of_one_kind_is_restored_to_the_other_as_long_as_its_erasures_are_in_the_ledger_there()
    {
        using var file = new FileDirectory();
        using var data = new PostgresDirectory();
        var key = ("main", DataDirectory.RandomKey());
        var (there, back) = (Path.Combine(file.Path, "there"), Path.Combine(file.Path, "back"));
        Sealed<string> text;
        byte[] hash;
        await using (var store = file.Open(file.Keyed(key))) (text, hash) = (await store.TextAsync("kept"), store.Hashes.Exact("a text"));
        KeyCustody.BackUp(file.Options, there, DataDirectory.Day(0));
        await using (data.Open(data.Keyed(key))) { }

        KeyCustody.Restore(data.Keyed(key), there, DataDirectory.Day(1)).Should().Be(new Restored(0, 0));

        await using (var moved = data.Open(data.Keyed(key)))
        {
            moved.Sealing.Open(text).Should().Be("kept");
            moved.Hashes.Exact("a text").Should().Equal(hash);
        }
        KeyCustody.BackUp(data.Options, back, DataDirectory.Day(1));
        KeyCustody.Restore(file.Keyed(key), back, DataDirectory.Day(2));
        await using (var again = file.Open(file.Keyed(key))) await again.Sealing.DestroyAsync(text.Item, CancellationToken.None);
        File.Delete(there);
        KeyCustody.BackUp(file.Options, there, DataDirectory.Day(3));
        FluentActions.Invoking(() => KeyCustody.Restore(data.Keyed(key), there, DataDirectory.Day(3)))
            .Should().Throw<InvalidOperationException>().WithMessage("*lacks erasures*");
    }

    static void Until(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        while (command.ExecuteScalar() is not > 0L)
        {
        }
    }
}
