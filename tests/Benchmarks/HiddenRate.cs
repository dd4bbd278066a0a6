using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Selec.Host;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// Whether the time of an answer tells what is hidden from what is missing: the same question over HTTP for a request of others and for one
/// that was never there, in turns, and how far the two samples of times lie apart.
/// </summary>
static class HiddenRate
{
    const int Pairs = 3_000;
    const int WarmUp = 300;

    public static async Task MeasureAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("benchmark-").FullName;
        await using (var app = Platform.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--Selec:DataDirectory={folder}"]))
        {
            await app.StartAsync();
            using var supplier = await DemoClient.SignInAsync(app, "bg-case-officer-police");
            using var stranger = await DemoClient.SignInAsync(app, "rs-focal-point");
            var hidden = await DemoClient.DraftAsync(supplier);
            NodeIds.TryDecode(hidden, out var known);
            var missing = NodeIds.Encode(new StreamId("request", new string([.. known!.Value.Key.Reverse()])));
            foreach (var (name, body) in new (string, Func<string, string>)[] { ("node(id)", Node), ("withdrawRequest", Withdraw) })
                Print(name, await TimesAsync(stranger, body(hidden), body(missing)));
            await app.StopAsync();
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }

    static string Node(string id) => Body("query($id: ID!) { node(id: $id) { id __typename ... on Request { subject } } }", new JsonObject { ["id"] = id });

    static string Withdraw(string id) => Body(
        "mutation($input: WithdrawRequestInput!) { withdrawRequest(input: $input) { errors { __typename ... on UserError { code message path } } } }",
        new JsonObject { ["input"] = new JsonObject { ["request"] = id, ["version"] = "unknown" } });

    static string Body(string document, JsonObject variables) => new JsonObject { ["query"] = document, ["variables"] = variables }.ToJsonString();

    /// <summary>Which of the two goes first changes with each pair.</summary>
    static async Task<(List<double> Hidden, List<double> Missing)> TimesAsync(HttpClient client, string hidden, string missing)
    {
        var (ofHidden, ofMissing) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Pairs; i++)
        {
            var (first, second) = i % 2 == 0 ? (hidden, missing) : (missing, hidden);
            var times = (await TimeAsync(client, first), await TimeAsync(client, second));
            if (i < WarmUp) continue;
            ofHidden.Add(i % 2 == 0 ? times.Item1 : times.Item2);
            ofMissing.Add(i % 2 == 0 ? times.Item2 : times.Item1);
        }
        return (ofHidden, ofMissing);
    }

    static async Task<double> TimeAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }

    static void Print(string name, (List<double> Hidden, List<double> Missing) times)
    {
        var (z, delta) = MannWhitney(times.Hidden, times.Missing);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Pairs} each; median hidden {times.Hidden.Median():N0} µs, missing {times.Missing.Median():N0} µs; Cliff's delta {delta:N3}; Mann-Whitney z {z:N2}"));
    }

    static (double Z, double Delta) MannWhitney(List<double> one, List<double> other)
    {
        var all = one.Select(time => (time, Mine: true)).Concat(other.Select(time => (time, Mine: false))).OrderBy(entry => entry.time).ToList();
        var ranks = 0.0;
        for (var from = 0; from < all.Count;)
        {
            var to = from;
            while (to < all.Count && all[to].time.Equals(all[from].time)) to++;
            ranks += all[from..to].Count(entry => entry.Mine) * ((from + 1 + to) / 2.0);
            from = to;
        }
        var (n, m) = ((double)one.Count, (double)other.Count);
        var u = ranks - (n * (n + 1) / 2);
        return ((u - (n * m / 2)) / Math.Sqrt(n * m * (n + m + 1) / 12), (2 * u / (n * m)) - 1);
    }
}
