using System.Text;
using Selec.Journal.Sql;
using SQLitePCL;

namespace Selec.Journal.Sqlite;

/// <summary>
/// A prepared statement. Used by one thread at a time; <see cref="Run"/> or the end of <see cref="Step"/>'s rows leaves it ready for the
/// next use.
/// </summary>
sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IRows, IDisposable
{
    /// <summary>Binds the values and runs to the end, dropping rows.</summary>
    public void Run(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        while (Step())
        {
        }
    }

    /// <summary>Binds the values and returns the first column of the first row, or null.</summary>
    public long? Scalar(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        long? result = Step() && !IsNull(0) ? Number(0) : null;
        Reset();
        return result;
    }

    /// <summary>Binds the values of all parameters.</summary>
    public void Bind(params ReadOnlySpan<SqlValue> values)
    {
        for (var i = 0; i < values.Length; i++) database.Check(Bind(i + 1, in values[i]));
    }

    /// <summary>Goes to the next row; false, and ready for the next use, after the last.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(handle);
        return result == raw.SQLITE_DONE ? false : throw database.Fault(result);
    }

    /// <summary>Leaves the rows that have not been read.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    /// <summary>How many values a row has.</summary>
    public int Columns => raw.sqlite3_column_count(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes in place, valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    /// <summary>The value as a code or a number.</summary>
    public object? Value(int column) => raw.sqlite3_column_type(handle, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => Number(column),
        _ => Text(column),
    };

    /// <summary>The value as it is stored, ready to be bound again.</summary>
    public SqlValue Stored(int column) => raw.sqlite3_column_type(handle, column) switch
    {
        raw.SQLITE_NULL => default,
        raw.SQLITE_INTEGER => Number(column),
        raw.SQLITE_TEXT => Text(column),
        _ => Blob(column).ToArray(),
    };

    public void Dispose() => handle.Dispose();

    int Bind(int index, in SqlValue value) => value.Kind switch
    {
        SqlKind.Null => raw.sqlite3_bind_null(handle, index),
        SqlKind.Number => raw.sqlite3_bind_int64(handle, index, value.Number),
        SqlKind.Text => BindText(index, value.Text!),
        _ => value.Blob.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, value.Blob.Span),
    };

    int BindText(int index, string text)
    {
        if (text.Length is 0 or > 128) return raw.sqlite3_bind_text(handle, index, text);
        Span<byte> utf8 = stackalloc byte[512];
        return raw.sqlite3_bind_text(handle, index, (ReadOnlySpan<byte>)utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }
}
