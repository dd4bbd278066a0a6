using System.Text;

namespace Selec.Graph.Language;

/// <summary>A document as it came in: UTF-8 bytes and the name by which errors speak of it.</summary>
public sealed record SourceText(string Name, ReadOnlyMemory<byte> Utf8)
{
    public static SourceText From(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
