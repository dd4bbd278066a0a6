using System.Text;

namespace Selec.Graph.Language;

/// <summary>A document as it came in: UTF-8 bytes and the name by which errors speak of it.</summary>
public sealed record SourceText(string Name, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Who brought it, when schemas are composed of what several parties contribute; errors say so.</summary>
    public string? Origin { get; init; }

    public static SourceText From(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
