using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Host;
using Selec.Host.Demo;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// Mutations per second of 64 callers through the whole platform without the wire: document, binding, item key, actor, append, answer read again; beside
/// a bare loop that stores the same rows, copied out of the databases that the run left, in transactions of 64 commands.
/// </summary>
static class PlatformRate
{
    const int Callers = 64;
    const int WarmUp = 2_000;
    const int Measured = 12_000;

    public static async Task MeasureAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("benchmark-").FullName;
        var data = Path.Combine(folder, "data");
        await using (var app = Platform.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--Selec:DataDirectory={data}"]))
        {
            await app.StartAsync();
            var session = ActivatorUtilities.CreateInstance<DemoSession>(app.Services);
            await DraftAsync(session, "warm-up", WarmUp);
            var started = Stopwatch.GetTimestamp();
            await DraftAsync(session, "measured", Measured);
            Console.WriteLine($"platform {Measured / Stopwatch.GetElapsedTime(started).TotalSeconds,8:N0} mutations/s with {Callers} callers");
            await app.StopAsync();
        }
        var rates = Enumerable.Range(0, 3).Select(round => SameRows.Rate(data, Path.Combine(folder, $"bare{round}"), WarmUp + Measured)).Order().ToList();
        Console.WriteLine($"bare     {rates[1],8:N0} commands/s, the same rows in transactions of 64 (three rounds from {rates[0]:N0} to {rates[2]:N0})");
        System.IO.Directory.Delete(folder, recursive: true);
    }

    static async Task DraftAsync(DemoSession session, string phase, int count)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                await session.DoAsync(new DemoAct(new PersonId("bg-case-officer-police"), "draftRequest", "request", $"{phase} {i}", Draft(i)), CancellationToken.None);
            }
        })));
    }

    static JsonObject Draft(int i) => new()
    {
        ["content"] = new JsonObject
        {
            ["kind"] = "INFORMATION",
            ["subject"] = $"Owner of lorry {i}",
            ["facts"] = $"The lorry {i} crossed at Vidin during the night and was seen again near Giurgiu two days later without its trailer.",
            ["legalBasis"] = "SELEC_CONVENTION",
            ["crimeAreas"] = new JsonArray("DRUGS"),
            ["addressees"] = new JsonArray("RO"),
        },
    };
}
