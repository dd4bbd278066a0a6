using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Host.Tests.Durability;

[Trait("Database", "embedded")]
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
        second.ReadModels.Should().Be(first.ReadModels);
    }

    async Task<Found> StartAndStopAsync()
    {
        await using var platform = await RunningPlatform.StartAsync(_data, ["--Selec:Profile=demo"]);
        var head = await platform.Services.GetRequiredService<IJournal>().HeadAsync(default);
        using var journal = DataFile.Journal(_data);
        using var keys = DataFile.Keys(_data);
        return new Found(head, Sorted(keys.Counts()), Sorted(journal.Counts()), journal.ReadModels());
    }

    static SortedDictionary<string, long> Sorted(IEnumerable<KeyValuePair<string, long>> counts) =>
        new(counts.ToDictionary(), StringComparer.Ordinal);

    /// <summary>What is there after a start.</summary>
    sealed record Found(long Head, SortedDictionary<string, long> Keys, SortedDictionary<string, long> Rows, string ReadModels);
}
