using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>What a killed process shows of a file holds when the power fails only if each commit waits for the disk.</summary>
public sealed class WriteAheadTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void a_commit_is_in_the_write_ahead_log_and_on_disk_before_it_is_acknowledged()
    {
        using var database = SqliteDatabase.OpenForWriting(Path.Combine(_folder, "journal.db"));

        var mode = database.Query("PRAGMA journal_mode");
        mode.Step().Should().BeTrue();
        mode.Text(0).Should().Be("wal");
        database.Prepare("PRAGMA synchronous").Scalar().Should().Be(2, "that is FULL");
    }

    [Fact]
    public async Task what_was_written_is_in_the_file_alone_once_the_journal_is_closed()
    {
        await using var store = Store.New();
        var folder = new StreamId("folder", "one");
        await store.WriteAsync(folder, new FolderTouched(1));
        var readers = Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.Journal.ReadStreamAsync(folder, 0, default))).ToList();
        await Task.WhenAll(readers);
        File.Exists(store.File + "-wal").Should().BeTrue();

        await store.Leave();

        File.Exists(store.File + "-wal").Should().BeFalse();
    }
}
