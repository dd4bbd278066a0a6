using System.Text;
using Selec.Contracts;

namespace Selec.Journal.Sql;

/// <summary>
/// The audit log's rows as their bytes are stored: nothing is read into a type on the way, so that no alteration is lost in it.
/// </summary>
static class AuditRows
{
    /// <summary>The columns of an entry: its fields, then the hash before it, its hash, and the digest of a content that is blanked.</summary>
    public static readonly string Columns = $"{string.Join(", ", AuditLink.Fields)}, previous, hash, digest";

    /// <summary>Every entry, chain by chain.</summary>
    public static readonly string InChains = $"SELECT {Columns} FROM audit ORDER BY chain, seq";

    /// <summary>The last entry of each chain.</summary>
    public const string Heads = "SELECT chain, seq, hash FROM audit a WHERE seq = (SELECT max(seq) FROM audit b WHERE b.chain = a.chain) ORDER BY chain";

    static readonly byte[] _expire = Encoding.UTF8.GetBytes(nameof(AuditKind.Expire));

    static readonly int _hits = AuditLink.Fields.IndexOf("hits");

    /// <summary>The column after the fields that the hash covers.</summary>
    public static readonly int Previous = AuditLink.Fields.Length;

    /// <summary>The column after it.</summary>
    public static readonly int Hash = Previous + 1;

    /// <summary>The last column.</summary>
    public static readonly int Digest = Previous + 2;

    /// <summary>Looks at the entry of a row.</summary>
    public static void Visit(IRows rows, AuditWalk walk, AuditLink link, AuditTally tally)
    {
        var sequence = rows.Number(1);
        var hash = Link(rows, link);
        walk.Visit(sequence, rows.Blob(Previous), rows.Blob(Hash), hash);
        if (!rows.IsNull(Digest)) tally.Blanked(walk.Chain, sequence, rows.Number(2));
        else if (rows.Blob(AuditLink.Place).SequenceEqual(_expire)) tally.Stated(rows.Number(2), rows.Number(_hits));
        if (rows.IsNull(Digest) == IsBlanked(rows)) walk.Refuse(sequence);
    }

    /// <summary>What the fields of a row come to.</summary>
    public static ReadOnlySpan<byte> Link(IRows rows, AuditLink link)
    {
        link.Begin(rows.Blob(Previous));
        for (var field = 0; field < (rows.IsNull(Digest) ? Previous : AuditLink.Place); field++)
        {
            if (rows.IsNull(field)) link.AddNothing();
            else link.Add(rows.Blob(field));
        }
        return rows.IsNull(Digest) ? link.Hash() : rows.Blob(Digest).Length == AuditLink.HashLength ? link.Hash(rows.Blob(Digest)) : default;
    }

    static bool IsBlanked(IRows rows)
    {
        for (var i = 0; i < AuditLink.Blanked.Length; i++)
        {
            var (blank, field) = (AuditLink.Blanked[i], AuditLink.Place + i);
            if (rows.IsNull(field) != blank is null || (blank is not null && Text(rows, field) != blank)) return false;
        }
        return true;
    }

    /// <summary>A text to its last byte, also where it holds a zero.</summary>
    public static string Text(IRows rows, int column) => Encoding.UTF8.GetString(rows.Blob(column));
}
