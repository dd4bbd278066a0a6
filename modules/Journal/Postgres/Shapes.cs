using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>
/// The shapes of the core's tables, by which nodes of different releases are told apart while they run side by side. Each node holds a lock
/// that it shares with its like, as long as it runs, and tells of itself when the tables have another shape than its own.
/// </summary>
sealed class Shapes
{
    /// <summary>The first half of the locks' numbers.</summary>
    const int Class = 541_731_030;

    const string Tell =
        "UPDATE layouts l SET mixed = true FROM unnest($1::text[], $2::text[]) AS s(name, shape) WHERE l.name = s.name AND l.shape <> s.shape AND NOT l.mixed";

    const string Others = """
        EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = $3 AND objid::bigint <> $4
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """;

    readonly int _number;

    public Shapes(IEnumerable<TableLayout> layouts)
    {
        var all = layouts.OrderBy(layout => layout.Name, StringComparer.Ordinal).ToList();
        (Names, Texts) = ([.. all.Select(layout => layout.Name)], [.. all.Select(PostgresSchema.ShapeOf)]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Names.Zip(Texts, (name, shape) => $"{name} {shape}"))));
        (Hash, _number) = (Convert.ToHexStringLower(hash), BinaryPrimitives.ReadInt32BigEndian(hash) & int.MaxValue);
    }

    /// <summary>The names of the tables.</summary>
    public string[] Names { get; }

    /// <summary>The shape of each.</summary>
    public string[] Texts { get; }

    /// <summary>All of them in short.</summary>
    public string Hash { get; }

    /// <summary>
    /// True in SQL of a row of <c>layouts</c> called <c>l</c>, when its rows are not those that this release computes. A table to which another
    /// release has given its own shape is that one's concern; one to which others wrote is due when they have gone.
    /// </summary>
    public static string IsDue => $"(l.name IS NULL OR (l.shape = s.shape AND (NOT l.complete OR (l.mixed AND NOT {Others}))))";

    /// <summary>Says that tables are complete in these shapes; those to which nodes of other shapes may still write, until those have gone.</summary>
    public static string Complete => $"""
        UPDATE layouts l SET complete = true, mixed = {Others} FROM unnest($1::text[], $2::text[]) AS s(name, shape) WHERE l.name = s.name AND l.shape = s.shape
        """;

    /// <summary>The parameters of all these statements.</summary>
    public NpgsqlParameter[] Values() =>
    [
        PostgresDatabase.Parameter(Names), PostgresDatabase.Parameter(Texts),
        new NpgsqlParameter<int> { TypedValue = Class }, new NpgsqlParameter<int> { TypedValue = _number },
    ];

    /// <summary>This node runs as long as the connection is open.</summary>
    public async Task ArriveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT pg_advisory_lock_shared({Class}, {_number})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Tell) { Parameters = { PostgresDatabase.Parameter(Names), PostgresDatabase.Parameter(Texts) } });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
