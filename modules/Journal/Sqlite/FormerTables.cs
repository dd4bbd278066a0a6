namespace Selec.Journal.Sqlite;

/// <summary>
/// Removes tables whose place was taken, and what a rebuild that died has left: as every deletion overwrites what it frees, a large table goes
/// in pieces, between the groups of those who append.
/// </summary>
static class FormerTables
{
    const int Piece = 2_000;

    /// <summary>Removes all of them.</summary>
    public static async Task RemoveAsync(SqliteJournal journal, CancellationToken cancellationToken)
    {
        foreach (var (type, name, table) in await journal.ReadAsync(Left, cancellationToken))
        {
            if (type == "index") await SqliteNext.WriteAsync(journal, transaction => Run(transaction, $"DROP INDEX IF EXISTS \"{name}\""), cancellationToken);
            else
            {
                while (await SqliteNext.WriteAsync(journal, transaction => RemovePiece(transaction, table), cancellationToken))
                {
                }
            }
        }
    }

    static List<(string Type, string Name, string Table)> Left(SqliteDatabase database)
    {
        var left = new List<(string, string, string)>();
        var rows = database.Query(
            "SELECT type, name, tbl_name FROM sqlite_schema WHERE sql IS NOT NULL AND (substr(tbl_name, 1, length(?1)) = ?1 OR substr(tbl_name, 1, length(?2)) = ?2) ORDER BY type, name",
            RowSql.NextTo, NextSchema.FormerTo);
        while (rows.Step()) left.Add((rows.Text(0), rows.Text(1), rows.Text(2)));
        return left;
    }

    /// <summary>Removes some rows, and the table with the last of them.</summary>
    /// <returns>False when it is gone.</returns>
    static bool RemovePiece(GroupTransaction transaction, string table)
    {
        var database = transaction.Database;
        var keys = new List<string>();
        var columns = database.Query("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", table);
        while (columns.Step()) keys.Add($"\"{columns.Text(0)}\"");
        var key = string.Join(", ", keys.DefaultIfEmpty("rowid"));
        if (database.Prepare("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)").Scalar(table) != 1) return false;
        database.Execute($"DELETE FROM \"{table}\" WHERE ({key}) IN (SELECT {key} FROM \"{table}\" LIMIT {Piece})");
        if (database.Prepare($"SELECT EXISTS (SELECT 1 FROM \"{table}\")").Scalar() == 1) return true;
        database.Execute($"DROP TABLE \"{table}\"");
        return false;
    }

    static bool Run(GroupTransaction transaction, string sql)
    {
        transaction.Database.Execute(sql);
        return true;
    }
}
