using System.Globalization;
using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// The erasure ledger as a table, shared by all nodes and apart from the keys. Each addition reads first what others have added, and holds
/// back whoever would add meanwhile.
/// </summary>
sealed class PostgresLedger : IErasureLedger, IDisposable
{
    const string Name = $"The erasure ledger '{KeyTables.LedgerSchema}'";

    const string Remedy =
        "Restore the journal's database from its newest back-up; if the key store was not restored from a back-up since, " + LedgerLines.Renewal;

    /// <summary>Lines after a number.</summary>
    public const string After = "SELECT number, at, item, previous, hash FROM erasures WHERE number > $1 ORDER BY number";

    const string Put = """
        INSERT INTO erasures (number, at, item, previous, hash)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
        """;

    readonly Lock _lock = new();
    readonly HashSet<string> _held = new(StringComparer.Ordinal);
    readonly List<string> _items = [];
    readonly NpgsqlDataSource _pool;
    LedgerEnd _end = LedgerEnd.Nothing;

    /// <summary>Reads the ledger and proves it; a new one is made where none was known.</summary>
    /// <exception cref="InvalidOperationException">It is missing, broken, or not the one that the key store knows.</exception>
    public PostgresLedger(string connection, LedgerEnd known)
    {
        _pool = Statements.Pool(connection, KeyTables.LedgerSchema);
        try
        {
            using var opened = _pool.OpenConnection();
            if (known.Count > 0 && !KeyTables.Ledger.Exist(opened)) throw Missing(known);
            KeyTables.Ledger.Prepare(opened);
            ReadFurther(opened, text => new InvalidOperationException($"{text} {Remedy}"));
            Prove(opened, known);
        }
        catch
        {
            _pool.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public LedgerEnd End
    {
        get { lock (_lock) return _end; }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Items
    {
        get { lock (_lock) return [.. _items]; }
    }

    /// <inheritdoc/>
    public bool Holds(string item)
    {
        lock (_lock) return _held.Contains(item);
    }

    /// <inheritdoc/>
    public void Add(IEnumerable<ErasedKey> erased)
    {
        var keys = erased.DistinctBy(key => key.Item).ToList();
        lock (_lock)
        {
            if (keys.TrueForAll(key => _held.Contains(key.Item))) return;
            try
            {
                Statements.Repeated(() => Append(keys));
            }
            catch (NpgsqlException fault)
            {
                throw new IOException("The erasure ledger could not be written; nothing was erased.", fault);
            }
        }
    }

    /// <summary>Reads what other nodes have added.</summary>
    public void ReadFurther()
    {
        lock (_lock)
        {
            using var connection = _pool.OpenConnection();
            ReadFurther(connection, text => new IOException(text));
        }
    }

    /// <summary>The items of some lines, as far as they are read.</summary>
    public IReadOnlyList<string> Between(long after, long upTo)
    {
        lock (_lock) return _items[(int)after..(int)Math.Max(after, Math.Min(upTo, _items.Count))];
    }

    public void Dispose() => _pool.Dispose();

    static InvalidOperationException Missing(LedgerEnd known) => new(string.Create(
        CultureInfo.InvariantCulture, $"{Name} is missing, and the key store knows of {known.Count} erasures in it. {Remedy}"));

    static void Prove(NpgsqlConnection connection, LedgerEnd known)
    {
        if (known.Count == 0 || HoldsLine(connection, known)) return;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"{Name} lacks erasures that the key store knows of: {known.Count} in number. {Remedy}"));
    }

    static bool HoldsLine(NpgsqlConnection connection, LedgerEnd end) =>
        connection.Says("SELECT EXISTS (SELECT 1 FROM erasures WHERE number = $1 AND hash = $2)", end.Count, end.Hash);

    int Append(List<ErasedKey> keys)
    {
        using var connection = _pool.OpenConnection();
        using var transaction = connection.BeginTransaction();
        connection.Batch((Statements.Durable, []), ("LOCK TABLE erasures IN SHARE ROW EXCLUSIVE MODE", []));
        ReadFurther(connection, text => new IOException($"{text} Nothing was erased."));
        var (end, lines) = (_end, new List<string[]>());
        foreach (var key in keys.Where(key => !_held.Contains(key.Item)))
        {
            (var text, end) = LedgerLines.Next(end, key);
            lines.Add([.. text.Split('\t'), end.Hash]);
        }
        if (lines.Count == 0) return 0;
        var numbers = lines.Select(line => long.Parse(line[0], CultureInfo.InvariantCulture)).ToArray();
        connection.Run(Put, numbers, Column(lines, 1), Column(lines, 2), Column(lines, 3), Column(lines, 4));
        transaction.Commit();
        foreach (var line in lines) Keep(line[2]);
        _end = end;
        return lines.Count;
    }

    static string[] Column(List<string[]> lines, int field) => [.. lines.Select(line => line[field])];

    void ReadFurther(NpgsqlConnection connection, Func<string, Exception> fault)
    {
        if (_end.Count > 0 && !HoldsLine(connection, _end)) throw fault($"{Name} was written anew while it was in use.");
        foreach (var line in connection.List(Line, After, _end.Count))
        {
            var (end, item) = LedgerLines.Read(_end, line)
                ?? throw fault(string.Create(CultureInfo.InvariantCulture, $"{Name} is broken at line {_end.Count + 1}."));
            Keep(item);
            _end = end;
        }
    }

    void Keep(string item)
    {
        _held.Add(item);
        _items.Add(item);
    }

    /// <summary>A row as a line.</summary>
    public static string Line(NpgsqlDataReader row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.GetInt64(0)}\t{row.GetString(1)}\t{row.GetString(2)}\t{row.GetString(3)}\t{row.GetString(4)}");
}
