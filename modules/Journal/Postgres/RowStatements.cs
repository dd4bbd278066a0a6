using Npgsql;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>The statements that write what readers see, each for all works of a group. Rows and grants lie in the order of their keys.</summary>
static class RowStatements
{
    const string Unlisted = """
        DELETE FROM listings l USING places p, grants g WHERE p.tbl = $2 AND p.key = ANY($1) AND g.node = p.node
            AND l.tbl = p.tbl AND l.grantee = g.grantee AND l.at = p.at AND l.key = p.key AND l.granted = g.id
        """;

    /// <summary>Rows that go elsewhere are taken out of the lists in which they stood.</summary>
    const string Moved = """
        DELETE FROM listings l USING places p, grants g, unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS i(tbl, key, node, at)
        WHERE p.tbl = i.tbl AND p.key = i.key AND (p.node <> i.node OR p.at <> i.at) AND g.node = p.node
            AND l.tbl = p.tbl AND l.grantee = g.grantee AND l.at = p.at AND l.key = p.key AND l.granted = g.id
        """;

    /// <summary>A row that came or moved is listed for everybody who is granted its node.</summary>
    const string Placed = """
        WITH c AS (
            INSERT INTO places (tbl, key, node, at) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
            ON CONFLICT (tbl, key) DO UPDATE SET node = excluded.node, at = excluded.at
            WHERE (places.node, places.at) IS DISTINCT FROM (excluded.node, excluded.at) RETURNING tbl, key, node, at)
        INSERT INTO listings (tbl, grantee, at, key, granted, level, begins, ends)
        SELECT c.tbl, g.grantee, c.at, c.key, g.id, g.level, g.begins, g.ends FROM c JOIN grants g ON g.node = c.node
        """;

    const string Forgotten = "DELETE FROM texts t USING unnest($1::text[], $2::text[]) AS i(tbl, key) WHERE t.tbl = i.tbl AND t.key = i.key";

    const string Found = """
        INSERT INTO texts (tbl, key, item, hashes)
        SELECT tbl, key, item, array_agg(hash ORDER BY hash)
        FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) AS h(tbl, key, item, hash) GROUP BY tbl, key, item
        """;

    /// <summary>Grants may be given twice, and each giver takes back its own: as many go as are taken back.</summary>
    const string Revoked = """
        WITH i AS (
            SELECT node, grantee, begins, ends, level, count(*) AS n
            FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[]) AS i(node, grantee, begins, ends, level) GROUP BY 1, 2, 3, 4, 5),
        r AS (
            SELECT g.id, i.n, row_number() OVER (PARTITION BY g.node, g.grantee, g.begins, g.ends, g.level ORDER BY g.id) AS k
            FROM grants g JOIN i ON g.node = i.node AND g.grantee = i.grantee AND g.begins = i.begins AND g.ends IS NOT DISTINCT FROM i.ends AND g.level = i.level),
        d AS (DELETE FROM grants WHERE id IN (SELECT id FROM r WHERE k <= n) RETURNING id, node, grantee)
        DELETE FROM listings l USING d, places p WHERE p.node = d.node
            AND l.tbl = p.tbl AND l.grantee = d.grantee AND l.at = p.at AND l.key = p.key AND l.granted = d.id
        """;

    const string Granted = """
        WITH g AS (
            INSERT INTO grants (node, grantee, begins, ends, level) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
            RETURNING id, node, grantee, begins, ends, level)
        INSERT INTO listings (tbl, grantee, at, key, granted, level, begins, ends)
        SELECT p.tbl, g.grantee, p.at, p.key, g.id, g.level, g.begins, g.ends FROM g JOIN places p ON p.node = g.node
        """;

    /// <summary>Adds the statements of a group.</summary>
    public static void Add(NpgsqlBatch batch, Func<Table, TableLayout> layoutOf, IReadOnlyList<PreparedWrite> writes)
    {
        foreach (var table in writes.SelectMany(write => write.Change.Deletes).GroupBy(row => row.Table.Name))
            AddDeletes(batch, layoutOf(table.First().Table), [.. table.Select(row => row.Key).Distinct()]);
        AddRows(batch, layoutOf, [.. writes.SelectMany(write => write.Rows)]);
        AddGrants(batch, Revoked, writes.SelectMany(write => write.Change.Revoked));
        AddGrants(batch, Granted, writes.SelectMany(write => write.Change.Granted));
    }

    /// <summary>Adds rows and the hashes by which they are found. Where a row comes twice, the last holds.</summary>
    public static void AddRows(
        NpgsqlBatch batch, Func<Table, TableLayout> layoutOf, IReadOnlyList<(RowWrite Write, IReadOnlyList<SearchedText>? Texts)> rows)
    {
        foreach (var table in rows.Select(row => row.Write).GroupBy(write => write.Row.Table.Name).OrderBy(table => table.Key, StringComparer.Ordinal))
        {
            var last = table.GroupBy(write => write.Row.Key).Select(Last).OrderBy(write => write.Row.Key, StringComparer.Ordinal).ToList();
            AddUpserts(batch, layoutOf(last[0].Row.Table), last);
        }
        var searched = rows.Where(row => row.Texts is not null).GroupBy(row => (row.Write.Row.Table.Name, row.Write.Row.Key))
            .Select(same => (same.Last().Write.Row, Texts: same.Last().Texts!)).ToList();
        new Columns().Texts(searched.Select(one => one.Row.Table.Name)).Texts(searched.Select(one => one.Row.Key)).Add(batch, Forgotten);
        var hashes = searched.SelectMany(one => one.Texts.SelectMany(text => text.Hashes.Select(hash => (one.Row, text.Item, Hash: hash)))).ToList();
        new Columns().Texts(hashes.Select(one => one.Row.Table.Name)).Texts(hashes.Select(one => one.Row.Key))
            .Texts(hashes.Select(one => one.Item.Value)).Blobs(hashes.Select(one => one.Hash)).Add(batch, Found);
    }

