using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Selec.Host.Tests.Durability;

/// <summary>How a node is started.</summary>
internal sealed record HostStart
{
    public string Environment { get; init; } = "Development";

    /// <summary>Where it stands when relative paths are meant.</summary>
    public string? Folder { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether a file that may not grow is a write that fails, as on a full disk, and not the end of the process.</summary>
    public bool IsLimitable { get; init; }

    public static HostStart On(string data, params string[] arguments) =>
        new() { Arguments = [$"--Selec:DataDirectory={data}", .. TestDatabases.SettingsOf(data), .. arguments] };
}

/// <summary>A node as operators run it: a process of its own, with everything it prints.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan _patience = RunningPlatform.Patience;

    readonly ConcurrentQueue<string> _output = [];
    readonly ConcurrentQueue<string> _errors = [];
    readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process _process;

    HostProcess(HostStart start)
    {
        var info = new ProcessStartInfo(start.IsLimitable ? "sh" : "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in start.IsLimitable ? ["-c", "trap '' XFSZ; exec \"$@\"", "sh", "dotnet"] : Array.Empty<string>()) info.ArgumentList.Add(argument);
        if (start.Folder is { } folder) info.WorkingDirectory = folder;
        string[] fixedArguments = [Path.Combine(AppContext.BaseDirectory, "Selec.Host.dll"), "--urls=http://127.0.0.1:0"];
        foreach (var argument in fixedArguments.Concat(start.Arguments)) info.ArgumentList.Add(argument);
        info.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment;
        foreach (var (key, value) in start.Variables) info.Environment[key] = value;
        _process = new Process { StartInfo = info };
        _process.OutputDataReceived += (_, line) => Printed(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The lines on standard output so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>The lines on standard error so far.</summary>
    public IReadOnlyList<string> Errors => [.. _errors.Where(line => line.Length > 0)];

    /// <summary>Completes when the node says that it is going down.</summary>
    public Task Stopping => _stopping.Task.WaitAsync(_patience);

    /// <summary>A node that takes requests.</summary>
    public static async Task<HostProcess> StartAsync(HostStart start)
    {
        var host = new HostProcess(start);
        try
        {
            host.Address = await host._listening.Task.WaitAsync(_patience);
            using var client = host.Client();
            (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).Should().Be("""{"status":"ready"}""");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>A start that is expected to be refused: the exit code and the lines on standard error.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> Errors)> RefusedAsync(HostStart start)
    {
        await using var host = new HostProcess(start);
        return (await host.EndedAsync(), host.Errors);
    }

    public HttpClient Client() => new() { BaseAddress = Address, Timeout = RunningPlatform.Patience };

    /// <summary>The power goes: no handler of the process runs.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>From now on no file that it writes grows beyond a page, or again without a limit: as a disk that is full, and has room again.</summary>
    public async Task LimitAsync(bool isFull)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{_process.Id}", isFull ? "--fsize=4096:" : "--fsize=unlimited:"]);
        await prlimit.WaitForExitAsync();
        prlimit.ExitCode.Should().Be(0);
    }

    /// <summary>Ctrl-C.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.Should().Be(0);
    }

    /// <summary>The exit code, once everything printed was read.</summary>
    public async Task<int> EndedAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) Kill();
        await EndedAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: .*?(http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();

    void Printed(string? line)
    {
        if (line is null)
        {
            _listening.TrySetException(new InvalidOperationException($"The host ended: {string.Join('\n', Errors)}\n{Output}"));
            return;
        }
        _output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match) _listening.TrySetResult(new Uri(match.Groups[1].Value));
        if (line.Contains("Application is shutting down", StringComparison.Ordinal)) _stopping.TrySetResult();
    }
}
