using System.Text.Json;
using System.Text.Json.Serialization;
using Selec.Torture.World;

namespace Selec.Torture.Node;

/// <summary>How an act ended, as a node tells it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
enum Outcome
{
    /// <summary>It is on disk.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>Its key was used for something else.</summary>
    Reused,

    /// <summary>It cannot be taken now, and was not.</summary>
    Later,

    /// <summary>The store was lost while it wrote; it was done or it was not.</summary>
    Lost,

    /// <summary>Something went wrong; it was done or it was not.</summary>
    Failed,
}

/// <summary>A line to a node: one of these.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Act">What to do.</param>
/// <param name="Follow">What to tell from now on.</param>
/// <param name="Ahead">By how much the node's clock goes wrong from now on.</param>
/// <param name="Rebuild">Whether to compute the read models anew.</param>
sealed record Line(string Person, Act? Act = null, Following? Follow = null, TimeSpan? Ahead = null, bool Rebuild = false);

/// <summary>Who follows the journal, and from where.</summary>
/// <param name="Home">The group that is granted what it sees; null for the platform itself, which sees everything.</param>
/// <param name="After">The position after which it begins.</param>
sealed record Following(string? Home, long After);

/// <summary>A node's answer.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Version">The version of the actor that was asked.</param>
/// <param name="IsRepeated">Whether it had been done before.</param>
/// <param name="Code">Why not.</param>
sealed record Answer(Outcome Outcome, long Version = 0, bool IsRepeated = false, string? Code = null);

/// <summary>An event that a follower is told of; without a stream: everything up to the position was told.</summary>
sealed record Told(long Position, string? Stream, long Version);

/// <summary>A connection to a node, line by line.</summary>
sealed class Wire(Stream stream) : IDisposable
{
    readonly StreamReader _reader = new(stream);
    readonly StreamWriter _writer = new(stream) { AutoFlush = false };

    public async Task SendAsync(string json, CancellationToken cancellationToken)
    {
        await _writer.WriteLineAsync(json.AsMemory(), cancellationToken);
        await _writer.FlushAsync(cancellationToken);
    }

    public Task SendAsync(Line line, CancellationToken cancellationToken) =>
        SendAsync(JsonSerializer.Serialize(line, WireJson.Default.Line), cancellationToken);

    /// <summary>The next line; null when the other side is gone.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken) => await _reader.ReadLineAsync(cancellationToken);

    public void Dispose()
    {
        _reader.Dispose();
        stream.Dispose();
    }
}

[JsonSerializable(typeof(Line))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Told))]
sealed partial class WireJson : JsonSerializerContext;
