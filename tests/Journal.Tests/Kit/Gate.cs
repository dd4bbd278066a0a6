using Selec.Journal.Sqlite;

namespace Selec.Journal.Tests.Kit;

/// <summary>Holds the writer of a file inside a transaction, so that what is sent meanwhile goes into the next group.</summary>
sealed class Gate : IDisposable
{
    readonly ManualResetEventSlim _open = new();

    public Gate(SqliteJournal journal)
    {
        using var inside = new ManualResetEventSlim();
        _ = journal.WriteAsync(
            _ =>
            {
                inside.Set();
                _open.Wait();
                return true;
            },
            default);
        inside.Wait();
    }

    public void Open() => _open.Set();

    public void Dispose() => _open.Set();
}
