using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Selec.Benchmarks;

/// <summary>
/// The GraphQL server beside one that answers the same without GraphQL, both published alike: processor time, waits, allocations, memory and
/// starts. Both run at once, on the first processor; the callers are on the second, and ask them in turns.
/// </summary>
static class GraphServed
{
    const int Callers = 32;
    const int Rounds = 5;
    const int Starts = 7;

    static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(12);
    static readonly TimeSpan _turn = TimeSpan.FromSeconds(1.5);

    public static async Task MeasureAsync(string limitFile, string graphFile)
    {
        if (OperatingSystem.IsLinux()) Process.GetCurrentProcess().ProcessorAffinity = 2;
        await StartsAsync(limitFile, graphFile);
        using var limit = await ServedProgram.StartAsync(limitFile, 4391);
        using var graph = await ServedProgram.StartAsync(graphFile, 4392);
        foreach (var (name, body) in GraphQuestions.All) await CompareAsync(name, body, limit, graph);
        Print($"memory      {limit.Megabytes:N0} MB beside {graph.Megabytes:N0} MB, {graph.Megabytes - limit.Megabytes:+0;-0} MB");
    }

    static async Task StartsAsync(string limitFile, string graphFile)
    {
        var (limit, graph) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            using (var started = await ServedProgram.StartAsync(limitFile, 4393)) limit.Add(started.FirstAnswer.TotalMilliseconds);
            using (var started = await ServedProgram.StartAsync(graphFile, 4394)) graph.Add(started.FirstAnswer.TotalMilliseconds);
        }
        Print($"first list  {limit.Median():N0} ms beside {graph.Median():N0} ms after the start, {graph.Median() / limit.Median():N2} ×");
    }

    static async Task CompareAsync(string name, string body, ServedProgram limit, ServedProgram graph)
    {
        var (ofLimit, ofGraph) = (new List<Turn>(), new List<Turn>());
        foreach (var (server, turns) in new[] { (limit, ofLimit), (graph, ofGraph) }) await TurnAsync(server, body, _warmUp);
        for (var round = 0; round < Rounds; round++)
        {
            ofLimit.Add(await TurnAsync(limit, body, _turn));
            ofGraph.Add(await TurnAsync(graph, body, _turn));
        }
        Print(name, "µs of processor time", ofLimit, ofGraph, turn => turn.Processor);
        Print(name, "µs until 99 % are answered", ofLimit, ofGraph, turn => turn.P99);
        Print(name, "bytes allocated", ofLimit, ofGraph, turn => turn.Allocated);
        Print(name, "answers a second", ofLimit, ofGraph, turn => turn.Rate);
    }

    static async Task<Turn> TurnAsync(ServedProgram server, string body, TimeSpan span)
    {
        var (processor, allocated, began) = (server.ProcessorTime, await server.AllocatedAsync(), Stopwatch.GetTimestamp());
        var waits = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(server, body, began, span)));
        var (all, elapsed) = (waits.SelectMany(each => each).Order().ToList(), Stopwatch.GetElapsedTime(began));
        return new Turn(
            (server.ProcessorTime - processor).TotalMicroseconds / all.Count, all.At(0.99), (await server.AllocatedAsync() - allocated) / all.Count,
            all.Count / elapsed.TotalSeconds);
    }

    static async Task<List<double>> CallAsync(ServedProgram server, string body, long began, TimeSpan span)
    {
        using var connection = await Connection.OpenAsync(server.Port);
        var (question, waits) = (Connection.Post(body), new List<double>());
        while (Stopwatch.GetElapsedTime(began) < span)
        {
            var sent = Stopwatch.GetTimestamp();
            await connection.AskAsync(question);
            waits.Add(Stopwatch.GetElapsedTime(sent).TotalMicroseconds);
        }
        return waits;
    }

    static void Print(string name, string what, List<Turn> limit, List<Turn> graph, Func<Turn, double> of)
    {
        double Middle(List<Turn> turns) => turns.Select(of).ToList().Median();
        Print($"{name,-11} {Middle(limit):N1} beside {Middle(graph):N1} {what}, {Middle(graph) / Middle(limit):N2} ×");
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    sealed record Turn(double Processor, double P99, double Allocated, double Rate);
}

/// <summary>A server of its own process, that answers once this is there.</summary>
sealed class ServedProgram : IDisposable
{
    readonly Process _process;

    ServedProgram(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>From the start of the process to the end of its first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    public static async Task<ServedProgram> StartAsync(string file, int port)
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", "dotnet", file]) { RedirectStandardOutput = true };
        (start.Environment["PORT"], start.Environment["DOTNET_gcServer"]) = ($"{port}", "0");
        var began = Stopwatch.GetTimestamp();
        var server = new ServedProgram(Process.Start(start)!, port);
        using (var connection = await Connection.OpenAsync(port)) await connection.AskAsync(Connection.Post(GraphQuestions.All[0].Body));
        server.FirstAnswer = Stopwatch.GetElapsedTime(began);
        return server;
    }

    public async Task<double> AllocatedAsync()
    {
        using var client = new HttpClient();
        return double.Parse(await client.GetStringAsync($"http://127.0.0.1:{Port}/allocated"), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

/// <summary>One caller's connection, which asks again only when it was answered.</summary>
sealed class Connection(Socket socket) : IDisposable
{
    static readonly byte[] _lastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    readonly byte[] _received = new byte[256 * 1024];

    public static async Task<Connection> OpenAsync(int port)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(1))
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
                return new Connection(socket);
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
            {
                socket.Dispose();
            }
        }
    }

    public static byte[] Post(string body) => Encoding.UTF8.GetBytes(
        "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/graphql-response+json, application/json;q=0.9\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public async Task AskAsync(byte[] question)
    {
        await socket.SendAsync(question);
        for (var length = 0; !IsWhole(_received.AsSpan(0, length));)
        {
            var more = await socket.ReceiveAsync(_received.AsMemory(length));
            length += more > 0 ? more : throw new InvalidOperationException("The server hung up.");
        }
        if (!_received.AsSpan().StartsWith("HTTP/1.1 200 "u8)) throw new InvalidOperationException("The server did not answer.");
    }

    public void Dispose() => socket.Dispose();

    static bool IsWhole(ReadOnlySpan<byte> received)
    {
        var head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var named = received[..head].IndexOf("Content-Length: "u8);
        if (named < 0) return received.EndsWith(_lastChunk);
        var digits = received[(named + "Content-Length: ".Length)..];
        return received.Length - head - 4 >= int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
