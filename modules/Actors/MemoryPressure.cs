namespace Selec.Actors;

/// <summary>What the last collection found.</summary>
/// <param name="Collection">Which collection it was.</param>
/// <param name="Load">What the machine or the container had in use, in bytes.</param>
/// <param name="Heap">What this process had in use.</param>
/// <param name="Available">What the process may count with.</param>
readonly record struct MemoryFound(long Collection, long Load, long Heap, long Available)
{
    /// <summary>Now.</summary>
    public static MemoryFound Now()
    {
        var info = GC.GetGCMemoryInfo(GCKind.Any);
        return new MemoryFound(info.Index, info.MemoryLoadBytes, info.HeapSizeBytes, info.TotalAvailableMemoryBytes);
    }
}

/// <summary>
/// Tells when memory runs short. It says so once for each collection: what is let go of is seen by the next one, and not before.
/// </summary>
sealed class MemoryPressure(ActorOptions options, Func<MemoryFound> found)
{
    long _last = -1;

    /// <summary>True when the last collection found less left than there should be, and nobody was told yet.</summary>
    public bool IsNewlyHigh()
    {
        var now = found();
        var (used, limit) = options.HeapLimit is { } own ? (now.Heap, own) : (now.Load, now.Available);
        return used > limit * options.MemoryMark && Interlocked.Exchange(ref _last, now.Collection) != now.Collection;
    }
}
