namespace Selec.Journal.Sql;

/// <summary>A value bound to a statement, without boxing numbers.</summary>
readonly struct SqlValue
{
    SqlValue(long number) => (Kind, Number) = (SqlKind.Number, number);

    SqlValue(string text) => (Kind, Text) = (SqlKind.Text, text);

    SqlValue(ReadOnlyMemory<byte> blob) => (Kind, Blob) = (SqlKind.Blob, blob);

    SqlValue(Array array) => (Kind, Array) = (SqlKind.Array, array);

    public SqlKind Kind { get; }

    public long Number { get; }

    public string? Text { get; }

    public ReadOnlyMemory<byte> Blob { get; }

    /// <summary>Several values as one, where the database has such.</summary>
    public Array? Array { get; }

    public static implicit operator SqlValue(string[] texts) => new(texts);

    public static implicit operator SqlValue(long[] numbers) => new(numbers);

    public static implicit operator SqlValue(long number) => new(number);

    public static implicit operator SqlValue(long? number) => number is { } known ? new(known) : default;

    public static implicit operator SqlValue(string? text) => text is null ? default : new(text);

    public static implicit operator SqlValue(byte[] blob) => new((ReadOnlyMemory<byte>)blob);

    public static implicit operator SqlValue(ReadOnlyMemory<byte> blob) => new(blob);

    /// <summary>A column's value as tables and filters give it: a code, a whole number, a truth value, a time, or nothing.</summary>
    public static SqlValue Of(object? value) => value switch
    {
        null => default,
        string text => new(text),
        long number => new(number),
        int number => new(number),
        bool truth => new(truth ? 1 : 0),
        DateTimeOffset time => new(time.ToUnixTimeMilliseconds()),
        _ => throw new ArgumentException($"A column holds no {value.GetType().Name}.", nameof(value)),
    };
}

enum SqlKind
{
    Null,
    Number,
    Text,
    Blob,
    Array,
}
