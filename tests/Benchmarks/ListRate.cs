using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Journal;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// A list of a hundred rows out of a quarter of a million, under grants and without, for those who see all, a share, and next to nothing.
/// All take turns in each round.
/// </summary>
static class ListRate
{
    const int Rounds = 2_001;
    const int WarmUp = 500;

    static readonly Order _newest = new("recordedAt", true);

    public static async Task MeasureAsync()
    {
        var finished = Path.Combine(Records.Folder, "finished");
        if (!File.Exists(finished) && System.IO.Directory.Exists(Records.Folder)) System.IO.Directory.Delete(Records.Folder, recursive: true);
        await using var provider = Provider(Path.Combine(Records.Folder, "records.db"));
        if (!File.Exists(finished))
        {
            await Records.WriteAsync(provider.GetRequiredService<IJournal>());
            await File.WriteAllTextAsync(finished, "");
        }
        await provider.GetRequiredService<SqliteJournal>().WriteAsync(OfOne, default);
        await PlansAsync(provider);
        var ways = Ways(provider);
        var times = ways.ToDictionary(way => way.Name, _ => new List<double>());
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            foreach (var (name, read) in ways)
            {
                var started = Stopwatch.GetTimestamp();
                await read();
                if (round >= WarmUp) times[name].Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }
        Print(times);
    }

    static List<(string Name, Func<Task> Read)> Ways(ServiceProvider provider)
    {
        var (reads, journal) = (provider.GetRequiredService<IReadModel>(), provider.GetRequiredService<SqliteJournal>());
        var rare = Enumerable.Range(0, Records.Rows).Where(Records.IsRare).Select(Records.Key).ToList();
        return
        [
            ("bare list", () => BareAsync(journal, "")),
            ("bare, of one", () => BareAsync(journal, "WHERE r.c_requester = 'BG' ")),
            ("all", () => ListAsync(reads, 101, "SELEC.OPS", "SELEC", "everyone")),
            ("1 of 11", () => ListAsync(reads, 101, "officer:BG.nobody", "BG.NFP", "BG", "everyone")),
            ("5 by key", async () => Expect(5, (await provider.GetRequiredService<IPlatformReads>().FindAsync(RecordView.Table, rare, default)).Count)),
            ("5 in 250,000", () => ListAsync(reads, 5, Records.Officer, "BG.CUSTOMS", "BG", "everyone")),
        ];
    }

    /// <summary>How the forms of the list are carried out.</summary>
    static Task<int> PlansAsync(ServiceProvider provider) => provider.GetRequiredService<SqliteJournal>().ReadAsync(
        database =>
        {
            var who = (People.Of("viewer", "BG", "BG.NFP"), Records.Begun.ToUnixTimeMilliseconds());
            RowQuery Query(Filter? where) => new(SqliteDialect.One, new TableLayout(RecordView.Table), where, provider.GetRequiredService<IKeyedHashes>(), who);
            var newest = new Selection(null, [_newest], null, 101);
            var named = new Filter.In("reference", ["00000007"]);
            foreach (var (form, (sql, values)) in new[]
            {
                ("from the table", Query(null).Rows(newest)), ("by a value that few have", Query(named).Rows(newest)),
                ("from few", Query(null).RowsOfFew(newest)), ("as listed", Query(null).ListedRows(newest, ["BG.NFP", "BG"])),
            })
            {
                var plan = database.Query($"EXPLAIN QUERY PLAN {sql}", values);
                while (plan.Step()) Console.WriteLine($"{form}: {plan.Text(3)}");
            }
            return 0;
        },
        CancellationToken.None);

    static async Task<IReadOnlyList<Found<RecordView>>> ListAsync(IReadModel reads, int expected, params string[] groups)
    {
        var viewer = People.Of("viewer", "BG", groups);
        var rows = await reads.FindAsync(RecordView.Table, viewer, new Selection(null, [_newest], null, 101), CancellationToken.None);
        Expect(expected, rows.Count);
        return rows;
    }

    /// <summary>The same rows in the same form, with nobody asked, by an index made for the question.</summary>
    static Task<int> BareAsync(SqliteJournal journal, string where) => journal.ReadAsync(
        database =>
        {
            var (rows, found) = (database.Query(
                "SELECT r.key, r.view, r.\"c_recordedAt\" FROM \"row_records\" r " + where + "ORDER BY r.\"c_recordedAt\" DESC, r.key DESC LIMIT 101"), new List<Found<RecordView>>());
            while (rows.Step())
                found.Add(new Found<RecordView>(JsonSerializer.Deserialize(rows.Blob(1), RecordJson.Default.RecordView)!, [rows.Value(2), rows.Text(0)]));
            return Expect(101, found.Count);
        },
        CancellationToken.None);

    static bool OfOne(GroupTransaction transaction)
    {
        transaction.Database.Execute("CREATE INDEX IF NOT EXISTS of_one ON row_records (c_requester, c_recordedAt, key)");
        return true;
    }

    static int Expect(int expected, int found) =>
        expected == found ? found : throw new InvalidOperationException($"{found} rows instead of {expected}.");

    static void Print(Dictionary<string, List<double>> times)
    {
        double Median(string name) => times[name].Median();
        foreach (var (name, all) in times)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} median {Median(name),8:N0} µs, 10th to 90th percentile {all.Order().ElementAt(Rounds / 10):N0} to {all.Order().ElementAt(Rounds * 9 / 10):N0}"));
        foreach (var (name, against, most) in new[] { ("all", "bare list", 1.3), ("1 of 11", "bare, of one", 1.3), ("5 in 250,000", "5 by key", 2) })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} / {against}: {Median(name) / Median(against):N2} (at most {most})"));
    }

    static ServiceProvider Provider(string file) => new ServiceCollection()
        .AddSingleton<Sealer>().AddSingleton<ISealing>(provider => provider.GetRequiredService<Sealer>())
        .AddSingleton<IKeyedHashes, Hasher>()
        .AddSingleton(new ActorCatalog(Array.Empty<ActorDefinition>()))
        .AddSingleton(new TableCatalog([RecordView.Table]))
        .AddSqliteJournal(file)
        .BuildServiceProvider();
}
