using System.Security.Claims;
using System.Text.Json;
using Selec.Contracts;
using Selec.Graph;
using Selec.Graph.Cost;
using Selec.Graph.Execution;
using Selec.Graph.Http;
using Selec.Graph.Live;
using Selec.Graph.Persisted;
using Selec.Graph.Validation;
using Selec.Host.Binding;
using Selec.Host.Plugins;
using Selec.Host.SignIn;

namespace Selec.Host;

/// <summary>The one door: /graphql, for signed-in people only, every operation logged before it is answered.</summary>
internal static class GraphRoutes
{
    const string Path = "/graphql";

    /// <summary>What the usual introspection query needs; the deepest question of the trade needs eight.</summary>
    const int DeepestQuery = 15;

    /// <summary>A page of a hundred rows with lists in lists in lists of ten, twice over, with room for what is beside them.</summary>
    const double DearestOperation = 250_000;

    const string Stranger = "Sign in: send a valid bearer token of an active account.";

    /// <summary>How far one request may go, whoever sends it.</summary>
    public static GraphOptions Limits { get; } = new()
    {
        Limits = new ValidationLimits { MaxDepth = DeepestQuery },
        Known = static fault => Busy.Known(fault) ?? TooMany.Known(fault),
        Cost = new CostLimits { MaxFieldCost = DearestOperation, MaxTypeCost = DearestOperation },
    };

