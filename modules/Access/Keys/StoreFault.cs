using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Selec.Access.Keys;

/// <summary>What stands in the way of the key store for a while only: a server that stops or starts, a disk that is full.</summary>
static class StoreFault
{
    /// <summary>Whether the same may succeed later.</summary>
    public static bool MayPass(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR
            or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM,
        DbException { IsTransient: true } or TimeoutException => true,
        IOException { InnerException: { } reason } => MayPass(reason),
        _ => false,
    };
}
