using System.Data.Common;
using Selec.Access.Keys;
using Selec.Contracts;
using Selec.Host;
using Selec.Host.Binding;
using Selec.Host.Commands;

if (Commands.IsCommand(args)) return Commands.Run(args);
try
{
    await using var app = Platform.Build(args);
    await StartAsync(app);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (refused is SettingException or BindingException or RefusedStartException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

// What is thrown on purpose before the first request says in a line what the operator must do; the log has the rest.
static async Task StartAsync(WebApplication app)
{
    try
    {
        await app.StartAsync();
    }
    catch (Exception fault) when (fault is MasterKeyException or InvalidOperationException or IOException or DbException or BusyException)
    {
        throw new RefusedStartException(fault);
    }
}

/// <summary>The start was refused.</summary>
internal sealed class RefusedStartException(Exception reason)
    : Exception(((reason as BusyException)?.InnerException ?? reason).Message.ReplaceLineEndings(" "), reason);
