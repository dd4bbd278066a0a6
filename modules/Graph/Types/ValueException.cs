using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>A value does not fit its type; the message reaches the client and does not repeat the value.</summary>
public sealed class ValueException(string message, string at, Location? location)
    : Exception(at.Length == 0 ? message : $"{message} At {at}.")
{
    /// <summary>Where inside the value, e.g. <c>filter.tags[2]</c>; empty for the value itself.</summary>
    public string At { get; } = at;

    /// <summary>Where in the document, when the value was a literal.</summary>
    public Location? Location { get; } = location;
}
