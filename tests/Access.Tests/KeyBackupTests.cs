using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

public sealed class PostgresKeyBackupTests() : KeyBackupTests(new PostgresDirectory());

/// <summary>What holds of the back-ups of a key store of either kind.</summary>
public abstract class KeyBackupTests : IDisposable
{
    readonly DataDirectory _data;

    private protected KeyBackupTests(DataDirectory data) => _data = data;

    string Backups => Directory.CreateDirectory(Path.Combine(_data.Path, "back-ups")).FullName;

    public void Dispose()
    {
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task a_back_up_taken_while_the_store_is_open_holds_the_keys_of_that_moment_and_its_date()
    {
        await using var store = _data.Open();
        var text = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        var gone = await store.ItemAsync();
        var wrapped = _data.Wrapped(gone)!;
        await store.Sealing.DestroyAsync(gone, CancellationToken.None);

        var (file, keys) = Taken(5);

        keys.Should().Be(1);
        KeyBackups.Read(file).Should().Be(new KeyBackup(DataDirectory.Day(5).GetUtcNow(), KeySchema.Version));
        (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(wrapped).Should().Be(-1);
        (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(_data.Wrapped(text.Item)).Should().BePositive();
        Directory.GetFiles(Backups).Should().Equal(file);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task a_back_up_older_than_an_erasure_does_not_open_the_item_and_keeps_the_others()
    {
        Sealed<string> erased, kept;
        await using (var store = _data.Open())
        {
            erased = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "erased");
            kept = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        }
        var wrapped = _data.Wrapped(erased.Item)!;
        var (file, _) = Taken(0);
        await using (var store = _data.Open())
        {
            await store.Sealing.DestroyAsync(erased.Item, CancellationToken.None);
            await store.ItemAsync();
        }

        KeyCustody.Restore(_data.Options, file, DataDirectory.Day(30)).Should().Be(new Restored(Destroyed: 1, Lost: 1));

        await using var again = _data.Open();
        again.Sealing.Open(erased).Should().BeNull();
        again.Sealing.Open(kept).Should().Be("kept");
        _data.Holds(wrapped).Should().BeFalse();
    }

    [Fact]
    public async Task a_lost_store_is_restored()
    {
        Sealed<string> kept;
        await using (var store = _data.Open()) kept = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        var (file, _) = Taken(0);
        _data.LoseStore();
        KeyCustody.Restore(_data.Options, file, DataDirectory.Day(1)).Should().Be(new Restored(0, 0));
        await using var again = _data.Open();
        again.Sealing.Open(kept).Should().Be("kept");
    }

    [Fact]
    public async Task what_may_not_be_restored_is_named_and_the_store_is_left_alone()
    {
        Sealed<string> kept;
        await using (var store = _data.Open()) kept = await store.TextAsync("kept");
        var (file, _) = Taken(0);
        var other = Path.Combine(_data.Path, "letter.txt");
        await File.WriteAllTextAsync(other, "no back-up");
        Refused(_data.Options, file, 31, "*was taken on 2026-01-01, before the horizon of 30 days*");
        Refused(_data.Options with { KeyBackupDays = 5 }, file, 6, "*before the horizon of 5 days*");
        Refused(_data.Options, other, 1, "*is no back-up of a key store.");
        Refused(_data.Keyed(("other", DataDirectory.RandomKey())) with { MasterKeyFile = "/nowhere/x" }, file, 1, "*'file:master.key'*does not hold it.");
        await using (_data.Open()) Refused(_data.Options, file, 1, "*Stop the platform first.");
        using (var connection = KeySchema.Open(file, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite)) connection.Run("PRAGMA user_version = 3");
        Refused(_data.Options, file, 1, "*of version 3, and this program restores version 2.");
        await using var again = _data.Open();
        again.Sealing.Open(kept).Should().Be("kept");
    }

    [Fact]
    public async Task nothing_is_restored_without_the_ledger_that_the_store_knows()
    {
        await using (var store = _data.Open()) await store.ItemAsync();
        var (file, _) = Taken(0);
        await using (var store = _data.Open()) await store.Sealing.DestroyAsync(await store.ItemAsync(), CancellationToken.None);
        var lines = _data.LedgerLines;
        _data.LedgerLines = [];
        Refused(_data.Options, file, 1, "*lacks erasures that the key store knows of: 1 in number.*");
        _data.LoseLedger();
        Refused(_data.Options, file, 1, "*is missing; nothing is restored without it.*");
        _data.FindLedger();
        _data.LedgerLines = lines;
        KeyCustody.Restore(_data.Options, file, DataDirectory.Day(1));
    }

    [Fact]
    public async Task what_is_past_the_horizon_is_deleted_and_nothing_else()
    {
        await using (var store = _data.Open()) await store.ItemAsync();
        var taken = new[] { 0, 9, 10, 11, 40 }.Select(day => Taken(day).File).ToList();
        var other = Path.Combine(Backups, "letter.txt");
        await File.WriteAllTextAsync(other, "no back-up");
        var part = Path.Combine(Backups, "x.keys-part");
        await File.WriteAllTextAsync(part, "half a back-up");
        File.SetLastWriteTimeUtc(part, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));

        KeyCustody.Prune(_data.Options, Backups, DataDirectory.Day(40)).Should().Be(new Pruned(Deleted: 3, Kept: 3));

        Directory.GetFiles(Backups).Should().BeEquivalentTo([taken[2], taken[3], taken[4], other]);
    }

    [Fact]
    public async Task a_deleted_back_up_was_overwritten_before()
    {
        var path = Path.Combine(Backups, "one");
        await File.WriteAllTextAsync(path, new string('k', 200_000));
        using var still = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        OwnersFile.Destroy(path);
        File.Exists(path).Should().BeFalse();
        var left = new byte[still.Length];
        still.ReadExactly(left);
        left.Length.Should().Be(200_000);
        left.AsSpan().IndexOf("kkkkkkkk"u8).Should().Be(-1);
    }

    private protected (string File, long Keys) Taken(int day)
    {
        var file = Path.Combine(Backups, $"keys-{day}");
        return (file, KeyCustody.BackUp(_data.Options, file, DataDirectory.Day(day)));
    }

    private protected static void Refused(AccessOptions options, string file, int day, string message) =>
        FluentActions.Invoking(() => KeyCustody.Restore(options, file, DataDirectory.Day(day)))
            .Should().Throw<InvalidOperationException>().WithMessage(message);
}
