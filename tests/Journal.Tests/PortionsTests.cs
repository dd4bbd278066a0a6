using Selec.Journal.Sql;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>A rebuild holds a few portions of the journal in memory, however long it is.</summary>
public sealed class PortionsTests
{
    [Theory]
    [InlineData(1_000, 5, 1_000)]
    [InlineData(1_000, 50, 400)]
    [InlineData(1_000, 1_000_000, 1)]
    public void a_portion_ends_before_it_has_more_events_than_memory_easily_holds(int streams, long events, int held)
    {
        Portions.Last(new Names(streams, events)).Should().Be($"{held - 1:D6}");
    }

    [Fact]
    public async Task one_portion_is_read_ahead_and_no_more()
    {
        var (read, worked) = (0, 0);
        var portions = Portions.OfKindAsync(
            "folder",
            (_, _) => Task.FromResult(Interlocked.Increment(ref read) > 50
                ? new Portion(null, [])
                : new Portion($"folder/{read:D3}", [new StreamEvents(new StreamId("folder", $"{read:D3}"), [])])),
            default);

        await foreach (var portion in portions)
        {
            worked += portion.Count;
            Volatile.Read(ref read).Should().BeLessThanOrEqualTo(worked + 1);
        }

        worked.Should().Be(50);
    }

    [Theory]
    [InlineData(StoredIn.Sqlite)]
    [InlineData(StoredIn.Postgres)]
    public async Task a_journal_of_many_portions_is_rebuilt_whole(string database)
    {
        await using var store = Store.On(database);
        foreach (var some in Enumerable.Range(0, (2 * Portions.Streams) + 10).Chunk(64))
            await Task.WhenAll(some.Select(i => store.WriteAsync(
                new StreamId("folder", $"{i}"), new FolderOpened($"{i}", null, "OPEN", i, [], ["BG.NFP"], store.Clock.Now))));
        var before = store.Dump();
        store.Execute("DELETE FROM row_folders");

        await store.Get<Contracts.IProjections>().RebuildAsync(default);

        store.Dump().Should().Be(before);
    }

    /// <summary>Streams with as many events each.</summary>
    sealed class Names(int streams, long events) : IRows
    {
        int _row = -1;

        public bool Step() => ++_row < streams;

        public long Number(int column) => events;

        public string Text(int column) => $"{_row:D6}";

        public bool IsNull(int column) => false;

        public string? TextOrNull(int column) => Text(column);

        public ReadOnlySpan<byte> Blob(int column) => [];

        public object? Value(int column) => null;
    }
}
