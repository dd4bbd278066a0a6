using System.Globalization;
using System.Net;
using Selec.LimitServer;

// What no GraphQL server on Kestrel can go below: the same answers from the same data, read and written by source-generated System.Text.Json.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Listen(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("PORT") ?? "4000", CultureInfo.InvariantCulture));
});
await using var app = builder.Build();
app.Map("/graphql", new Answers().AnswerAsync);
app.Map("/allocated", context => context.Response.WriteAsync(GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture)));
await app.StartAsync();
Console.WriteLine($"listening on {app.Urls.Single()}");
await app.WaitForShutdownAsync();
