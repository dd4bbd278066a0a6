using SQLitePCL;
using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>
/// A connection with the statements prepared on it. Written on the C interface because a group writes some ten short statements for each
/// command: looking parameters up by name would cost as much as storing the rows. Used by one thread at a time.
/// </summary>
sealed class SqliteDatabase : IDisposable
{
    const int MostStatements = 256;

    readonly Dictionary<string, SqliteStatement> _statements = [];
    readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    SqliteDatabase(sqlite3 handle) => _handle = handle;

    /// <summary>True inside a transaction.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Opens a file for writing and makes it when it is new.</summary>
    public static SqliteDatabase OpenForWriting(string file, StatementWatch? watch = null)
    {
        var database = Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        database.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
        database.Execute("PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY");
        // Search hashes fall all over their index: with the default of 2 MB the writer reads pages again that it had a moment ago.
        database.Execute("PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=16000");
        return database.Watched(watch);
    }

    /// <summary>
    /// Opens for writing a file that a platform may be writing to. A busy one leaves the file free for moments only, and whoever is refused
    /// looks again ten times a second: for a minute, where the platform itself would give up.
    /// </summary>
    public static SqliteDatabase OpenBesidePlatform(string file)
    {
        var database = OpenForWriting(file);
        raw.sqlite3_busy_timeout(database._handle, 60_000);
        return database;
    }

    /// <summary>Opens a file for reading alone.</summary>
    public static SqliteDatabase OpenForReading(string file, StatementWatch? watch = null)
    {
        var database = Open(file, raw.SQLITE_OPEN_READONLY);
        // A list in another order than its own asks for the grants of each row that it passes, and those fall all over their index.
        database.Execute("PRAGMA cache_size=-16384");
        return database.Watched(watch);
    }

    /// <summary>Runs statements without parameters.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>A statement, prepared at its first use.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement)) return statement;
        if (_statements.Count >= MostStatements) Forget();
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        return _statements[sql] = new SqliteStatement(this, handle);
    }

    /// <summary>Binds the values to a statement whose rows are then read with <see cref="SqliteStatement.Step"/>.</summary>
    public SqliteStatement Query(string sql, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Prepare(sql);
        statement.Reset();
        statement.Bind(values);
        return statement;
    }

    public void Dispose()
    {
        Forget();
        _handle.Dispose();
    }

    /// <summary>The fault behind a result code.</summary>
    public SqliteFault Fault(int code) => new(code, raw.sqlite3_errmsg(_handle).utf8_to_string());

    /// <summary>Throws unless the code says that all is well.</summary>
    public void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Fault(code);
    }

    static SqliteDatabase Open(string file, int flags)
    {
        var code = raw.sqlite3_open_v2(file, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new SqliteDatabase(handle);
        if (code != raw.SQLITE_OK)
        {
            var fault = database.Fault(code);
            database.Dispose();
            throw fault;
        }
        raw.sqlite3_busy_timeout(handle, 5_000);
        return database;
    }

    /// <summary>SQLite itself tells of each statement, so that none is run past the watch.</summary>
    SqliteDatabase Watched(StatementWatch? watch)
    {
        if (watch is not null) raw.sqlite3_profile(_handle, (_, sql, _) => watch.Ran(sql.utf8_to_string()), null);
        return this;
    }

    void Forget()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
    }
}
