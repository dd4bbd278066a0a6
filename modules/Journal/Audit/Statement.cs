using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;

namespace Selec.Journal.Audit;

/// <summary>
/// What the log was at a time: every chain with its reach, signed or not. An anchor is a signed statement; an export begins with one.
/// Lines of text: title, time, heads in the order of their chains, key and signature where it is signed, and a sum over all of these.
/// The signature is in DER over the bytes of every line before its own, as common tools check it.
/// </summary>
/// <param name="Title">What begins here.</param>
/// <param name="At">When it was read.</param>
/// <param name="Heads">Every chain, in the order of their names.</param>
sealed record Statement(string Title, DateTimeOffset At, ImmutableArray<AuditHead> Heads)
{
    /// <summary>The title of an anchor.</summary>
    public const string Anchor = "selec-audit-anchor/1";

    /// <summary>The title of an export.</summary>
    public const string Export = "selec-audit-export/1";

    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The fingerprint of the key that signed it, or null.</summary>
    public string? Key { get; init; }

    byte[] Signed { get; init; } = [];

    byte[] Signature { get; init; } = [];

    /// <summary>The bytes of the statement, signed when a key is given.</summary>
    public byte[] Write(ECDsa? key)
    {
        var text = new StringBuilder($"{Title}\nat\t{At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\n");
        foreach (var head in Heads)
            text.Append(CultureInfo.InvariantCulture, $"head\t{FieldText.Of(head.Chain)}\t{head.Count}\t{head.Hash}\n");
        if (key is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"key\t{AuditKeys.Fingerprint(key)}\n");
            var signature = key.SignData(_utf8.GetBytes(text.ToString()), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            text.Append(CultureInfo.InvariantCulture, $"signature\t{Convert.ToHexStringLower(signature)}\n");
        }
        var sum = Convert.ToHexStringLower(SHA256.HashData(_utf8.GetBytes(text.ToString())));
        return _utf8.GetBytes(text.Append(CultureInfo.InvariantCulture, $"sum\t{sum}\n").ToString());
    }

    /// <summary>The statement that a file begins with; null when it is not one with this title or was altered without a new sum.</summary>
    public static Statement? Read(LineReader lines, string title)
    {
        if (!lines.TryRead(out var first) || !first.SequenceEqual(Encoding.UTF8.GetBytes(title))) return null;
        var draft = new Draft(title);
        while (lines.TryRead(out var bytes) && !lines.IsCut)
        {
            if (!TryText(bytes, out var line)) return null;
            if (draft.Take(line) is { } ended) return ended ? draft.Statement : null;
        }
        return null;
    }

    /// <summary>Whether one of the keys signed it.</summary>
    public bool IsSignedBy(IEnumerable<ECDsa> keys) =>
        Signature.Length > 0 && keys.Any(key =>
            AuditKeys.Fingerprint(key) == Key
            && key.VerifyData(Signed, Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    static bool TryText(ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = _utf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    /// <summary>A statement while it is read.</summary>
    sealed class Draft(string title)
    {
        readonly StringBuilder _text = new($"{title}\n");
        readonly List<AuditHead> _heads = [];
        DateTimeOffset? _at;
        string? _key;
        byte[] _signed = [], _signature = [];

        public Statement Statement => new(title, _at!.Value, [.. _heads]) { Key = _key, Signed = _signed, Signature = _signature };

        /// <summary>Null when more is to come; otherwise whether it ended well.</summary>
        public bool? Take(string line)
        {
            var fields = line.Split('\t');
            var fits = (fields[0], fields.Length) switch
            {
                ("at", 2) => _at is null && TakeTime(fields[1]),
                ("head", 4) => _at is not null && _key is null && TakeHead(fields),
                ("key", 2) => _at is not null && _key is null && (_key = fields[1]) is not null,
                ("signature", 2) => _key is not null && _signature.Length == 0 && TakeSignature(fields[1]),
                _ => false,
            };
            if (fields is ["sum", var sum])
                return _at is not null && (_key is null) == (_signature.Length == 0)
                    && sum == Convert.ToHexStringLower(SHA256.HashData(_utf8.GetBytes(_text.ToString())));
            _text.Append(line).Append('\n');
            return fits ? null : false;
        }

        bool TakeTime(string text)
        {
            var fits = DateTimeOffset.TryParseExact(
                text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at);
            _at = at;
            return fits;
        }

        bool TakeHead(string[] fields)
        {
            var room = Array.Empty<byte>();
            if (!FieldText.TryRead(_utf8.GetBytes(fields[1]), ref room, out var chain)) return false;
            if (!long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1) return false;
            var head = new AuditHead(_utf8.GetString(chain), count, fields[3]);
            if (_heads.Count > 0 && string.CompareOrdinal(_heads[^1].Chain, head.Chain) >= 0) return false;
            _heads.Add(head);
            return true;
        }

        bool TakeSignature(string text)
        {
            try
            {
                (_signed, _signature) = (_utf8.GetBytes(_text.ToString()), Convert.FromHexString(text));
                return text == Convert.ToHexStringLower(_signature);
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }
}
