namespace Selec.Contracts;

/// <summary>
/// What a log says of its own blanked entries, over all chains: as many must be blanked as its expiries say, and none of them may have been
/// younger than the shortest time for which content is kept.
/// </summary>
public sealed class AuditTally
{
    readonly Dictionary<string, (long First, long YoungestAt, long Youngest)> _blanked = new(StringComparer.Ordinal);
    long _blankedCount, _statedCount;
    long? _latest;

    /// <summary>A blanked entry, by its time in milliseconds.</summary>
    public void Blanked(string chain, long sequence, long at)
    {
        _blankedCount++;
        if (!_blanked.TryGetValue(chain, out var known)) _blanked[chain] = (sequence, at, sequence);
        else if (at > known.YoungestAt) _blanked[chain] = known with { YoungestAt = at, Youngest = sequence };
    }

    /// <summary>An entry which says that others were blanked.</summary>
    public void Stated(long at, long count)
    {
        _statedCount += count;
        _latest = Math.Max(_latest ?? at, at);
    }

    /// <summary>What pretends to be blanked, by chain.</summary>
    /// <param name="now">When the log was read: nothing was blanked later.</param>
    public IEnumerable<AuditFault> Faults(DateTimeOffset now)
    {
        var oldest = Math.Min(_latest ?? long.MinValue, now.ToUnixTimeMilliseconds());
        var limit = oldest < 0 ? long.MinValue
            : DateTimeOffset.FromUnixTimeMilliseconds(oldest).AddMonths(-AuditRetention.ShortestMonths).ToUnixTimeMilliseconds();
        foreach (var (chain, found) in _blanked)
        {
            if (_blankedCount != _statedCount) yield return new AuditFault(chain, found.First);
            else if (found.YoungestAt > limit) yield return new AuditFault(chain, found.Youngest);
        }
    }
}
