using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>A database that somebody left with part of a journal stops the start, with what is to be done.</summary>
public sealed class PartOfAJournalTests
{
    [Theory]
    [InlineData("DROP TABLE audit", "the table audit is missing")]
    [InlineData("DROP TABLE rebuilt", "the table rebuilt is missing")]
    [InlineData("DELETE FROM schema", "there is a table head, but no version")]
    [InlineData("DELETE FROM schema; DROP TABLE head", "there is a table events, but no version")]
    public Task a_part_of_a_journal_in_PostgreSQL_stops_the_start(string loss, string told) => StopsAsync(
        StoredIn.Postgres, loss,
        $"The schema 'selec' holds only part of a journal: {told}. Drop it (DROP SCHEMA selec CASCADE) and put a back-up in its place: "
            + "backup restore --from <folder>.");

    [Theory]
    [InlineData("DROP TABLE events", "the table events is missing")]
    [InlineData("DROP TABLE audit", "the table audit is missing")]
    [InlineData("DROP TABLE reminders", "the table reminders is missing")]
    [InlineData("DELETE FROM schema", "there is a table events, but no version")]
    [InlineData("DROP TABLE schema; DROP TABLE events", "there is a table streams, but no version")]
    public Task a_part_of_a_journal_in_a_file_stops_the_start(string loss, string told) => StopsAsync(
        StoredIn.Sqlite, loss,
        $"The file holds only part of a journal: {told}. Move it away and put a back-up in its place: backup restore --from <folder>.");

    [Fact]
    public async Task rows_that_nodes_of_the_version_before_write_are_due_to_be_computed_anew()
    {
        await using var store = Store.On(StoredIn.Postgres);
        await store.WriteAsync(new StreamId("folder", "a"), new FolderTouched(1));
        (await store.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeFalse();
        store.Execute("UPDATE layouts SET shape = regexp_replace(shape, ' in version .*', '')");

        await using var newer = store.Another();

        (await newer.Get<IProjections>().IsRebuildDueAsync(default)).Should().BeTrue();
    }

    static async Task StopsAsync(string database, string loss, string told)
    {
        await using var store = Store.On(database);
        await store.WriteAsync(new StreamId("folder", "a"), new FolderTouched(1));
        store.Execute(loss);
        await using var restarted = store.Another();

        restarted.Invoking(one => one.Journal).Should().Throw<InvalidOperationException>().WithMessage(told);
    }
}
