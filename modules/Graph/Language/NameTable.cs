using System.Text;

namespace Selec.Graph.Language;

/// <summary>Gives the same string for the same name or number of one document, so that one used often is made once.</summary>
internal sealed class NameTable
{
    private const uint Prime = 16777619;

    // Drawn anew in each process, so that nobody can prepare names that all fall into one place.
    private static readonly uint Seed = (uint)Random.Shared.NextInt64();

    private string?[] _slots = new string?[64];
    private uint[] _hashes = new uint[64];
    private int _count;

    /// <param name="name">ASCII, as names and numbers are.</param>
    public string Get(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        var at = hash & (uint)(_slots.Length - 1);
        while (_slots[at] is { } known)
        {
            if (_hashes[at] == hash && Ascii.Equals(name, known))
            {
                return known;
            }

            at = (at + 1) & (uint)(_slots.Length - 1);
        }

        var made = Encoding.ASCII.GetString(name);
        (_slots[at], _hashes[at]) = (made, hash);
        if (++_count * 2 > _slots.Length)
        {
            Grow();
        }

        return made;
    }

    internal static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = Seed;
        foreach (var unit in name)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash ^ (hash >> 15);
    }

    private void Grow()
    {
        var (slots, hashes) = (new string?[_slots.Length * 4], new uint[_slots.Length * 4]);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] is null)
            {
                continue;
            }

            var at = _hashes[i] & (uint)(slots.Length - 1);
            while (slots[at] is not null)
            {
                at = (at + 1) & (uint)(slots.Length - 1);
            }

            (slots[at], hashes[at]) = (_slots[i], _hashes[i]);
        }

        (_slots, _hashes) = (slots, hashes);
    }
}
