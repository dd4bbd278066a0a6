using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Http;
using Selec.Graph.Live;
using Selec.Graph.Persisted;
using Selec.Graph.Tests.Execution;
using Selec.Graph.WebSockets;

namespace Selec.Graph.Tests.Http;

public sealed class SocketCloseTests
{
    [Fact]
    public async Task a_caller_who_goes_on_after_the_close_is_closed_and_cut_off_once()
    {
        var clock = new ManualClock();
        await using var server = await GraphServer.StartAsync(options => options with { Execution = new GraphOptions { Clock = clock } });
        using var client = await SocketClient.Connected(server);
        await client.Say("{}");
        await client.Hear();

        for (var i = 0; i < 100; i++) await client.Say("{}");
        await client.Close();
        await server.Stop();

        clock.Timers(new LiveOptions().SendsWithin).Should().Be(2, "the close may take so long to leave, and the caller to close in turn");
    }

    [Fact]
    public async Task a_caller_who_does_not_close_in_turn_is_cut_off()
    {
        var clock = new ManualClock();
        using var socket = new ScriptedSocket(("{}", true)) { NeverCloses = true };
        var options = Options() with { Execution = new GraphOptions { Clock = clock } };
        var running = Run(socket, options);
        await clock.TimersSet(options.Live.SendsWithin, 2);

        clock.Advance(options.Live.SendsWithin);

        await running;
    }

    [Fact]
    public async Task what_is_said_after_the_close_is_taken_and_not_put_together()
    {
        using var socket = new ScriptedSocket([("{}", true), .. Enumerable.Repeat((new string(' ', 1000), false), 100)]);

        await Run(socket, Options());

        socket.Left.Should().Be(0);
        socket.LargestRoom.Should().BeLessThan(8 * 1024);
    }

    private static GraphHttpOptions Options()
    {
        var schema = Engine.Of("type Query { a: Int }").Schema;
        return new GraphHttpOptions { Schema = _ => schema };
    }

    private static async Task Run(ScriptedSocket socket, GraphHttpOptions options)
    {
        using var connection = new SocketConnection(new DefaultHttpContext(), socket, new SocketParts(options, new DocumentLookup(options)));
        await connection.RunAsync(CancellationToken.None);
    }
}
