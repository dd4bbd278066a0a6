using System.Text;
using Selec.Contracts;

namespace Selec.Journal.Sqlite;

/// <summary>
/// The audit log's rows as their bytes are stored: nothing is read into a type on the way, so that no alteration is lost in it.
/// </summary>
static class AuditRows
{
    /// <summary>Every entry, chain by chain: what its hash covers, then the hash before it and its hash.</summary>
    public static readonly string InChains = $"SELECT {string.Join(", ", AuditLink.Fields)}, previous, hash FROM audit ORDER BY chain, seq";

    /// <summary>The last entry of each chain.</summary>
    public const string Heads = "SELECT chain, max(seq), hash FROM audit GROUP BY chain ORDER BY chain";

    /// <summary>The column after the fields that the hash covers.</summary>
    public static readonly int Previous = AuditLink.Fields.Length;

    /// <summary>The last column.</summary>
    public static readonly int Hash = Previous + 1;

    /// <summary>Looks at the entry of a row.</summary>
    public static void Visit(SqliteStatement rows, AuditWalk walk, AuditLink link)
    {
        var sequence = rows.Number(1);
        link.Begin(rows.Blob(Previous));
        for (var field = 0; field < Previous; field++)
        {
            if (rows.IsNull(field)) link.AddNothing();
            else link.Add(rows.Blob(field));
        }
        walk.Visit(sequence, rows.Blob(Previous), rows.Blob(Hash), link.Hash());
    }

    /// <summary>A text to its last byte, also where it holds a zero.</summary>
    public static string Text(SqliteStatement rows, int column) => Encoding.UTF8.GetString(rows.Blob(column));
}
