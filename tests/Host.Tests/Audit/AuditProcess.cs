using System.Diagnostics;

namespace Selec.Host.Tests.Audit;

/// <summary>A command as operators type it: the exit code and what was printed.</summary>
internal sealed record AuditProcess(int ExitCode, string Output, IReadOnlyList<string> Errors)
{
    static readonly TimeSpan _patience = RunningPlatform.Patience;

    public static async Task<AuditProcess> RunAsync(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Selec.Host.dll"));
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        const string Data = "--Selec:DataDirectory=";
        var isGiven = arguments.Any(argument => argument.StartsWith("--Selec:Database=", StringComparison.Ordinal));
        if (!isGiven && arguments.FirstOrDefault(argument => argument.StartsWith(Data, StringComparison.Ordinal)) is { } named)
            foreach (var setting in TestDatabases.SettingsOf(named[Data.Length..])) info.ArgumentList.Add(setting);
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(_patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return new AuditProcess(process.ExitCode, await output, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
