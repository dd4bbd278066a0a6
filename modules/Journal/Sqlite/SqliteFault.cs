using SQLitePCL;

namespace Selec.Journal.Sqlite;

/// <summary>SQLite refused an operation. The text names no values.</summary>
sealed class SqliteFault(int code, string message) : Exception($"SQLite {code}: {message}")
{
    /// <summary>True when the disk or another process stands in the way, so that the same may succeed later.</summary>
    public bool MayPass => (code & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR
        or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM;
}
