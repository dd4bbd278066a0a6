using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.PostgresCluster;

namespace Selec.Benchmarks;

/// <summary>
/// Events per second of a whole rebuild, beside reading the journal from its first event to its last through the same adapter, a thousand at
/// a time, without looking into the events.
/// </summary>
static class RebuildRate
{
    const int Rounds = 5;
    static readonly string[] _settings = ["fsync=on", "synchronous_commit=on", "shared_buffers=512MB", "max_wal_size=4GB"];

    public static async Task MeasureAsync(string[] args)
    {
        var table = args.Contains("searched") ? Dossier.Searched : Dossier.Plain;
        var grown = Grown.Of([.. args.Where(arg => arg != "searched")], new Grown(20_000, 200_000));
        Console.WriteLine($"{grown}, {table.Name}; PostgreSQL's settings: {string.Join(", ", _settings)}");
        using (var file = await GrownFile.FilledAsync(grown, table, isKept: false)) await MeasureAsync(file, grown);
        using var cluster = Cluster.Start(_settings);
        using var server = await GrownServer.FilledAsync(cluster, grown, table, isKept: false);
        await MeasureAsync(server, grown);
    }

    static async Task MeasureAsync(GrownStore store, Grown grown)
    {
        await using var provider = store.Open();
        var (journal, projections, ratios) = (provider.GetRequiredService<IJournal>(), provider.GetRequiredService<IProjections>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var (read, rebuilt) = (await ReadAsync(journal, grown), await TimeAsync(() => projections.RebuildAsync(CancellationToken.None)));
            if (round < 0) continue;
            ratios.Add(read / rebuilt);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{store.Name,-10} rebuilt {grown.Events / rebuilt,9:N0} events/s   read {grown.Events / read,9:N0} events/s   ratio {read / rebuilt:N2}"));
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store.Name,-10} median ratio {ratios.Median():N2}, from {ratios.Min():N2} to {ratios.Max():N2} (at least 0.5); {Process.GetCurrentProcess().WorkingSet64 >> 20} MB resident"));
    }

    static async Task<double> ReadAsync(IJournal journal, Grown grown)
    {
        var count = 0L;
        var seconds = await TimeAsync(async () =>
        {
            for (var after = 0L; ;)
            {
                var events = await journal.ReadForwardAsync(after, 1_000, CancellationToken.None);
                if (events.Count == 0) return;
                (after, count) = (events[^1].Position, count + events.Count);
            }
        });
        return count == grown.Events ? seconds : throw new InvalidOperationException("Not all events were read.");
    }

    static async Task<double> TimeAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
