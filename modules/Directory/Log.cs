using Microsoft.Extensions.Logging;

namespace Selec.Directory;

static partial class Log
{
    [LoggerMessage(4001, LogLevel.Warning, "The roster of accounts could not be read; the last one stays in use until it can.")]
    public static partial void RosterBehind(ILogger logger, Exception fault);
}
