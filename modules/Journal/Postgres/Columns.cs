using Npgsql;
using NpgsqlTypes;

namespace Selec.Journal.Postgres;

/// <summary>Rows for one statement, column by column: each column is one parameter, whatever their number.</summary>
sealed class Columns
{
    readonly List<Action<NpgsqlBatchCommand>> _binds = [];

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>A column of texts.</summary>
    public Columns Texts(IEnumerable<string?> values) => Bound(values.ToArray(), NpgsqlDbType.Text);

    /// <summary>A column of numbers.</summary>
    public Columns Numbers(IEnumerable<long?> values) => Bound(values.ToArray(), NpgsqlDbType.Bigint);

    /// <summary>A column of bytes.</summary>
    public Columns Blobs(IEnumerable<byte[]?> values) => Bound(values.ToArray(), NpgsqlDbType.Bytea);

    /// <summary>Adds a statement over the rows to a batch, and numbers after their columns; nothing where there are no rows.</summary>
    public void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<long> numbers)
    {
        if (Count == 0) return;
        var command = new NpgsqlBatchCommand(sql);
        foreach (var bind in _binds) bind(command);
        foreach (var number in numbers) command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        batch.BatchCommands.Add(command);
    }

    Columns Bound<T>(T[] values, NpgsqlDbType type)
    {
        Count = values.Length;
        _binds.Add(command => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type }));
        return this;
    }
}
