namespace Selec.Contracts;

/// <summary>A walk along one chain of the audit log, from its first entry.</summary>
/// <param name="chain">The chain.</param>
/// <param name="kept">Heads that were kept elsewhere; those of other chains are passed over.</param>
public sealed class AuditWalk(string chain, IEnumerable<AuditHead> kept)
{
    readonly List<AuditHead> _kept = [.. kept.Where(head => head.Chain == chain)];
    readonly byte[] _hash = AuditLink.Origin(chain);
    long _count;
    AuditFault? _fault;

    /// <summary>The chain's name.</summary>
    public string Chain => chain;

    /// <summary>How far the chain reaches.</summary>
    public AuditHead Head => new(chain, _count, Convert.ToHexStringLower(_hash));

    /// <summary>The first fault; a chain that ends before a head that was kept has one at its end.</summary>
    public AuditFault? Fault => _fault ?? (_kept.Any(head => head.Count > _count) ? new AuditFault(chain, _count + 1) : null);

    /// <summary>Looks at the next entry.</summary>
    /// <param name="sequence">Its place as stored.</param>
    /// <param name="previous">The hash before it as stored.</param>
    /// <param name="hash">Its hash as stored.</param>
    /// <param name="link">What its fields and the hash before it come to.</param>
    public void Visit(long sequence, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> link)
    {
        var holds = sequence == _count + 1 && previous.SequenceEqual(_hash) && hash.SequenceEqual(link);
        _count = sequence;
        hash.CopyTo(_hash);
        if (!holds || (_kept.Count > 0 && IsOther(sequence))) Refuse(sequence);
    }

    /// <summary>The entry with this number does not belong where it stands.</summary>
    public void Refuse(long sequence) => _fault ??= new AuditFault(chain, sequence);

    bool IsOther(long sequence) => _kept.Any(head => head.Count == sequence && head.Hash != Head.Hash);
}
