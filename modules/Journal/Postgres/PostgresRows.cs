using System.Globalization;
using System.Text;
using Npgsql;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>Rows that were read to their end.</summary>
sealed class PostgresRows(List<object[]> rows) : IRows
{
    int _row = -1;

    /// <summary>Reads the rows of a statement.</summary>
    public static async Task<PostgresRows> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<object[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(values);
        }
        return new PostgresRows(rows);
    }

    public bool Step() => ++_row < rows.Count;

    public bool IsNull(int column) => rows[_row][column] is DBNull;

    public long Number(int column) => Convert.ToInt64(rows[_row][column], CultureInfo.InvariantCulture);

    public string Text(int column) => (string)rows[_row][column];

    public string? TextOrNull(int column) => rows[_row][column] as string;

    public ReadOnlySpan<byte> Blob(int column) => rows[_row][column] switch
    {
        byte[] bytes => bytes,
        DBNull => [],
        var value => Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    public object? Value(int column) => rows[_row][column] is DBNull ? null : rows[_row][column];
}
