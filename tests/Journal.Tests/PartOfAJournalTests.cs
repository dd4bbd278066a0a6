using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>A database that somebody left with part of a journal stops the start, with what is to be done.</summary>
public sealed class PartOfAJournalTests : IAsyncLifetime
{
    readonly Store _store = Store.On(StoredIn.Postgres);

    public Task InitializeAsync() => _store.WriteAsync(new StreamId("folder", "a"), new FolderTouched(1));

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Theory]
    [InlineData("DROP TABLE audit", "the table audit is missing")]
    [InlineData("DROP TABLE rebuilt", "the table rebuilt is missing")]
    [InlineData("DELETE FROM schema", "there is a table head, but no version")]
    [InlineData("DELETE FROM schema; DROP TABLE head", "there is a table events, but no version")]
    public async Task a_part_of_a_journal_stops_the_start(string loss, string told)
    {
        _store.Execute(loss);
        await using var restarted = _store.Another();

        restarted.Invoking(store => store.Journal).Should().Throw<InvalidOperationException>().WithMessage(
            $"The schema 'selec' holds only part of a journal: {told}. Drop it (DROP SCHEMA selec CASCADE) and put a back-up in its place: "
            + "backup restore --from <folder>.");
    }
}
