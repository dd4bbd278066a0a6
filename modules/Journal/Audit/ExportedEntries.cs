using System.Buffers.Text;
using System.Text;
using Selec.Contracts;
using Selec.Journal.Sqlite;

namespace Selec.Journal.Audit;

/// <summary>
/// Entries of the audit log as lines: the fields that the hash covers, the hash before and the hash, in hexadecimal. They are proven as
/// bytes, without being read into types.
/// </summary>
sealed class ExportedEntries
{
    const int HashLength = 32;

    /// <summary>The line above the entries, with its end.</summary>
    public static readonly byte[] Columns = Encoding.UTF8.GetBytes(string.Join('\t', AuditLink.Fields) + "\tprevious\thash\n");

    readonly AuditLink _link = new();
    readonly byte[] _previous = new byte[HashLength], _hash = new byte[HashLength];
    byte[] _room = [];

    /// <summary>Writes an entry's row as a line.</summary>
    public static void Write(Stream target, SqliteStatement rows)
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
        target.WriteByte((byte)'\n');
    }

    /// <summary>The name of the chain that a line belongs to; false when it is not an entry's line.</summary>
    public bool TryChain(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> chain) =>
        FieldText.TryRead(FieldText.Next(ref line), ref _room, out chain);

    /// <summary>Looks at a line; false when no entry is written like this.</summary>
    public bool TryVisit(ReadOnlySpan<byte> line, AuditWalk walk)
    {
        if (line.Count((byte)'\t') != AuditLink.Fields.Length + 1) return false;
        var hashes = line[(line[..line.LastIndexOf((byte)'\t')].LastIndexOf((byte)'\t') + 1)..];
        if (!TryHash(FieldText.Next(ref hashes), _previous) || !TryHash(hashes, _hash)) return false;
        return TryLink(line, out var sequence) && Visit(walk, sequence);
    }

    bool TryLink(ReadOnlySpan<byte> line, out long sequence)
    {
        sequence = 0;
        _link.Begin(_previous);
        for (var i = 0; i < AuditLink.Fields.Length; i++)
        {
            var field = FieldText.Next(ref line);
            if (i == 1 && !(Utf8Parser.TryParse(field, out sequence, out var length) && length == field.Length)) return false;
            if (field.SequenceEqual(FieldText.Nothing)) _link.AddNothing();
            else if (FieldText.TryRead(field, ref _room, out var value)) _link.Add(value);
            else return false;
        }
        return true;
    }

    bool Visit(AuditWalk walk, long sequence)
    {
        walk.Visit(sequence, _previous, _hash, _link.Hash());
        return true;
    }

    static bool TryHash(ReadOnlySpan<byte> text, byte[] hash) =>
        text.Length == HashLength * 2
        && !text.ContainsAnyInRange((byte)'A', (byte)'F')
        && Convert.FromHexString(text, hash, out _, out _) == System.Buffers.OperationStatus.Done;
}
