using Microsoft.Extensions.Logging;

namespace Selec.Actors;

static partial class Log
{
    [LoggerMessage(4101, LogLevel.Warning, "{Actor} did not take its reminder {Reminder}: {Reason}. It is reminded again later.")]
    public static partial void ReminderRefused(ILogger logger, string actor, string reminder, string reason);

    [LoggerMessage(4102, LogLevel.Error, "Reminding {Actor} of {Reminder} failed with a {Fault}. It is reminded again later.")]
    public static partial void ReminderFailed(ILogger logger, string actor, string reminder, string fault);

    [LoggerMessage(4103, LogLevel.Error, "What is due could not be read: {Fault}. It is tried again in a minute.")]
    public static partial void RemindersUnread(ILogger logger, string fault);

    [LoggerMessage(4104, LogLevel.Warning, "The snapshot of {Actor} could not be written: {Fault}. It is replayed from its events.")]
    public static partial void SnapshotUnwritten(ILogger logger, string actor, string fault);

    [LoggerMessage(4105, LogLevel.Warning, "The snapshot of {Actor} could not be read: {Fault}. It is replayed from its events.")]
    public static partial void SnapshotUnread(ILogger logger, string actor, string fault);

    [LoggerMessage(4106, LogLevel.Error, "{Actor} cannot be read: its event {Version}, {Event}, failed with a {Fault}. It takes no commands.")]
    public static partial void StreamUnreadable(ILogger logger, string actor, long version, string @event, string fault);

    [LoggerMessage(4107, LogLevel.Error, "What another node committed could not be carried out: {Fault}. It is tried again.")]
    public static partial void CarryingOutLater(ILogger logger, string fault);
}
