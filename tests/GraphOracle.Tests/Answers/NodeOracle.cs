using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>graphql-js in a process of its own, asked line by line; lines may be sent before the last one is answered.</summary>
internal sealed class NodeOracle : IDisposable
{
    readonly Process _process;
    readonly ConcurrentQueue<TaskCompletionSource<string>> _waiting = new();
    readonly StringBuilder _complaints = new();
    readonly Lock _sending = new();

    public NodeOracle()
    {
        var folder = Path.Combine(Root, "tests", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "graphql")))
        {
            throw new InvalidOperationException("graphql-js is not installed: run 'npm ci --prefix tests/node' in the root of the repository.");
        }

        _process = Process.Start(new ProcessStartInfo("node", "oracle.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        _process.ErrorDataReceived += (_, line) => _complaints.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        _ = ReadAsync();
    }

    public static string Root { get; } = typeof(NodeOracle).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public Task<string> AskAsync(string line)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_sending)
        {
            _waiting.Enqueue(answer);
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }

        return answer.Task;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (_waiting.TryDequeue(out var answered)) answered.SetResult(line);
        }

        while (_waiting.TryDequeue(out var lost)) lost.SetException(new InvalidOperationException($"graphql-js ended: {_complaints}"));
    }
}
