using Npgsql;
using NpgsqlTypes;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>Fills empty tables without indexes, by COPY: nothing is looked up and nothing overwritten.</summary>
/// <param name="connection">The connection, on whose search path the tables come first.</param>
/// <param name="layoutOf">A table's layout.</param>
readonly struct BulkRows(NpgsqlConnection connection, Func<Table, TableLayout> layoutOf)
{
    /// <summary>Writes everything that can be read of some actors.</summary>
    public async Task WriteAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken)
    {
        var rows = writes.SelectMany(write => write.Rows.Length < 2 ? RowsOf(write) : LastOfEach(RowsOf(write))).ToList();
        foreach (var table in rows.GroupBy(row => row.Row.Table.Name))
        {
            var layout = layoutOf(table.First().Row.Table);
            await WriteRowsAsync(layout, [.. table.Select(row => row.Row)], cancellationToken);
        }
        await CopyAsync(
            "texts (tbl, key, item, hashes)", rows.SelectMany(row => row.Texts!.Select(text => (row.Row, Text: text))),
            (copy, one) =>
            {
                Text(copy, one.Row.Table.Name, one.Row.Key, one.Text.Item.Value);
                copy.Write(one.Text.Hashes.Order(HashList.Order).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea);
            },
            cancellationToken);
        await WriteNamesAsync(writes, cancellationToken);
    }

    /// <summary>Grants, unique names and reminders.</summary>
    async Task WriteNamesAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken)
    {
        await CopyAsync(
            "grants (node, grantee, begins, ends, level)", writes.SelectMany(write => write.Change.Granted),
            (copy, grant) =>
            {
                Text(copy, grant.Node, grant.Group);
                Number(copy, grant.From.ToUnixTimeMilliseconds());
                Number(copy, grant.To?.ToUnixTimeMilliseconds());
                Number(copy, Looks.Number(grant.Level));
            },
            cancellationToken);
        await CopyAsync(
            "claims (hash, stream, seal, item)", writes.SelectMany(write => write.Claimed).Where(claim => claim.Hash is not null),
            (copy, claim) =>
            {
                copy.Write(claim.Hash!, NpgsqlDbType.Bytea);
                Text(copy, claim.Stream.ToString());
                copy.Write(claim.Seal, NpgsqlDbType.Bytea);
                Text(copy, claim.Claim.Name.Item.Value);
            },
            cancellationToken);
        await CopyAsync(
            "reminders (due, stream, name)", writes.SelectMany(write => write.Change.Reminded.Distinct()),
            (copy, one) =>
            {
                Number(copy, one.Reminder.Due.ToUnixTimeMilliseconds());
                Text(copy, one.Stream.ToString(), one.Reminder.Name);
            },
            cancellationToken);
    }

    async Task WriteRowsAsync(TableLayout layout, List<ReadRow> rows, CancellationToken cancellationToken)
    {
        await CopyAsync(
            $"{layout.Rows} ({string.Join(", ", layout.Single.Select(TableLayout.Quoted).Prepend("view").Prepend("node").Prepend("key"))})", rows,
            (copy, row) =>
            {
                Text(copy, row.Key, row.Node);
                copy.Write(row.View, NpgsqlDbType.Bytea);
                for (var i = 0; i < layout.Columns.Length; i++)
                {
                    if (layout.Columns[i].Many) continue;
                    var value = SqlValue.Of(row.Columns[i]);
                    if (layout.Columns[i].Kind == ColumnKind.Number) Number(copy, value.Kind == SqlKind.Null ? null : value.Number);
                    else if (value.Text is { } text) Text(copy, text);
                    else copy.WriteNull();
                }
            },
            cancellationToken);
        await CopyAsync(
            "places (tbl, key, node, at)", rows,
            (copy, row) =>
            {
                Text(copy, layout.Name, row.Key, row.Node);
                Number(copy, layout.TimeOf(row));
            },
            cancellationToken);
        await CopyAsync(
            $"{layout.Many} (col, value, number, key)",
            rows.SelectMany(row => row.Many.Select(one => (row.Key, one.Column, Value: SqlValue.Of(one.Value))).DistinctBy(one => (one.Column, one.Value.Text, one.Value.Number))),
            (copy, one) =>
            {
                Text(copy, one.Column, one.Value.Text ?? "");
                Number(copy, one.Value.Number);
                Text(copy, one.Key);
            },
            cancellationToken);
    }

    static IEnumerable<(ReadRow Row, IReadOnlyList<SearchedText>? Texts)> RowsOf(PreparedWrite write) => write.Rows.Select(row => (row.Write.Row, row.Texts));

    static IEnumerable<(ReadRow Row, IReadOnlyList<SearchedText>? Texts)> LastOfEach(IEnumerable<(ReadRow Row, IReadOnlyList<SearchedText>? Texts)> rows) =>
        rows.GroupBy(row => (row.Row.Table.Name, row.Row.Key)).Select(same => same.Last());

    async Task CopyAsync<T>(string into, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write, CancellationToken cancellationToken)
    {
        using var all = rows.GetEnumerator();
        if (!all.MoveNext()) return;
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)", cancellationToken);
        copy.Timeout = Timeout.InfiniteTimeSpan;
        do
        {
            await copy.StartRowAsync(cancellationToken);
            write(copy, all.Current);
        }
        while (all.MoveNext());
        await copy.CompleteAsync(cancellationToken);
    }

    static void Text(NpgsqlBinaryImporter copy, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts) copy.Write(text, NpgsqlDbType.Text);
    }

    static void Number(NpgsqlBinaryImporter copy, long? number)
    {
        if (number is { } known) copy.Write(known, NpgsqlDbType.Bigint);
        else copy.WriteNull();
    }
}
