using System.Security.Cryptography;

namespace Selec.Journal.Sql;

/// <summary>By which a journal that was restored is told from the one that was backed up: see <see cref="Contracts.IJournal.Restored"/>.</summary>
static class RestoreMark
{
    /// <summary>Where it stands: in no row, or in one.</summary>
    public const string Table = "CREATE TABLE IF NOT EXISTS restored (mark TEXT PRIMARY KEY)";

    public const string Read = "SELECT mark FROM restored";

    /// <summary>Sets one that no journal has, in place of that of a former restore; the back-up may be of a version without the table.</summary>
    public static string Set() => $"{Table}; DELETE FROM restored; INSERT INTO restored VALUES ('{RandomNumberGenerator.GetHexString(32, lowercase: true)}')";
}
