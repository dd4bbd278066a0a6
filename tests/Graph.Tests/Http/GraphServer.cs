using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Selec.Graph.Execution;
using Selec.Graph.Http;
using Selec.Graph.Tests.Execution;

namespace Selec.Graph.Tests.Http;

/// <summary>A small schema behind a real server on a free port of the loopback interface.</summary>
internal sealed class GraphServer : IAsyncDisposable
{
    private const string Sdl = """
        type Query { hello(name: String): String wait: Int fail: Int }
        type Mutation { change: Int }
        type Subscription { count(to: Int!): Int feed: Int }
        """;

    private readonly WebApplication _app;

    private GraphServer(WebApplication app, HttpClient client)
    {
        _app = app;
        Client = client;
    }

    public HttpClient Client { get; }

    public Channel<object?> Feed { get; private init; } = null!;

    public TaskCompletionSource FeedClosed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource WaitEntered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource WaitCancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<GraphServer> StartAsync(Func<GraphHttpOptions, GraphHttpOptions>? change = null)
    {
        GraphServer? server = null;
        var schema = Engine.Of(Sdl, bindings => Bind(bindings, () => server!)).Schema;
        var options = new GraphHttpOptions { Schema = _ => schema };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        options = change?.Invoke(options) ?? options;
        // Where the clock is not the test's, nobody is late.
        if (options.Execution.Clock == TimeProvider.System)
        {
            var patience = TimeSpan.FromMinutes(8);
            options = options with { Live = options.Live with { BeginsWithin = patience }, Execution = options.Execution with { Timeout = patience } };
        }
        app.MapGraph("/graphql", options);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server = new GraphServer(app, new HttpClient { BaseAddress = new Uri(address) }) { Feed = Channel.CreateUnbounded<object?>() };
        return server;
    }

    /// <summary>One that counts the events of a subscription as their state, has none for the third, and notes what its hook is given.</summary>
    public static Task<GraphServer> StartCountingAsync(ConcurrentQueue<object?> hooked) => StartAsync(options => options with
    {
        RequestState = static (_, _) => ValueTask.FromResult<object?>(0),
        BeforeResponse = (_, state, _, _) =>
        {
            hooked.Enqueue(state);
            return default;
        },
        Execution = new GraphOptions { EventState = static state => (int)state! < 2 ? (int)state + 1 : null },
    });

    public Task<HttpResponseMessage> Post(string body, string? accept = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Send(request, accept);
    }

    public Task<HttpResponseMessage> Get(string query, string? accept = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?" + query);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Send(request, accept);
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, string? accept)
    {
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Feed.Writer.TryComplete();
        await _app.DisposeAsync();
    }

    private static void Bind(Bindings bindings, Func<GraphServer> server) => bindings
        .Bind("Query.hello", FieldResolver.Sync(context => $"hello {context.Arguments.GetValueOrDefault("name") ?? "world"}"))
        .Bind("Query.fail", FieldResolver.Sync(_ => throw new InvalidOperationException("boom")))
        .Bind("Query.wait", FieldResolver.Async((_, cancellation) => Wait(server(), cancellation)))
        .Bind("Mutation.change", Engine.Value(1))
        .Bind("Subscription.count", FieldResolver.Stream((context, _) => Count((int)context.Arguments["to"]!)))
        .Bind("Subscription.feed", FieldResolver.Stream((_, cancellation) => Read(server(), cancellation)));

    private static async ValueTask<object?> Wait(GraphServer server, CancellationToken cancellation)
    {
        server.WaitEntered.SetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        }
        finally
        {
            server.WaitCancelled.SetResult();
        }
    }

    private static async IAsyncEnumerable<object?> Count(int to)
    {
        for (var n = 1; n <= to; n++)
        {
            await Task.Yield();
            yield return n;
        }
    }

    private static async IAsyncEnumerable<object?> Read(GraphServer server, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in server.Feed.Reader.ReadAllAsync(cancellation)) yield return item;
        }
        finally
        {
            server.FeedClosed.SetResult();
        }
    }
}
