using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Journal;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// Commands per second of 64 callers through the actor runtime, beside a bare loop that writes the same rows in transactions of 64 commands. Both
/// sides take turns, so that what else the machine does falls on both.
/// </summary>
static class MutationRate
{
    const int Callers = 64;
    const int Rounds = 5;
    static readonly TimeSpan _span = TimeSpan.FromSeconds(4);

    public static async Task MeasureAsync(bool searched)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("benchmark-").FullName;
        await using (var provider = DossierActors.On(services => services.AddSqliteJournal(Path.Combine(folder, "actors.db"))))
        {
            var table = searched ? Dossier.Searched : Dossier.Plain;
            using var bare = new BareLoop(Path.Combine(folder, "bare.db"), table);
            var callers = new Callers64(provider, table.Name);
            await callers.RunAsync(Callers, TimeSpan.FromSeconds(2));
            bare.Run(TimeSpan.FromSeconds(1));
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var (rate, waits) = await callers.RunAsync(Callers, _span);
                var bound = bare.Run(_span);
                ratios.Add(rate / bound);
                Console.WriteLine($"actors {rate,8:N0}/s   p50 {waits.At(0.5):N2} ms   p99 {waits.At(0.99):N2} ms   bare {bound,8:N0}/s   ratio {rate / bound:N2}");
            }
            ratios.Sort();
            Console.WriteLine($"median ratio {ratios[Rounds / 2]:N2} (rows {(searched ? "with" : "without")} search hashes)");
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Callers that each send one command after another, to sixteen actors of their own.</summary>
sealed class Callers64(IServiceProvider provider, string kind)
{
    const string Text = "Three lorries of the carrier named before crossed at Vidin during the night of the twelfth, each with a second tank below the "
        + "floor, and were seen again near Giurgiu two days later without their trailers. The drivers paid in cash, spoke little, and left "
        + "the depot together in a van whose plates belong to another one.";

    readonly IActors _actors = provider.GetRequiredService<IActors>();
    readonly Sealer _sealer = provider.GetRequiredService<Sealer>();
    int _keys;

    /// <summary>The rate, and the waits in milliseconds, sorted.</summary>
    public async Task<(double Rate, List<double> Waits)> RunAsync(int callers, TimeSpan span)
    {
        var started = Stopwatch.GetTimestamp();
        var waits = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, started, span))));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = waits.SelectMany(each => each).Order().ToList();
        return (all.Count / elapsed, all);
    }

    /// <summary>Commands that come one after another at a rate, whether or not the ones before are answered; waits from the moment each was due.</summary>
    public async Task<List<double>> RunAtAsync(double rate, TimeSpan span)
    {
        var (started, sent, item) = (Stopwatch.GetTimestamp(), new List<Task<double>>(), _sealer.NewItem());
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < span)
        {
            for (var due = (int)(elapsed.TotalSeconds * rate); sent.Count < due;)
            {
                var (number, at) = (sent.Count, TimeSpan.FromSeconds(sent.Count / rate));
                sent.Add(Task.Run(async () =>
                {
                    await AskAsync(item, number % 1_024, number);
                    return (Stopwatch.GetElapsedTime(started) - at).TotalMilliseconds;
                }));
            }
            await Task.Delay(1);
        }
        return [.. (await Task.WhenAll(sent)).Order()];
    }

    /// <summary>Eight words that no other text has, among those that many have.</summary>
    static string TextOf(int caller, int i) => Text + string.Concat(Enumerable.Range(0, 8).Select(n => $" {caller}x{i}x{n}"));

    async Task<List<double>> CallAsync(int caller, long started, TimeSpan span)
    {
        var (waits, item) = (new List<double>(), _sealer.NewItem());
        for (var i = 0; Stopwatch.GetElapsedTime(started) < span; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            await AskAsync(item, (caller * 16) + (i % 16), i);
            waits.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        return waits;
    }

    async Task AskAsync(ItemId item, int actor, int i)
    {
        var ask = new Ask(
            new StreamId(kind, $"{actor}"), new NoteDossier(_sealer.Seal(item, People.Officer.Party, TextOf(actor, i))), People.Officer, "noteDossier", "session",
            item, ImmutableDictionary<Type, object>.Empty, null, ($"key-{Interlocked.Increment(ref _keys)}-0123456789", "payload-0123456789abcdef"));
        if (await _actors.AskAsync(ask, CancellationToken.None) is not Reply.Accepted) throw new InvalidOperationException("A command was not accepted.");
    }
}

sealed class NoDirectory : IDirectory
{
    public IEnumerable<Selec.Contracts.Access.Standing> StandingsAt(DateTimeOffset now) => [];

    public PartyRegister Parties { get; } = new(ImmutableDictionary<PartyCode, Party>.Empty);

    public Caller? CallerOf(PersonId person, DateTimeOffset now) => null;

    public Standing? StandingOf(PersonId person, DateTimeOffset now) => null;

    public string? NameOf(PersonId person) => null;
}
