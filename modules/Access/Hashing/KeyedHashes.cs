using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Selec.Access.Keys;
using Selec.Contracts;

namespace Selec.Access.Hashing;

/// <summary>Keyed hashes and tokens under keys derived from the master key, one per purpose.</summary>
sealed class KeyedHashes(KeyStore keys) : IKeyedHashes
{
    const int WordBytes = 16, TagBytes = 16;

    readonly byte[] _exact = keys.Derive("search/exact/1");
    readonly byte[] _words = keys.Derive("search/words/1");
    readonly byte[] _names = keys.Derive("names/1");
    readonly byte[] _tags = keys.Derive("tags/1");
    readonly byte[] _tokens = keys.Derive("tokens/1");

    /// <inheritdoc/>
    public byte[] Exact(string text) => Hash(_exact, UnicodeForms.Composed(text));

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Words(string text) =>
        [.. Folding.Words(text).Distinct(StringComparer.Ordinal).Select(word => Hash(_words, word)[..WordBytes])];

    /// <inheritdoc/>
    public byte[] Name(string scope, string name)
    {
        var folded = string.Join(' ', Folding.Words(name));
        // A name of signs alone folds to nothing; it still differs from other such names.
        return Hash(_names, Scoped(scope, folded.Length > 0 ? folded : UnicodeForms.Composed(name)));
    }

    /// <inheritdoc/>
    public string Tag(string purpose, string text) => Base64Url.EncodeToString(Hash(_tags, Scoped(purpose, text)).AsSpan(0, TagBytes));

    /// <inheritdoc/>
    public string SealToken(string purpose, string text) =>
        Base64Url.EncodeToString(Box.Close(_tokens, Encoding.UTF8.GetBytes(text), purpose));

    /// <inheritdoc/>
    public string? OpenToken(string purpose, string token) =>
        Box.Decode(token) is { } box && Box.Open(_tokens, box, purpose) is { } text ? Encoding.UTF8.GetString(text) : null;

    static string Scoped(string scope, string text) => $"{scope.Length}:{scope}{text}";

    static byte[] Hash(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
