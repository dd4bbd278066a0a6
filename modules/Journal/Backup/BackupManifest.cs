using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Selec.Journal.Backup;

/// <summary>What a back-up of the journal says of itself. It names no content.</summary>
/// <param name="Format">How the folder is to be read.</param>
/// <param name="Program">The version of the program that wrote it.</param>
/// <param name="Database">The kind of database: <c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Schema">The version of the journal's tables.</param>
/// <param name="At">When it was begun.</param>
/// <param name="Head">The position of the last event in it.</param>
/// <param name="Tables">Every table.</param>
/// <param name="Files">Every file beside the manifest.</param>
public sealed record BackupManifest(
    int Format, string Program, string Database, long Schema, DateTimeOffset At, long Head, ImmutableArray<BackedUpTable> Tables,
    ImmutableArray<BackedUpFile> Files)
{
    /// <summary>The format that this program writes, and the only one that it reads.</summary>
    public const int ThisFormat = 1;

    /// <summary>How many rows all tables hold.</summary>
    [JsonIgnore]
    public long Rows => Tables.Sum(table => table.Rows);

    /// <summary>How many bytes all files hold.</summary>
    [JsonIgnore]
    public long Size => Files.Sum(file => file.Size);
}

/// <summary>A table of the journal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Sha256">The hash of its rows in their order.</param>
/// <param name="Columns">Its columns, where rows are stored without the table.</param>
public sealed record BackedUpTable(string Name, long Rows, string Sha256, ImmutableArray<BackedUpColumn> Columns);

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the database names it.</param>
public sealed record BackedUpColumn(string Name, string Type);

/// <summary>A file of a back-up.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Sha256">Their hash.</param>
public sealed record BackedUpFile(string Name, long Size, string Sha256);

/// <summary>When, and by which version of the program, a back-up is taken.</summary>
/// <param name="At">When it is begun.</param>
/// <param name="Program">The version of the program.</param>
public sealed record BackupStamp(DateTimeOffset At, string Program);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackupManifest))]
sealed partial class BackupJson : JsonSerializerContext;
