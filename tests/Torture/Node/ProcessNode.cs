using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Selec.Torture.Node;

/// <summary>A node in a process of its own. It ends with the process that started it.</summary>
sealed class ProcessNode : INode
{
    const string Listening = "listening ";
    const int LinesKept = 40;

    /// <summary>A file that would grow beyond the limit is a write that fails, and not the end of the process.</summary>
    const string Unharmed = "trap '' XFSZ; exec \"$@\"";

    /// <summary>Not one page more of the database's log is written, wherever in its file that begins again.</summary>
    const int LargestFile = 4 << 10;
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    readonly ConcurrentQueue<string> _printed = [];
    readonly TaskCompletionSource<int> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process _process;
    bool _isOver;

    ProcessNode(NodeSettings settings)
    {
        var info = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-c", Unharmed, "sh", "dotnet", typeof(ProcessNode).Assembly.Location, "node", settings.Database, settings.Papers, settings.Ahead.ToString("c", CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        _process = new Process { StartInfo = info };
        _process.OutputDataReceived += (_, line) => Printed(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; private set; }

    /// <summary>The last lines that it printed.</summary>
    public string LastWords => string.Join('\n', _printed);

    public static async Task<INode> StartAsync(NodeSettings settings)
    {
        var node = new ProcessNode(settings);
        try
        {
            node.Port = await node._listening.Task.WaitAsync(_patience);
            return node;
        }
        catch
        {
            await node.KillAsync();
            throw;
        }
    }

    /// <summary>Runs one in this process until its input is closed.</summary>
    public static async Task RunAsync(NodeSettings settings)
    {
        await using var node = await LocalNode.StartAsync(settings);
        Console.WriteLine($"{Listening}{node.Port}");
        await Console.In.ReadToEndAsync();
    }

    public async Task KillAsync()
    {
        if (_isOver) return;
        _isOver = true;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async Task LimitAsync(bool isFull)
    {
        if (_isOver) return;
        string limit = isFull ? string.Create(CultureInfo.InvariantCulture, $"--fsize={LargestFile}:") : "--fsize=unlimited:";
        using var prlimit = Process.Start("prlimit", ["--pid", _process.Id.ToString(CultureInfo.InvariantCulture), limit]);
        await prlimit.WaitForExitAsync();
        if (prlimit.ExitCode != 0) throw new InvalidOperationException("A node's files could not be limited.");
    }

    /// <summary>Lets it end by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOver) return;
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            throw new InvalidOperationException($"A node did not end.\n{LastWords}");
        }
        _isOver = true;
        var code = _process.ExitCode;
        _process.Dispose();
        if (code != 0) throw new InvalidOperationException($"A node ended with {code}.\n{LastWords}");
    }

    void Printed(string? line)
    {
        Keep(line);
        if (line is null) _listening.TrySetException(new InvalidOperationException($"A node did not start.\n{LastWords}"));
        else if (line.StartsWith(Listening, StringComparison.Ordinal))
            _listening.TrySetResult(int.Parse(line.AsSpan(Listening.Length), CultureInfo.InvariantCulture));
    }

    void Keep(string? line)
    {
        if (line is null) return;
        _printed.Enqueue(line);
        while (_printed.Count > LinesKept) _printed.TryDequeue(out _);
    }
}
