namespace Selec.Journal.Sql;

/// <summary>The rows of a statement, one after the other.</summary>
interface IRows
{
    /// <summary>Goes to the next row; false after the last.</summary>
    bool Step();

    bool IsNull(int column);

    long Number(int column);

    string Text(int column);

    string? TextOrNull(int column);

    /// <summary>The value's bytes, of a text or a number those of how it is written; valid until the next step.</summary>
    ReadOnlySpan<byte> Blob(int column);

    /// <summary>The value as a code or a number.</summary>
    object? Value(int column);
}
