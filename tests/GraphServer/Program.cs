using System.Globalization;
using System.Net;
using Selec.Graph.Execution;
using Selec.Graph.Http;
using Selec.GraphServer.Bench;
using Selec.GraphServer.Conformance;

// The engine alone, with the settings of production unless GRAPH_GET=open or GRAPH_INTROSPECTION=on says otherwise. GRAPHIQL names the folder of
// its page.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Listen(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("PORT") ?? "4000", CultureInfo.InvariantCulture));
});
await using var app = builder.Build();
var getRequests = Environment.GetEnvironmentVariable("GRAPH_GET") == "open" ? GetRequests.Open : GetRequests.Preflighted;
var showSchema = Environment.GetEnvironmentVariable("GRAPH_INTROSPECTION") == "on";
Serve("/graphql", BenchSchema.Create());
Serve("/conformance", ConformanceSchema.Create());
app.Map("/allocated", context => context.Response.WriteAsync(GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture)));
await app.StartAsync();
Console.WriteLine($"listening on {app.Urls.Single()}");
await app.WaitForShutdownAsync();

void Serve(string path, ExecutableSchema schema) => app.MapGraph(path, new GraphHttpOptions
{
    Schema = _ => schema,
    GetRequests = getRequests,
    AllowIntrospection = _ => showSchema,
    GraphiQLFolder = Environment.GetEnvironmentVariable("GRAPHIQL"),
});
