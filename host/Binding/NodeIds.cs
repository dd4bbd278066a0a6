using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Actor ids as clients see them: opaque, and a mistyped one is told from an unknown one by its check bytes.</summary>
internal static class NodeIds
{
    const int CheckBytes = 3;

    public static string Encode(StreamId stream)
    {
        var text = Encoding.UTF8.GetBytes(stream.ToString());
        return Base64Url.EncodeToString([.. Check(text), .. text]);
    }

    public static bool TryDecode(string? id, [NotNullWhen(true)] out StreamId? stream)
    {
        stream = null;
        if (id is null or { Length: < 8 or > 200 } || !Base64Url.IsValid(id)) return false;
        var bytes = Base64Url.DecodeFromChars(id).AsSpan();
        if (bytes.Length <= CheckBytes || !Check(bytes[CheckBytes..]).SequenceEqual(bytes[..CheckBytes])) return false;
        var text = Encoding.UTF8.GetString(bytes[CheckBytes..]);
        if (text.IndexOf('/', StringComparison.Ordinal) < 1) return false;
        var named = StreamId.Parse(text);
        // One node, one id: blanks, padding and broken UTF-8 would make others.
        if (Encode(named) != id) return false;
        stream = named;
        return true;
    }

    static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> text) => SHA256.HashData(text).AsSpan(0, CheckBytes);
}
