using System.Security.Cryptography;
using Selec.Graph.Execution;

namespace Selec.Graph.Persisted;

/// <summary>By what stored documents are known: the SHA-256 of their UTF-8 bytes in lower-case hexadecimal digits.</summary>
internal static class DocumentHash
{
    private const string Prefix = "sha256:";
    private const int Digits = 64;

    public static string Of(DocumentText document) => Convert.ToHexStringLower(SHA256.HashData(document.Utf8.Span));

    /// <summary>The hash an id names, with or without the prefix that says how it was made; null when it names none.</summary>
    public static string? Parse(string id)
    {
        var digits = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigit) ? digits.ToLowerInvariant() : null;
    }
}
