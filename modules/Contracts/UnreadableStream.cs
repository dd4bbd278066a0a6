using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>
/// Thrown when an event of a stream cannot be read or folded. Its actor takes no command and shows nothing until that is mended; nobody
/// else is concerned. It names the event and never what the event or the fault holds.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="version">Which of its events.</param>
/// <param name="name">The event's stored name.</param>
/// <param name="fault">The type of what went wrong.</param>
public sealed class UnreadableStreamException(StreamId stream, long version, string name, string fault)
    : Exception("A stream cannot be read.")
{
    /// <summary>The stream.</summary>
    public StreamId Stream => stream;

    /// <summary>Which of its events.</summary>
    public long Version => version;

    /// <summary>The event's stored name.</summary>
    public string Name => name;

    /// <summary>The type of what went wrong: its text may hold what the event holds.</summary>
    public string Fault => fault;
}
