namespace Selec.Journal.Sqlite;

/// <summary>
/// The statements that write what readers read: into the tables that are read, or into the next ones, which are called the same after a
/// word of their own.
/// </summary>
sealed class RowSql(string before)
{
    const string Listing = "(tbl, grantee, at, key, row, granted, level, begins, ends)";

    /// <summary>What stands before the names of the next tables.</summary>
    public const string NextTo = "next_";

    /// <summary>Into the tables that are read.</summary>
    public static readonly RowSql Read = new("");

    /// <summary>Into the next ones.</summary>
    public static readonly RowSql Next = new(NextTo);

    public readonly string Grant = $"INSERT INTO {before}grants (node, grantee, begins, ends, level) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";

    public readonly string FindGrant =
        $"SELECT id FROM {before}grants WHERE node = ?1 AND grantee = ?2 AND begins = ?3 AND ends IS ?4 AND level = ?5 LIMIT 1";

    public readonly string Revoke = $"DELETE FROM {before}grants WHERE id = ?1";

    public readonly string Remind = $"INSERT OR IGNORE INTO {before}reminders (stream, name, due) VALUES (?1, ?2, ?3)";

    public readonly string Settle = $"DELETE FROM {before}reminders WHERE due = ?3 AND stream = ?1 AND name = ?2";

    public readonly string Claim = $"INSERT OR REPLACE INTO {before}claims (hash, stream, seal, item) VALUES (?1, ?2, ?3, ?4)";

    public readonly string Release = $"DELETE FROM {before}claims WHERE stream = ?1 AND seal = ?2";

    public readonly string ReleaseOfItem = $"DELETE FROM {before}claims WHERE item = ?1";

    public readonly string Place = $"INSERT INTO {before}places (node, tbl, key, at, row) VALUES (?1, ?2, ?3, ?4, ?5)";

    public readonly string Leave = $"DELETE FROM {before}places WHERE node = ?1 AND tbl = ?2 AND key = ?3";

    public readonly string List =
        $"INSERT INTO {before}listings {Listing} SELECT ?1, grantee, ?2, ?3, ?5, id, level, begins, ends FROM {before}grants WHERE node = ?4";

    public readonly string Unlist =
        $"DELETE FROM {before}listings WHERE (tbl, grantee, at, key, row, granted) IN (SELECT ?1, grantee, ?2, ?3, ?5, id FROM {before}grants WHERE node = ?4)";

    public readonly string ListGranted = $"""
        INSERT INTO {before}listings {Listing}
        SELECT p.tbl, g.grantee, p.at, p.key, p.row, g.id, g.level, g.begins, g.ends FROM {before}places p JOIN {before}grants g ON g.id = ?2 WHERE p.node = ?1
        """;

    public readonly string UnlistRevoked = $"""
        DELETE FROM {before}listings WHERE (tbl, grantee, at, key, row, granted) IN (
            SELECT p.tbl, g.grantee, p.at, p.key, p.row, g.id FROM {before}places p JOIN {before}grants g ON g.id = ?2 WHERE p.node = ?1)
        """;

    public readonly string TextsOfItem = $"SELECT id, hashes FROM {before}texts WHERE item = ?1";

    public readonly string TextsOfRow = $"SELECT item, id, hashes FROM {before}texts WHERE tbl = ?1 AND key = ?2";

    public readonly string Text = $"INSERT INTO {before}texts (tbl, key, item, hashes) VALUES (?1, ?2, ?3, ?4) RETURNING id";

    public readonly string ChangeText = $"UPDATE {before}texts SET hashes = ?2 WHERE id = ?1";

    public readonly string RemoveText = $"DELETE FROM {before}texts WHERE id = ?1";

    public readonly string Word = $"INSERT INTO {before}words (hash, text) VALUES (?1, ?2)";

    public readonly string RemoveWord = $"DELETE FROM {before}words WHERE hash = ?1 AND text = ?2";
}
