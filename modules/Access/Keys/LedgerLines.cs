using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Selec.Access.Keys;

/// <summary>How far a ledger reaches: the number of its lines and the hash of the last.</summary>
sealed record LedgerEnd(long Count, string Hash)
{
    public static readonly LedgerEnd Nothing = new(0, new string('0', 64));
}

/// <summary>An item whose key was destroyed, and when.</summary>
sealed record ErasedKey(string Item, DateTimeOffset At);

/// <summary>The lines of an erasure ledger: number, time, item, hash of the line before, hash of this line.</summary>
static class LedgerLines
{
    /// <summary>What writes a ledger anew that cannot be had back.</summary>
    public const string Renewal = "'keys renew-ledger' writes it anew.";

    /// <summary>The line after the last, without its hash, and where it ends.</summary>
    /// <exception cref="IOException">The item's id cannot stand in a line.</exception>
    public static (string Text, LedgerEnd End) Next(LedgerEnd end, ErasedKey key)
    {
        if (key.Item.Length == 0 || key.Item.Any(char.IsControl)) throw new IOException("An item's id that cannot stand in the erasure ledger.");
        var line = string.Create(CultureInfo.InvariantCulture, $"{end.Count + 1}\t{key.At.UtcDateTime:O}\t{key.Item}\t{end.Hash}");
        return (line, new LedgerEnd(end.Count + 1, Hash(line)));
    }

    /// <summary>Where a line ends and the item in it, or null when it does not follow.</summary>
    public static (LedgerEnd End, string Item)? Read(LedgerEnd end, string line)
    {
        var fields = line.Split('\t');
        var isNext = fields.Length == 5
            && fields[0] == (end.Count + 1).ToString(CultureInfo.InvariantCulture)
            && fields[3] == end.Hash
            && fields[4] == Hash(line[..line.LastIndexOf('\t')]);
        return isNext ? (new LedgerEnd(end.Count + 1, fields[4]), fields[2]) : null;
    }

    static string Hash(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
