namespace Selec.Access.Keys;

/// <summary>
/// Wraps every data key anew under the current master key, in batches. Each row names the master key that wraps it, so that a rotation
/// which was cut short anywhere is carried on by the next one, and the platform runs in between as long as it is given both keys.
/// </summary>
static class KeyRotation
{
    /// <param name="options">Where the keys are; the platform must be stopped.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="committed">Called after each batch that is on disk, or null.</param>
    /// <exception cref="InvalidOperationException">There is no store, or somebody has it open.</exception>
    public static Rotated Run(AccessOptions options, TimeProvider clock, Action? committed)
    {
        var place = options.Place;
        place.MustExist();
        using var alone = place.Alone();
        using var opened = place.Open(store => options.KeyProvider(IsNew(store)), clock);
        var (store, masters) = (opened.Database, opened.Masters);
        var count = store.WrapAnew(masters.CurrentId, (item, key) => masters.WrapAnew(key, item), committed ?? (() => { }));
        var root = store.Root()!;
        store.Retire(masters.CurrentId, root.Master == masters.CurrentId ? root : masters.WrapRootAnew(root), clock.GetUtcNow());
        return new Rotated(count, masters.CurrentId);
    }

    /// <summary>A key file may be made when its id is new to the store; a lost one is not replaced behind the store's back.</summary>
    static Func<string, bool> IsNew(IWrappedKeys store)
    {
        var known = store.Masters().Select(master => master.Id).ToHashSet(StringComparer.Ordinal);
        return id => !known.Contains(id) && !store.IsRetired(id);
    }
}
