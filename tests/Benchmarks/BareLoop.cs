using System.Diagnostics;
using System.Security.Cryptography;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// Writes the rows of a command with the same prepared statements, 64 commands a transaction, and does nothing else: no mailbox, no
/// decision, no sealing, no hashing.
/// </summary>
sealed class BareLoop : IDisposable
{
    const int KeptWords = 40;
    const int NewWords = 9;
    readonly SqliteDatabase _database;
    readonly TableLayout _layout;
    readonly bool _searched;
    readonly byte[] _json = RandomNumberGenerator.GetBytes(600);
    readonly byte[] _view = RandomNumberGenerator.GetBytes(560);
    readonly byte[] _hash = RandomNumberGenerator.GetBytes(32);
    readonly byte[] _list = RandomNumberGenerator.GetBytes(18 * (KeptWords + NewWords));
    readonly Dictionary<string, (long Id, List<byte[]> New)> _words = [];
    long _position;

    public BareLoop(string file, Table table)
    {
        _database = SqliteDatabase.OpenForWriting(file);
        _layout = new TableLayout(table);
        _searched = table == Dossier.Searched;
        Schema.Prepare(_database, [_layout]);
    }

    /// <summary>The commands written per second.</summary>
    public double Run(TimeSpan span)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), _position);
        while (Stopwatch.GetElapsedTime(started) < span)
        {
            _database.Execute("BEGIN IMMEDIATE");
            for (var i = 0; i < 64; i++) WriteCommand();
            _database.Execute("COMMIT");
        }
        return (_position - before) / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose() => _database.Dispose();

    void WriteCommand()
    {
        var position = ++_position;
        var (key, version) = ($"{position % 64}-{position / 64 % 16}", position / 1024);
        var stream = $"{_layout.Name}/{key}";
        _database.Prepare("INSERT INTO events (position, act, stream, version, name, json, at, by, party) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .Run(position, position, stream, version, "dossier.noted/1", _json, 1_618_214_400_000 + position, "officer", "BG");
        _database.Prepare("INSERT INTO streams (stream, version) VALUES (?1, ?2) ON CONFLICT (stream) DO UPDATE SET version = excluded.version").Run(stream, version);
        _database.Prepare(_layout.Upsert).Run(key, stream, _view, version);
        if (version == 0) _database.Prepare("INSERT INTO grants (node, grantee, begins, ends, level) VALUES (?1, ?2, ?3, ?4, 0)").Run(stream, "BG.NFP", 0, default);
        if (_searched) WriteWords(key, position);
        _database.Prepare("INSERT INTO idempotency (person, key_hash, payload_hash, stream, version) VALUES (?1, ?2, ?3, ?4, ?5)")
            .Run("officer", $"key-{position}-0123456789", "payload-0123456789abcdef", stream, version);
        _database.Prepare("""
            INSERT INTO audit (chain, seq, previous, hash, at, kind, person, role, party, session, operation, objects, result, hits, search_item, search_text)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
            """).Run(
            "0123456789abcdef0123456789abcdef", position, _hash, _hash, 1_618_214_400_000 + position, nameof(AuditKind.Collect), "officer",
            nameof(Role.NationalFocalPoint), People.Officer.Party.Value, "session", "noteDossier", $"{stream}@{version}", "OK", 0, default, default);
    }

    /// <summary>As many words replaced as a changed text has new ones.</summary>
    void WriteWords(string key, long position)
    {
        if (!_words.TryGetValue(key, out var text))
        {
            var id = _database.Prepare("INSERT INTO texts (tbl, key, item, hashes) VALUES (?1, ?2, ?3, ?4) RETURNING id").Scalar(
                _layout.Name, key, $"item{position % 64}0123456789012345678", _list)!.Value;
            for (var i = 0; i < KeptWords; i++) Insert(RandomNumberGenerator.GetBytes(17), id);
            _words.Add(key, text = (id, []));
        }
        foreach (var word in text.New) _database.Prepare("DELETE FROM words WHERE hash = ?1 AND text = ?2").Run(word, text.Id);
        text.New.Clear();
        for (var i = 0; i < NewWords; i++) text.New.Add(RandomNumberGenerator.GetBytes(17));
        foreach (var word in text.New) Insert(word, text.Id);
        _database.Prepare("UPDATE texts SET hashes = ?2 WHERE id = ?1").Run(text.Id, _list);
    }

    void Insert(byte[] word, long id) => _database.Prepare("INSERT INTO words (hash, text) VALUES (?1, ?2)").Run(word, id);
}
