using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host;
using Selec.Journal.Sqlite;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// What the entry in the audit log costs a list: the newest hundred of a quarter of a million requests over HTTP, texts opened, for several
/// callers at once; spans in which reads are entered take turns with spans in which they are not.
/// </summary>
static class ReadRate
{
    const int Callers = 16;
    const int WarmUp = 5;
    const int Rounds = 11;
    const int Requests = 250_000;
    const string Person = "bg-focal-point";
    static readonly TimeSpan _span = TimeSpan.FromSeconds(3);

    const string List = """
        { requests(first: 100) { edges { node { id reference state kind urgency requester recordedAt sentAt crimeAreas legalBasis subject facts } } } }
        """;

    public static async Task MeasureAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("benchmark-").FullName;
        string[] settings = ["--environment=Development", "--urls=http://127.0.0.1:0", $"--Selec:DataDirectory={folder}"];
        await using (var app = Platform.Build(settings))
        {
            await app.StartAsync();
            using var author = await DemoClient.SignInAsync(app, "bg-case-officer-police");
            await DemoClient.DraftAsync(author);
            await app.StopAsync();
        }
        Multiply(Path.Combine(folder, "journal.db"));
        var journal = (Switched?)null;
        await using (var app = Platform.Build(settings, services => services.AddSingleton<IJournal>(
            provider => journal ??= new Switched(provider.GetRequiredService<SqliteJournal>()))))
        {
            await app.StartAsync();
            using var reader = await DemoClient.SignInAsync(app, Person);
            await RoundsAsync(reader, journal!);
            await app.StopAsync();
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }

    static async Task RoundsAsync(HttpClient reader, Switched journal)
    {
        var rates = new Dictionary<bool, List<double>> { [true] = [], [false] = [] };
        for (var round = -WarmUp; round < Rounds; round++)
        {
            foreach (var entered in (bool[])[(round & 1) == 0, (round & 1) != 0])
            {
                journal.EntersReads = entered;
                var rate = await RateAsync(reader);
                if (round >= 0) rates[entered].Add(rate);
            }
        }
        foreach (var (entered, found) in rates)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(entered ? "entered" : "not entered"),-12} median {found.Median():N0} lists/s, from {found.Min():N0} to {found.Max():N0}, {Callers} callers"));
        var ratios = rates[false].Zip(rates[true], (without, with) => without / with).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"entered / not entered: {ratios.Median():N2} (at most 1.15)"));
    }

    static async Task<double> RateAsync(HttpClient reader)
    {
        var body = new JsonObject { ["query"] = List }.ToJsonString();
        var (done, started) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < _span)
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await reader.PostAsync(new Uri("/graphql", UriKind.Relative), content);
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                if (bytes.Length < 30_000) throw new InvalidOperationException(Encoding.UTF8.GetString(bytes));
                Interlocked.Increment(ref done);
            }
        })));
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>The newest request as many times as are wanted, with its grants.</summary>
    static void Multiply(string file)
    {
        using var database = SqliteDatabase.OpenForWriting(file);
        var (columns, row) = (new List<string>(), database.Query("SELECT name FROM pragma_table_info('row_requests') WHERE name <> 'id'"));
        while (row.Step()) columns.Add(row.Text(0));
        const string First = "(SELECT key FROM row_requests ORDER BY c_recordedAt DESC LIMIT 1)";
        var numbers = $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Requests}), f(key) AS (SELECT {First}), ";
        const string Copies = "c(key, i) AS (SELECT printf('%08x', i * 2654435761 % 4294967296) || substr(f.key, 9), i FROM n, f)";
        var values = columns.Select(column => column switch
        {
            "key" => "c.key",
            "node" => "'request/' || c.key",
            "view" => "CAST(replace(CAST(r.view AS TEXT), f.key, c.key) AS BLOB)",
            "c_recordedAt" => "r.c_recordedAt - 1000 * c.i",
            _ => $"r.\"{column}\"",
        });
        database.Execute($"""
            BEGIN;
            CREATE TEMP TABLE copies AS {numbers}{Copies} SELECT c.key, c.i, f.key AS first FROM c, f;
            INSERT INTO row_requests ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
                SELECT {string.Join(", ", values.Select(value => value.Replace("f.key", "c.first", StringComparison.Ordinal)))}
                FROM copies c JOIN row_requests r ON r.key = c.first;
            INSERT INTO places (node, tbl, key, at, row)
                SELECT r.node, 'requests', r.key, r.c_recordedAt, r.id FROM row_requests r WHERE r.key IN (SELECT key FROM copies);
            INSERT INTO grants (node, grantee, begins, ends, level)
                SELECT 'request/' || c.key, g.grantee, g.begins, g.ends, g.level FROM copies c JOIN grants g ON g.node = 'request/' || c.first;
            INSERT INTO listings (tbl, grantee, at, key, row, granted, level, begins, ends)
                SELECT 'requests', g.grantee, p.at, p.key, p.row, g.id, g.level, g.begins, g.ends
                FROM copies c JOIN places p ON p.node = 'request/' || c.key JOIN grants g ON g.node = p.node;
            COMMIT;
            """);
        var stored = database.Prepare("SELECT count(*) FROM row_requests").Scalar();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stored:N0} requests stored"));
        if (stored < Requests) throw new InvalidOperationException("Too few.");
    }

    /// <summary>The journal, which may leave out the entries of reads.</summary>
    sealed class Switched(SqliteJournal journal) : IJournal
    {
        public bool EntersReads { get; set; } = true;

        public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) =>
            EntersReads ? journal.RecordAsync(entry, cancellationToken) : Task.CompletedTask;

        public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken) => journal.AppendAsync(append, cancellationToken);

        public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken) =>
            journal.ReadStreamAsync(stream, afterVersion, cancellationToken);

        public Task<StoredSnapshot?> ReadSnapshotAsync(StreamId stream, CancellationToken cancellationToken) =>
            journal.ReadSnapshotAsync(stream, cancellationToken);

        public Task<long> VersionAsync(StreamId stream, CancellationToken cancellationToken) => journal.VersionAsync(stream, cancellationToken);

        public Task<IReadOnlyList<RecordedEvent>> ReadForwardAsync(long afterPosition, int limit, CancellationToken cancellationToken) =>
            journal.ReadForwardAsync(afterPosition, limit, cancellationToken);

        public Task<IReadOnlyList<RecordedEvent>> ReadGrantedAsync(
            Caller viewer, long afterPosition, IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken) =>
            journal.ReadGrantedAsync(viewer, afterPosition, names, limit, cancellationToken);

        public Task<long> HeadAsync(CancellationToken cancellationToken) => journal.HeadAsync(cancellationToken);

        public Task WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken) =>
            journal.WaitForEventsAsync(afterPosition, cancellationToken);

        public Task<IdempotencyRecord?> FindKeyAsync(PersonId person, string keyHash, CancellationToken cancellationToken) =>
            journal.FindKeyAsync(person, keyHash, cancellationToken);
    }
}
