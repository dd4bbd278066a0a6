using Npgsql;
using Selec.Journal.Postgres;

namespace Selec.Journal.Backup;

/// <summary>The rows of a table, out to a file and in again, in the server's binary form and in the order of their key.</summary>
static class PostgresRowsCopy
{
    const int Size = 1 << 16;

    /// <summary>Writes the rows to a file, or only reads them; gives their number and hash.</summary>
    public static BackedUpTable Out(NpgsqlConnection connection, BackedUpTable table, string? path)
    {
        var (name, hash) = (PostgresBackup.Quoted(table.Name), new RowHash());
        using (hash)
        using (var file = path is null ? Stream.Null : OwnedFile.New(path))
        {
            var sql = $"COPY (SELECT {Columns(table)} FROM {name} ORDER BY {Key(connection, table.Name)}) TO STDOUT (FORMAT BINARY)";
            using (var rows = connection.BeginRawBinaryCopy(sql))
            {
                var buffer = new byte[Size];
                for (int read; (read = rows.Read(buffer)) > 0;)
                {
                    hash.Add(buffer.AsSpan(0, read));
                    file.Write(buffer, 0, read);
                }
            }
            return table with { Rows = connection.Number($"SELECT count(*) FROM {name}"), Sha256 = hash.Sum() };
        }
    }

    /// <summary>Fills an empty table from a file.</summary>
    public static void In(NpgsqlConnection connection, BackedUpTable table, string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Size);
        var rows = connection.BeginRawBinaryCopy($"COPY {PostgresBackup.Quoted(table.Name)} ({Columns(table)}) FROM STDIN (FORMAT BINARY)");
        try
        {
            file.CopyTo(rows, Size);
        }
        catch
        {
            // Closing it would say that the rows are whole.
            rows.Cancel();
            throw;
        }
        rows.Dispose();
    }

    static string Columns(BackedUpTable table) => string.Join(", ", table.Columns.Select(column => PostgresBackup.Quoted(column.Name)));

    static string Key(NpgsqlConnection connection, string table)
    {
        var columns = PostgresTables.Texts(connection, $"""
            SELECT a.attname::text FROM pg_index i CROSS JOIN unnest(i.indkey::int[]) WITH ORDINALITY k (attnum, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indrelid = '{PostgresBackup.Quoted(table)}'::regclass AND i.indisprimary ORDER BY k.place
            """);
        return string.Join(", ", columns.Select(PostgresBackup.Quoted));
    }
}
