using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Selec.Actors;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.PostgresCluster;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// Appends and activations in a journal that has grown, beside the same in one that holds next to nothing, in turns; and what a process takes
/// that touches every actor. The grown journals are kept for the next run.
/// </summary>
static class GrowthRate
{
    const int Callers = 64;
    const int Rounds = 5;
    const int Touched = 1_024;
    static readonly TimeSpan _span = TimeSpan.FromSeconds(2);
    static readonly Grown _small = new(2_000, 10_000);
    static readonly string[] _settings = ["fsync=on", "synchronous_commit=on", "shared_buffers=4GB", "max_wal_size=4GB", "autovacuum=off"];

    public static async Task MeasureAsync(string[] args)
    {
        var grown = Grown.Of(args, new Grown(1_000_000, 5_000_000));
        var small = new Grown(_small.Streams, _small.Streams * grown.Each);
        Console.WriteLine($"{grown} beside {small}; PostgreSQL's settings: {string.Join(", ", _settings)}");
        var isWanted = (string name) => args.Length < 4 || args[3] == name;
        if (isWanted("sqlite"))
        {
            using var large = await TimedAsync(() => GrownFile.FilledAsync(grown, Dossier.Plain, isKept: true));
            using (var little = await GrownFile.FilledAsync(small, Dossier.Plain, isKept: false)) await MeasureAsync((large, grown), (little, small));
            Touch("sqlite", grown, "");
        }
        if (isWanted("postgres"))
        {
            using var cluster = Cluster.StartIn(Path.Combine(GrownStore.Kept, "selec-grown-cluster"), _settings);
            using var server = await TimedAsync(() => GrownServer.FilledAsync(cluster, grown, Dossier.Plain, isKept: true));
            using (var little = await GrownServer.FilledAsync(cluster, small, Dossier.Plain, isKept: false)) await MeasureAsync((server, grown), (little, small));
            Touch("postgres", grown, server.Database);
        }
    }

    /// <summary>Asks each actor once, in a process of its own, and says what that took.</summary>
    public static async Task TouchAsync(string[] args)
    {
        var grown = Grown.Of(args, new Grown(1_000_000, 5_000_000));
        using GrownStore store = args[3] == "sqlite" ? await GrownFile.FilledAsync(grown, Dossier.Plain, isKept: true) : new GrownServer(args[4]);
        await using var provider = store.Open();
        var (actors, next, started) = (provider.GetRequiredService<IActors>(), -1L, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < grown.Streams; n = Interlocked.Increment(ref next)) await RefuseAsync(actors, n);
        })));
        var memory = File.ReadLines("/proc/self/status").Where(line => line.StartsWith("VmHWM", StringComparison.Ordinal) || line.StartsWith("VmRSS", StringComparison.Ordinal));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store.Name,-10} {grown.Streams:N0} actors touched in {elapsed:N0} s, {grown.Streams / elapsed:N0}/s; {string.Join(", ", memory.Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))} (below 500 MB)"));
    }

    static async Task MeasureAsync((GrownStore Store, Grown Holds) large, (GrownStore Store, Grown Holds) little)
    {
        // Activations first: what appends leave behind are long streams.
        await MeasureAsync("activation", (large, little), ActivationsAsync, new ActorOptions { Activations = 500 });
        await MeasureAsync("append", (large, little), AppendsAsync, new ActorOptions());
    }

    static async Task MeasureAsync(
        string what, ((GrownStore Store, Grown Holds) Large, (GrownStore Store, Grown Holds) Little) stores, Func<ServiceProvider, Grown, Task<double>> rate,
        ActorOptions options)
    {
        var (large, little) = stores;
        await using var grown = large.Store.Open(options);
        await using var small = little.Store.Open(options);
        var ratios = new List<double>();
        for (var round = -1; round < Rounds; round++)
        {
            var (of, beside) = (await rate(grown, large.Holds), await rate(small, little.Holds));
            if (round < 0) continue;
            ratios.Add(beside / of);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{large.Store.Name,-10} {what,-10} {of,9:N0}/s   small {beside,9:N0}/s   small / grown {beside / of:N2}"));
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{large.Store.Name,-10} {what,-10} median {ratios.Median():N2}, from {ratios.Min():N2} to {ratios.Max():N2} (at most 1.3)"));
    }

    /// <summary>To some actors that are spread over all.</summary>
    static Task<double> AppendsAsync(ServiceProvider provider, Grown grown)
    {
        var (actors, sealer) = (provider.GetRequiredService<IActors>(), provider.GetRequiredService<Sealer>());
        var text = sealer.Seal(sealer.NewItem(), People.Officer.Party, new string('y', 300));
        return RateAsync(async (caller, i) =>
        {
            var n = ((caller * 16) + (i % 16)) * (grown.Streams / Touched);
            var ask = Ask(n, new NoteDossier(text)) with { Key = ($"key-{Guid.CreateVersion7()}", "payload-0123456789abcdef") };
            if (await actors.AskAsync(ask, CancellationToken.None) is not Reply.Accepted) throw new InvalidOperationException("A command was not accepted.");
        });
    }

    /// <summary>Of actors that are not in memory, all over the journal.</summary>
    static Task<double> ActivationsAsync(ServiceProvider provider, Grown grown)
    {
        var (actors, next) = (provider.GetRequiredService<IActors>(), Random.Shared.NextInt64(grown.Streams));
        return RateAsync((_, _) => RefuseAsync(actors, (Interlocked.Increment(ref next) * 7_919) % grown.Streams));
    }

    static async Task<double> RateAsync(Func<int, long, Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(started) < _span; count++) await act(caller, count);
            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static async Task RefuseAsync(IActors actors, long n)
    {
        if (await actors.AskAsync(Ask(n, new RefuseDossier()), CancellationToken.None) is not Reply.Refused) throw new InvalidOperationException("The ask was not refused.");
    }

    static Ask Ask(long n, Command command) => new(
        new StreamId("plain", Grown.Key(n)), command, People.Officer, "noteDossier", "session", null, ImmutableDictionary<Type, object>.Empty, null, null);

    static void Touch(string database, Grown grown, string connection)
    {
        using var process = Process.Start(Environment.ProcessPath!, [
            .. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(GrowthRate).Assembly.Location] : Array.Empty<string>(),
            "touch", $"{grown.Streams}", $"{grown.Events}", database, connection]);
        process.WaitForExit();
    }

    static async Task<T> TimedAsync<T>(Func<Task<T>> make)
    {
        var started = Stopwatch.GetTimestamp();
        var made = await make();
        Console.WriteLine($"ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s");
        return made;
    }
}
