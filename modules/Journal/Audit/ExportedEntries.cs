using System.Buffers.Text;
using System.Text;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Audit;

/// <summary>
/// Entries of the audit log as lines: the fields that the hash covers; then, in hexadecimal, the hash before, the hash, and the digest of a
/// content that is blanked. They are proven as bytes, without being read into types.
/// </summary>
sealed class ExportedEntries
{
    const int HashLength = AuditLink.HashLength;

    /// <summary>The line above the entries, with its end.</summary>
    public static readonly byte[] Columns = Encoding.UTF8.GetBytes(string.Join('\t', AuditLink.Fields) + "\tprevious\thash\tdigest\n");

    static readonly byte[] _blanked =
        Encoding.UTF8.GetBytes(string.Concat(AuditLink.Blanked.Select(field => (field ?? "\\N") + '\t')));

    static readonly byte[] _expire = Encoding.UTF8.GetBytes(nameof(AuditKind.Expire)), _expired = Encoding.UTF8.GetBytes(nameof(AuditKind.Expired));
    static readonly int _hits = AuditLink.Fields.IndexOf("hits");

    readonly AuditLink _link = new();
    readonly byte[] _previous = new byte[HashLength], _hash = new byte[HashLength], _digest = new byte[HashLength];
    byte[] _room = [];

    /// <summary>Writes an entry's row as a line.</summary>
    public static void Write(Stream target, IRows rows)
    {
        for (var field = 0; field < AuditRows.Previous; field++)
        {
            if (rows.IsNull(field)) target.Write(FieldText.Nothing);
            else FieldText.Write(target, rows.Blob(field));
            target.WriteByte((byte)'\t');
        }
        target.Write(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(rows.Blob(AuditRows.Previous))));
        target.WriteByte((byte)'\t');
        target.Write(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(rows.Blob(AuditRows.Hash))));
        target.WriteByte((byte)'\t');
        target.Write(rows.IsNull(AuditRows.Digest)
            ? FieldText.Nothing
            : Encoding.UTF8.GetBytes(Convert.ToHexStringLower(rows.Blob(AuditRows.Digest))));
        target.WriteByte((byte)'\n');
    }

    /// <summary>The name of the chain that a line belongs to; false when it is not an entry's line.</summary>
    public bool TryChain(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> chain) =>
        FieldText.TryRead(FieldText.Next(ref line), ref _room, out chain);

    /// <summary>Looks at a line; false when no entry is written like this.</summary>
    public bool TryVisit(ReadOnlySpan<byte> line, AuditWalk walk, AuditTally tally)
    {
        // From its end a line has two hashes and a digest of known lengths.
        var last = line.LastIndexOf((byte)'\t');
        var begin = last - ((HashLength * 2) + 1) * 2;
        if (begin < 0 || line[begin] != '\t' || line[begin + (HashLength * 2) + 1] != '\t') return false;
        if (!TryHash(line.Slice(begin + 1, HashLength * 2), _previous)) return false;
        if (!TryHash(line[(begin + (HashLength * 2) + 2)..last], _hash)) return false;
        var content = line[..(begin + 1)];
        var digest = line[(last + 1)..];
        _link.Begin(_previous);
        if (!TryPlace(ref content, out var sequence, out var at)) return false;
        return digest.SequenceEqual(FieldText.Nothing)
            ? TryContent(content, (sequence, at), walk, tally)
            : TryBlanked(content, digest, (sequence, at), walk, tally);
    }

    bool TryPlace(scoped ref ReadOnlySpan<byte> rest, out long sequence, out long at)
    {
        (sequence, at) = (0, 0);
        var chain = FieldText.Next(ref rest);
        var number = FieldText.Next(ref rest);
        var time = FieldText.Next(ref rest);
        if (!TryAdd(chain) || !TryNumber(number, out sequence) || !TryNumber(time, out at)) return false;
        _link.Add(number);
        _link.Add(time);
        return true;
    }

    bool TryContent(ReadOnlySpan<byte> rest, (long Sequence, long At) place, AuditWalk walk, AuditTally tally)
    {
        var (isExpire, hits) = (false, 0L);
        for (var i = AuditLink.Place; i < AuditLink.Fields.Length; i++)
        {
            var end = rest.IndexOf((byte)'\t');
            if (end < 0) return false;
            var field = rest[..end];
            rest = rest[(end + 1)..];
            if (i == AuditLink.Place && field.SequenceEqual(_expired)) return false;
            if (i == AuditLink.Place) isExpire = field.SequenceEqual(_expire);
            if (isExpire && i == _hits && !TryNumber(field, out hits)) return false;
            if (field.SequenceEqual(FieldText.Nothing)) _link.AddNothing();
            else if (!TryAdd(field)) return false;
        }
        if (!rest.IsEmpty) return false;
        walk.Visit(place.Sequence, _previous, _hash, _link.Hash());
        if (isExpire) tally.Stated(place.At, hits);
        return true;
    }

    bool TryBlanked(
        ReadOnlySpan<byte> rest, ReadOnlySpan<byte> digest, (long Sequence, long At) place, AuditWalk walk, AuditTally tally)
    {
        if (!rest.SequenceEqual(_blanked) || !TryHash(digest, _digest)) return false;
        walk.Visit(place.Sequence, _previous, _hash, _link.Hash(_digest));
        tally.Blanked(walk.Chain, place.Sequence, place.At);
        return true;
    }

    bool TryAdd(ReadOnlySpan<byte> field)
    {
        if (!FieldText.TryRead(field, ref _room, out var value)) return false;
        _link.Add(value);
        return true;
    }

    static bool TryNumber(ReadOnlySpan<byte> field, out long number) =>
        Utf8Parser.TryParse(field, out number, out var length) && length == field.Length;

    static bool TryHash(ReadOnlySpan<byte> text, byte[] hash) =>
        text.Length == HashLength * 2
        && !text.ContainsAnyInRange((byte)'A', (byte)'F')
        && Convert.FromHexString(text, hash, out _, out _) == System.Buffers.OperationStatus.Done;
}
