namespace Selec.Graph.Execution;

/// <summary>
/// Places of a response whose content stands further on in the same memory, since it came later. They are in the order of their places;
/// a place that a null took out of the response covers what was written there.
/// </summary>
internal sealed class Gaps
{
    private Gap[] _gaps = [];

    public int Count { get; private set; }

    /// <summary>Opens a gap and answers its number.</summary>
    public int Open(int at)
    {
        if (Count == _gaps.Length) Array.Resize(ref _gaps, Math.Max(4, Count * 2));
        _gaps[Count] = new Gap { Start = at, End = at, From = Gap.Null };
        return Count++;
    }

    public void Fill(int gap, int from, int to) => (_gaps[gap].From, _gaps[gap].To) = (from, to);

    /// <summary>Forgets the gaps opened since there were so many.</summary>
    public void Rewind(int count) => Count = count;

    /// <summary>Puts null in the place of everything from start to end; at least one gap is in there.</summary>
    public void Discard(int start, int end) => _gaps[FirstFrom(start)] = new Gap { Start = start, End = end, From = Gap.Null };

    /// <summary>Copies the bytes between two places with every gap filled.</summary>
    public void Copy(PooledBuffer source, PooledBuffer target, int from, int to)
    {
        for (var i = FirstFrom(from); i < Count && _gaps[i].Start < to; i++)
        {
            var gap = _gaps[i];
            if (gap.Start < from) continue;
            target.Append(source.Slice(from, gap.Start - from));
            if (gap.From == Gap.Null) target.AppendNull();
            else Copy(source, target, gap.From, gap.To);
            from = gap.End;
        }

        target.Append(source.Slice(from, to - from));
    }

    private int FirstFrom(int place)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_gaps[middle].Start < place) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private struct Gap
    {
        public const int Null = -1;

        public int Start;
        public int End;
        public int From;
        public int To;
    }
}
