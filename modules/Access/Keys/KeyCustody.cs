using System.Data.Common;

namespace Selec.Access.Keys;

/// <summary>What a rotation did.</summary>
/// <param name="Keys">How many data keys were wrapped anew.</param>
/// <param name="Master">The master key that wraps them all now.</param>
public sealed record Rotated(int Keys, string Master);

/// <summary>What was found in a folder of back-ups.</summary>
/// <param name="Deleted">How many were past the horizon, and are gone.</param>
/// <param name="Kept">How many are left.</param>
public sealed record Pruned(int Deleted, int Kept);

/// <summary>What a restore did.</summary>
/// <param name="Destroyed">How many keys of the back-up the erasure ledger destroyed.</param>
/// <param name="Lost">How many keys the former store held that the back-up does not know.</param>
public sealed record Restored(int Destroyed, int Lost);

/// <summary>What is done to the key store as a whole, by somebody who stands outside the running platform.</summary>
public static class KeyCustody
{
    /// <summary>Wraps every data key under the current master key; earlier ones open nothing from then on. The platform is stopped.</summary>
    public static Rotated Rotate(AccessOptions options, TimeProvider clock) =>
        Told(() => KeyRotation.Run(options, clock, null));

    /// <summary>Copies the key store to a new file, while the platform runs or not; returns how many keys are in it.</summary>
    public static long BackUp(AccessOptions options, string target, TimeProvider clock) => Told(() =>
    {
        options.Place.MustExist();
        return options.Place.BackUp(target, clock.GetUtcNow());
    });

    /// <summary>Overwrites and deletes the back-ups in a folder that are past the horizon.</summary>
    public static Pruned Prune(AccessOptions options, string folder, TimeProvider clock) =>
        Told(() => KeyBackups.Prune(folder, options.KeyBackupDays, clock.GetUtcNow()));

    /// <summary>Puts a back-up in the place of the key store and replays the erasure ledger. The platform is stopped.</summary>
    public static Restored Restore(AccessOptions options, string backup, TimeProvider clock) => Told(() =>
    {
        using var alone = options.Place.Alone();
        return options.Place.Restore(backup, clock);
    });

    /// <summary>
    /// Writes a lost or broken erasure ledger anew from the tombstones of the key store; what was there is kept beside it. Returns how
    /// many erasures are in it. The platform is stopped.
    /// </summary>
    public static long RenewLedger(AccessOptions options, TimeProvider clock) => Told(() =>
    {
        using var alone = options.Place.Alone();
        options.Place.SetLedgerAside(clock.GetUtcNow());
        using var opened = options.Place.Open(options.KnownMasters, clock);
        return opened.Ledger.End.Count;
    });

    /// <summary>Copies the lines of the erasure ledger to a new file, while the platform runs or not; returns how many there are.</summary>
    public static long CopyLedger(AccessOptions options, string target) =>
        Told(() => LedgerCopies.Write(options.Place.LedgerLines(), options.Place.LedgerName, target));

    /// <summary>
    /// Sees to it that there is a ledger which holds every erasure that a back-up of the journal knows. The one in its place stays: no back-up
    /// brings an older one. Where there is none, the newest copy must be named, be it the back-up's own.
    /// </summary>
    /// <param name="options">Where the ledger is.</param>
    /// <param name="known">The back-up's own copy.</param>
    /// <param name="newest">The newest copy; null where none was named.</param>
    /// <returns>How many erasures are in it.</returns>
    /// <exception cref="InvalidOperationException">There is no such ledger, and none that could be put in its place.</exception>
    public static long SettleLedger(AccessOptions options, string known, string? newest) => Told(() =>
    {
        using var alone = options.Place.Alone();
        var place = options.Place;
        var end = LedgerCopies.Prove(LedgerCopies.Lines(known), $"'{known}'", LedgerEnd.Nothing);
        if (place.LedgerLines().Any() || (place.HasLedger && end.Count == 0 && newest is null))
            return LedgerCopies.Prove(place.LedgerLines(), place.LedgerName, end).Count;
        if (newest is null)
        {
            throw new InvalidOperationException(
                $"LEDGER_NEEDED: The back-up knows of {end.Count} erasures, and there is no erasure ledger {place.LedgerName}. Put its newest copy there or name "
                + $"it with --ledger; only if there is none, name the back-up's own, '{known}', which does not know what was erased since.");
        }
        var settled = LedgerCopies.Prove(LedgerCopies.Lines(newest), $"'{newest}'", end);
        place.PutLedger(LedgerCopies.Lines(newest));
        return settled.Count;
    });

    static T Told<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is MasterKeyException or DbException)
        {
            throw new InvalidOperationException(fault.Message, fault);
        }
    }
}
