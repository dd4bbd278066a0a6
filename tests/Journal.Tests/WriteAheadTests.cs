using Selec.Journal.Sqlite;

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
}
