using Microsoft.Extensions.Logging;

namespace Selec.Journal;

static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "A group of {Count} commands could not be committed and is run singly.")]
    public static partial void GroupFailed(ILogger log, int count, Exception reason);

    [LoggerMessage(3002, LogLevel.Error, "No transaction could be begun; {Count} commands were turned away.")]
    public static partial void CannotBegin(ILogger log, int count, Exception reason);

    [LoggerMessage(3003, LogLevel.Error, "A failed transaction could not be rolled back.")]
    public static partial void CannotRollBack(ILogger log, Exception reason);

    [LoggerMessage(3004, LogLevel.Information, "The read models were rebuilt from {Streams} streams.")]
    public static partial void Rebuilt(ILogger log, long streams);

    [LoggerMessage(3005, LogLevel.Warning, "The database does not tell of commits ({Fault}); it is asked each second.")]
    public static partial void CannotListen(ILogger log, string fault);

    [LoggerMessage(3006, LogLevel.Error, "{Actor} cannot be read: its event {Version}, {Event}, failed with a {Fault}. It has no rows.")]
    public static partial void StreamUnreadable(ILogger log, string actor, long version, string @event, string fault);

    [LoggerMessage(3007, LogLevel.Error, "{Streams} streams that cannot be read were left out of the read models.")]
    public static partial void LeftOut(ILogger log, long streams);

    [LoggerMessage(3008, LogLevel.Warning, "Tables that must be changed are in use, perhaps by a back-up; the start waits for them.")]
    public static partial void TablesInUse(ILogger log);
}