    public static void MapPlatformGraph(this WebApplication app)
    {
        var (graph, ports) = (
            new Lazy<PlatformGraph>(app.Services.GetRequiredService<PlatformGraph>),
            new Lazy<Ports>(app.Services.GetRequiredService<Ports>));
        var graphiQL = GraphiQL(app.Environment);
        var signIns = new Lazy<SignInLog>(app.Services.GetRequiredService<SignInLog>);
        app.UseWhen(
            // As a route is chosen: a path in other letters leads to the same answers, so it passes the same door.
            context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase),
            branch => branch.Use(async (context, next) =>
            {
                var call = SignedIn.Call(context, ports.Value);
                if (await NotLoggedAsync(signIns.Value, call, context) is { } busy)
                {
                    await RefuseAsync(context, StatusCodes.Status429TooManyRequests, Busy.Refusal(busy));
                    return;
                }
                // Who opens a WebSocket without a token says in its first message who they are; until then nothing is answered.
                if (call is null && !IsUnsignedSocket(context.Request) && !(graphiQL is not null && context.Request.IsForGraphiQL(Path)))
                {
                    await RefuseAsync(context);
                    return;
                }
                if (!StatedPurpose.TryRead(context.Request, out _))
                {
                    await RefuseAsync(context, StatusCodes.Status400BadRequest, StatedPurpose.Unknown);
                    return;
                }
                using var stay = graph.Value.Enter();
                (context.Items[typeof(GraphCall)], context.Items[typeof(Composition)]) = (call, stay.Composition);
                using var draining = CancellationTokenSource.CreateLinkedTokenSource(
                    context.RequestAborted, app.Lifetime.ApplicationStopping, stay.Composition.Superseded);
                if (IsLive(context.Request)) context.RequestAborted = draining.Token;
                try
                {
                    await next(context);
                }
                finally
                {
                    // The server keeps the context for the connection's next request; it must not keep a plug-in with it.
                    context.Items.Clear();
                }
            }));
        app.MapGet($"{Path}/schema.graphql", (HttpContext context) => Results.Text(Of(context).Sdl, "text/plain; charset=utf-8"));
        app.MapGraph(Path, Options(app, ports) with { GraphiQLFolder = graphiQL });
    }

    static GraphHttpOptions Options(WebApplication app, Lazy<Ports> ports)
    {
        var log = app.Services.GetRequiredService<ILogger<PlatformGraph>>();
        var (settings, isDevelopment) = (app.Services.GetRequiredService<PlatformSettings>(), app.Environment.IsDevelopment());
        var sockets = new Lazy<SocketSignIn>(app.Services.GetRequiredService<SocketSignIn>);
        return new GraphHttpOptions
        {
            Schema = context => Of(context).Executable,
            RequestState = (context, _) => ValueTask.FromResult<object?>(CallOf(context, ports.Value) ?? throw new GraphException(GraphErrorCode.Unauthenticated, Stranger)),
            BeforeResponse = async (context, state, result, cancellationToken) =>
            {
                if ((state as GraphCall ?? CallOf(context, ports.Value)) is { } call) await OperationLog.RecordAsync(call, result, cancellationToken);
            },
            AllowIntrospection = _ => isDevelopment,
            Documents = new DocumentOptions
            {
                Trusted = app.Services.GetRequiredService<TrustedDocuments>().Documents,
                TrustedWithSchema = context => Of(context).Documents,
                AllowAdHoc = context => settings.IsAdHocForAll || AdHocRight.IsHeldBy(context.User, CallerOf(context, ports.Value)),
            },
            Live = new LiveOptions
            {
                Admit = (context, greeting, cancellationToken) => sockets.Value.AdmitAsync(context, greeting, cancellationToken),
                IsAdmitted = context => SignedIn.IsStill(context, ports.Value),
                Owner = context => $"{context.User.FindFirstValue("sub")}|{context.User.FindFirstValue("jti")}",
                Person = context => context.User.FindFirstValue("sub"),
            },
            Execution = app.Services.GetRequiredService<GraphOptions>() with
            {
                Clock = app.Services.GetRequiredService<TimeProvider>(),
                EventState = static call => ((GraphCall)call!).AtNextEvent(),
                OnError = (exception, traceId) => log.OperationFailed(traceId, FaultTrail.Types(exception), FaultTrail.Stacks(exception)),
            },
        };
    }

    /// <summary>The files of GraphiQL lie beside a host that was built for development, once its page was built.</summary>
    static string? GraphiQL(IHostEnvironment environment)
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, "graphiql");
        return environment.IsDevelopment() && System.IO.Directory.Exists(folder) ? folder : null;
    }

    static Composition Of(HttpContext context) => (Composition)context.Items[typeof(Composition)]!;

    /// <summary>The call of a request; each operation of a connection that carries several has one of its own.</summary>
    static GraphCall? CallOf(HttpContext context, Ports ports) =>
        HasManyOperations(context.Request) ? SignedIn.Call(context, ports) : (GraphCall?)context.Items[typeof(GraphCall)];

    static Sdk.Caller? CallerOf(HttpContext context, Ports ports) => CallOf(context, ports)?.Caller;

    static bool IsUnsignedSocket(HttpRequest request) =>
        request.AsksForSocket() && request.Path == Path && request.Headers.Authorization.Count == 0;

    static bool HasManyOperations(HttpRequest request) =>
        request.AsksForSocket() || request.Headers.ContainsKey("X-GraphQL-Event-Stream-Token") || request.Query.ContainsKey("token");

    /// <summary>
    /// A live connection ends when the schema is replaced or the host drains, and is resumed with its cursor; everything else is answered first.
    /// </summary>
    static bool IsLive(HttpRequest request) =>
        HasManyOperations(request) && !HttpMethods.IsPost(request.Method)
        || request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why it could not be logged that somebody came in or was kept out; null once it was.</summary>
    static async Task<BusyException?> NotLoggedAsync(SignInLog log, GraphCall? call, HttpContext context)
    {
        try
        {
            await (call is null ? log.RefusedAsync(context) : log.EnteredAsync(call, context));
            return null;
        }
        catch (BusyException busy)
        {
            return busy;
        }
    }

    static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return RefuseAsync(context, StatusCodes.Status401Unauthorized, GraphError.Of(GraphErrorCode.Unauthenticated, Stranger));
    }

    static async Task RefuseAsync(HttpContext context, int status, GraphError error)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.Body);
        GraphResult.Refused(RequestFault.Refused, error).WriteTo(writer);
    }
}
