using Microsoft.Extensions.DependencyInjection;
using Selec.Journal;
using Selec.Journal.Sqlite;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>In a SQLite file.</summary>
sealed class GrownFile : GrownStore
{
    const string Numbers = "WITH RECURSIVE g(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM g WHERE i + 1 < ?1)";

    readonly string _folder;
    readonly bool _isKept;

    GrownFile(string folder, bool isKept) => (_folder, _isKept) = (folder, isKept);

    /// <summary>Fills a file, or finds one that was filled before.</summary>
    public static async Task<GrownFile> FilledAsync(Grown grown, Table<DossierView> table, bool isKept)
    {
        var name = $"selec-grown-{table.Name}-{grown.Streams}-{grown.Events}";
        var file = new GrownFile(isKept ? Path.Combine(Kept, name) : System.IO.Directory.CreateTempSubdirectory(name).FullName, isKept);
        if (File.Exists(file.Marker)) return file;
        if (System.IO.Directory.Exists(file._folder)) System.IO.Directory.Delete(file._folder, recursive: true);
        await file.FillAsync(grown, table);
        await File.WriteAllTextAsync(file.Marker, "");
        return file;
    }

    string Marker => Path.Combine(_folder, "filled");

    public override string Name => "SQLite";

    public override void Add(IServiceCollection services) => services.AddSqliteJournal(Path.Combine(_folder, "journal.db"));

    public override void Dispose()
    {
        if (!_isKept) System.IO.Directory.Delete(_folder, recursive: true);
    }

    protected override void Fill(Grown grown, (string Kind, byte[] Event, string View) content)
    {
        using var database = SqliteDatabase.OpenForWriting(Path.Combine(_folder, "journal.db"));
        database.Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA secure_delete=OFF; PRAGMA cache_size=-1000000");
        const string Key = "printf('%08x', n * 2654435761 % 4294967296) || printf('%024x', n)";
        var streams = $"{Numbers}, k AS (SELECT i AS n, {Key.Replace("n *", "i *", StringComparison.Ordinal).Replace(", n)", ", i)", StringComparison.Ordinal)} AS key FROM g)";
        var kind = content.Kind;
        database.Prepare($"""
            {Numbers}, e AS (SELECT i, (i % (1000 * ?2)) / 1000 + 1 AS v, i / (1000 * ?2) * 1000 + i % 1000 AS n FROM g)
            INSERT INTO events (position, act, stream, version, name, json, at, by, party)
            SELECT i + 1, i + 1, '{kind}/' || {Key}, v, 'dossier.noted/1', ?3, 1618214400000 + i, 'officer', 'BG' FROM e
            """).Run(grown.Events, grown.Each, content.Event);
        database.Prepare($"{streams} INSERT INTO streams (stream, version) SELECT '{kind}/' || key, ?2 FROM k ORDER BY 1").Run(grown.Streams, grown.Each);
        database.Prepare($"{streams} INSERT INTO row_{kind} (key, node, view, c_count) SELECT key, '{kind}/' || key, CAST(replace(?3, 'KEY', key) AS BLOB), ?2 FROM k ORDER BY key")
            .Run(grown.Streams, grown.Each, content.View);
        database.Execute($"""
            INSERT INTO grants (node, grantee, begins, ends, level) SELECT node, 'BG.NFP', 0, NULL, 0 FROM row_{kind} ORDER BY key;
            INSERT INTO places (node, tbl, key, at, row) SELECT node, '{kind}', key, 0, id FROM row_{kind} ORDER BY key;
            INSERT INTO listings (tbl, grantee, at, key, row, granted, level, begins, ends)
                SELECT '{kind}', g.grantee, 0, r.key, r.id, g.id, 0, 0, NULL FROM row_{kind} r JOIN grants g ON g.node = r.node ORDER BY r.key;
            """);
        database.Execute("""
            INSERT INTO idempotency (person, key_hash, payload_hash, stream, version)
            SELECT 'officer', printf('%08x', position * 2654435761 % 4294967296) || printf('%024x', position), 'payload-0123456789abcdef', stream, version FROM events ORDER BY 2;
            INSERT INTO audit (chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits)
            SELECT 'load', position, zeroblob(32), zeroblob(32), at, 'Collect', by, 'NationalFocalPoint', party, 'session', 'noteDossier', stream || '@' || version, 'OK', 0 FROM events;
            UPDATE audit_indexed SET id = (SELECT max(id) FROM audit);
            """);
    }
}