    /// <summary>The last write of a row; what any of them changes has changed.</summary>
    static RowWrite Last(IEnumerable<RowWrite> same) => same.Aggregate((first, next) => new RowWrite(next.Row, first.Same & next.Same));

    /// <summary>Adds grants, with the lists in which their nodes' rows stand.</summary>
    public static void AddGrants(NpgsqlBatch batch, IEnumerable<Grant> grants) => AddGrants(batch, Granted, grants);

    static void AddUpserts(NpgsqlBatch batch, TableLayout layout, List<RowWrite> writes)
    {
        AddUpserts(batch, layout, [.. writes.Select(write => write.Row)]);
        var placed = writes.Where(write => !write.Same.HasFlag(RowParts.Place)).Select(write => write.Row).ToList();
        foreach (var sql in new[] { Moved, Placed })
            new Columns().Texts(placed.Select(_ => layout.Name)).Texts(placed.Select(row => row.Key)).Texts(placed.Select(row => row.Node))
                .Numbers(placed.Select(row => (long?)layout.TimeOf(row))).Add(batch, sql);
        if (layout.HasMany) AddMany(batch, layout, [.. writes.Where(write => !write.Same.HasFlag(RowParts.Many)).Select(write => write.Row)]);
    }

    static void AddUpserts(NpgsqlBatch batch, TableLayout layout, List<ReadRow> rows)
    {
        var values = new Columns().Texts(rows.Select(row => row.Key)).Texts(rows.Select(row => row.Node)).Blobs(rows.Select(row => row.View.ToArray()));
        var (types, names) = (new List<string> { "text", "text", "bytea" }, new List<string> { "key", "node", "view" });
        for (var i = 0; i < layout.Columns.Length; i++)
        {
            var (name, kind, many) = layout.Columns[i];
            if (many) continue;
            var column = i;
            var of = rows.Select(row => SqlValue.Of(row.Columns[column]));
            if (kind == ColumnKind.Number) values.Numbers(of.Select(value => value.Kind == SqlKind.Null ? (long?)null : value.Number));
            else values.Texts(of.Select(value => value.Text));
            types.Add(PostgresDialect.Type(kind));
            names.Add(TableLayout.Quoted(name));
        }
        values.Add(batch, $"INSERT INTO {layout.Rows} ({string.Join(", ", names)}) SELECT * FROM unnest({string.Join(", ", types.Select((type, i) => $"${i + 1}::{type}[]"))}) "
            + $"ON CONFLICT (key) DO UPDATE SET {string.Join(", ", names.Skip(1).Select(name => $"{name} = excluded.{name}"))}");
    }

    static void AddMany(NpgsqlBatch batch, TableLayout layout, List<ReadRow> rows)
    {
        new Columns().Texts(rows.Select(row => row.Key)).Add(batch, $"DELETE FROM {layout.Many} WHERE key = ANY($1)");
        var values = rows.SelectMany(row => row.Many.Select(one => (row.Key, one.Column, Value: SqlValue.Of(one.Value)))).ToList();
        new Columns().Texts(values.Select(one => one.Column)).Texts(values.Select(one => one.Value.Text ?? "")).Numbers(values.Select(one => (long?)one.Value.Number))
            .Texts(values.Select(one => one.Key))
            .Add(batch, $"INSERT INTO {layout.Many} (col, value, number, key) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) ON CONFLICT DO NOTHING");
    }

    static void AddDeletes(NpgsqlBatch batch, TableLayout layout, string[] keys)
    {
        string[] statements =
        [
            Unlisted, "DELETE FROM places WHERE tbl = $2 AND key = ANY($1)", "DELETE FROM texts WHERE tbl = $2 AND key = ANY($1)",
            $"DELETE FROM {layout.Rows} WHERE key = ANY($1) AND $2 <> ''", $"DELETE FROM {layout.Many} WHERE key = ANY($1) AND $2 <> ''",
        ];
        foreach (var sql in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { PostgresDatabase.Parameter(keys), PostgresDatabase.Parameter(layout.Name) } });
    }

    static void AddGrants(NpgsqlBatch batch, string sql, IEnumerable<Grant> grants)
    {
        var all = grants.OrderBy(grant => grant.Node, StringComparer.Ordinal).ToList();
        new Columns().Texts(all.Select(grant => grant.Node)).Texts(all.Select(grant => grant.Group))
            .Numbers(all.Select(grant => (long?)grant.From.ToUnixTimeMilliseconds())).Numbers(all.Select(grant => grant.To?.ToUnixTimeMilliseconds()))
            .Numbers(all.Select(grant => (long?)Looks.Number(grant.Level))).Add(batch, sql);
    }
}
