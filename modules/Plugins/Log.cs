using Microsoft.Extensions.Logging;
using Selec.Plugins.LifeCycle;

namespace Selec.Plugins;

/// <summary>What operators read of plug-ins: ids, releases and the platform's own sentences.</summary>
internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Warning, "The folder {Folder} of the drop directory is left aside: {Reason}")]
    public static partial void FolderUnusable(this ILogger logger, string folder, string reason);

    [LoggerMessage(6002, LogLevel.Information, "The plug-in {Plugin} {Release} was found in the drop directory and installed.")]
    public static partial void Installed(this ILogger logger, string plugin, string release);

    [LoggerMessage(6003, LogLevel.Warning, "The plug-in {Plugin} {Release} was found in the drop directory and could not be installed.")]
    public static partial void NotInstalled(this ILogger logger, string plugin, string release);

    [LoggerMessage(6004, LogLevel.Information, "The plug-in {Plugin} {Release} is being loaded.")]
    public static partial void Loading(this ILogger logger, string plugin, string release);

    [LoggerMessage(6005, LogLevel.Information, "The plug-in {Plugin} {Release} is {Status}.")]
    public static partial void Stands(this ILogger logger, string plugin, string release, PluginStatus status);

    [LoggerMessage(6006, LogLevel.Error, "The plug-in {Plugin} {Release} is {Status}, {Running} runs: {Reason}")]
    public static partial void DoesNotRun(
        this ILogger logger, string plugin, string release, PluginStatus status, string running, string reason);

    [LoggerMessage(6007, LogLevel.Error, "Code of the plug-in {Plugin} did not return in time; its thread is lost until the next start.")]
    public static partial void NeverReturned(this ILogger logger, string plugin);

    [LoggerMessage(6008, LogLevel.Error, "The plug-in {Plugin} broke and could not be taken out of force.")]
    public static partial void NotTakenOut(this ILogger logger, string plugin, Exception fault);

    [LoggerMessage(6009, LogLevel.Warning, "Work with {Plugins} did not end in time; the plug-in leaves nevertheless.")]
    public static partial void NotDrained(this ILogger logger, string plugins);

    [LoggerMessage(6010, LogLevel.Information, "Former code of the plug-in {Plugin} has left the memory.")]
    public static partial void Unloaded(this ILogger logger, string plugin);

    [LoggerMessage(6011, LogLevel.Warning, "Former code of the plug-in {Plugin} is still in memory; something holds it.")]
    public static partial void StillInMemory(this ILogger logger, string plugin);
}
