using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>How to connect to the PostgreSQL databases of the key store. They hold passwords and are never shown.</summary>
/// <param name="Keys">The database of the wrapped keys.</param>
/// <param name="Ledger">The database of the erasure ledger: the journal's, so that a restore of the keys leaves it as it is.</param>
public sealed record KeyConnections(string Keys, string Ledger)
{
    /// <summary>Whether a text says how to connect to a database.</summary>
    public static bool IsReadable(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host: not null, Database: not null };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "PostgreSQL";
}
