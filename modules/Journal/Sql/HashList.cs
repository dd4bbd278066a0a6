
namespace Selec.Journal.Sql;

/// <summary>
/// Hashes as one value: each after a byte with its length. A row's hashes are known without an index from rows to words, which would be
/// the largest of all.
/// </summary>
static class HashList
{
    /// <summary>The order of bytes.</summary>
    public static readonly Comparer<byte[]> Order = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

    public static byte[] Write(IEnumerable<byte[]> hashes) => [.. hashes.SelectMany(hash => (byte[])[checked((byte)hash.Length), .. hash])];

    public static List<byte[]> Read(ReadOnlySpan<byte> list)
    {
        var hashes = new List<byte[]>();
        for (; !list.IsEmpty; list = list[(1 + list[0])..]) hashes.Add(list.Slice(1, list[0]).ToArray());
        return hashes;
    }
}
