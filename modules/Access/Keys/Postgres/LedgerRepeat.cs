using Npgsql;

namespace Selec.Access.Keys.Postgres;

/// <summary>
/// Destroys again what stands in the ledger and has a key still, as after a node that died between the two. Lines are looked at once they
/// are older than one look, since those that are younger belong to nodes at work.
/// </summary>
sealed class LedgerRepeat(OpenedKeys opened, TimeProvider clock)
{
    long _done = opened.Ledger.End.Count, _settled = opened.Ledger.End.Count;

    public void Run()
    {
        var ledger = (PostgresLedger)opened.Ledger;
        try
        {
            var due = ledger.Between(_done, _settled);
            var left = due.Count == 0 ? [] : opened.Database.Undestroyed(due);
            if (left.Count > 0)
                opened.Database.Write([.. left.Select(one => new KeyWrite(one.Item, opened.Masters.CurrentId, null))], ledger.End, clock.GetUtcNow());
            ledger.ReadFurther();
            (_done, _settled) = (_settled, ledger.End.Count);
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or ObjectDisposedException or TimeoutException)
        {
            // The same lines are looked at the next time.
        }
    }
}
