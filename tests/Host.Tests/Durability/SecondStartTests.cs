using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Host.Tests.Durability;

public sealed class SecondStartTests : IDisposable
{
    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-again-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task a_second_start_with_the_demo_profile_adds_nothing_and_is_quicker()
    {
        var first = await StartAndStopAsync();
        var second = await StartAndStopAsync();
        first.Head.Should().BePositive();
        second.Head.Should().Be(first.Head);
        second.Keys.Should().Equal(first.Keys);
        second.Rows.Should().Equal(first.Rows);
        second.Written.Should().Be(first.Written);
        second.ReadModels.Should().Be(first.ReadModels);
        second.Took.Should().BeLessThan(first.Took);
    }

    async Task<Found> StartAndStopAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        await using var platform = await RunningPlatform.StartAsync(_data, ["--Selec:Profile=demo"]);
        var took = TimeProvider.System.GetElapsedTime(begun);
        var head = await platform.Services.GetRequiredService<IJournal>().HeadAsync(default);
        using var journal = DataFile.Journal(_data);
        using var keys = DataFile.Keys(_data);
        var written = journal.Number("SELECT count(*) FROM audit WHERE kind <> 'Consult'");
        var rows = journal.Counts().Where(table => table.Key != "audit");
        return new Found(head, Sorted(keys.Counts()), Sorted(rows), journal.ReadModels(), took) { Written = written };
    }

    static SortedDictionary<string, long> Sorted(IEnumerable<KeyValuePair<string, long>> counts) =>
        new(counts.ToDictionary(), StringComparer.Ordinal);

    /// <summary>What is there after a start.</summary>
    sealed record Found(
        long Head, SortedDictionary<string, long> Keys, SortedDictionary<string, long> Rows, string ReadModels, TimeSpan Took)
    {
        /// <summary>Entries of the audit log but for reads: a repeat is answered by reading, and reads are logged.</summary>
        public long Written { get; init; }
    }
}
