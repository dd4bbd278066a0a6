namespace Selec.Contracts;

/// <summary>
/// A token for a database's driver, cancelled with the caller's. Npgsql throws out of the cancellation when the connection is lost at the same
/// moment, which would end the process where a timer cancels. What a driver throws there goes no further: the operation tells its caller itself
/// how it ended. It is for every statement that a timer or somebody who leaves may cancel.
/// </summary>
public sealed class DriverCancellation : IDisposable
{
    readonly CancellationTokenSource? _source;
    readonly CancellationTokenRegistration _caller;

    /// <param name="caller">Who may cancel.</param>
    public DriverCancellation(CancellationToken caller)
    {
        if (!caller.CanBeCanceled) return;
        _source = new CancellationTokenSource();
        _caller = caller.UnsafeRegister(static source => Cancel((CancellationTokenSource)source!), _source);
    }

    /// <summary>What the driver is given; not to be used once this is disposed.</summary>
    public CancellationToken Token => _source?.Token ?? CancellationToken.None;

    /// <summary>Waits until a cancellation under way is over.</summary>
    public void Dispose()
    {
        _caller.Dispose();
        _source?.Dispose();
    }

    static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException)
        {
            // The driver's own fault, and the operation was to end in any case.
        }
    }
}
