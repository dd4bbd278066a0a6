using System.Globalization;
using System.Text;
using Npgsql;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>Rows read one by one.</summary>
sealed class ComingRows(NpgsqlDataReader reader) : IRows
{
    public bool Step() => reader.Read();

    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Number(int column) => reader.GetInt64(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public ReadOnlySpan<byte> Blob(int column) => reader.GetValue(column) switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        long number => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)),
        _ => [],
    };

    public object? Value(int column) => IsNull(column) ? null : reader.GetValue(column);
}
