using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Host.Telemetry;
using Selec.PostgresCluster;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Selec.Telemetry.Tests;

/// <summary>A platform on one of the databases, with somebody who watches over it. What listens does so in the whole process: one at a time.</summary>
internal static class Watched
{
    public const string Person = "bg-case-officer-police";

    public static readonly TheoryData<string> Databases = ["sqlite", "postgresql"];

    public static Task<RunningPlatform> StartAsync(string database, params string[] settings) => StartAsync(null, database, settings);

    /// <summary>The same, which waits for its collector no longer than where it is in use.</summary>
    public static Task<RunningPlatform> StartHastyAsync(string database, params string[] settings) => StartAsync(
        services => services.AddSingleton(RunningPlatform.Given<TelemetrySettings>(services)!), database, settings);

    static Task<RunningPlatform> StartAsync(Action<IServiceCollection>? adjust, string database, string[] settings) => RunningPlatform.StartAdjustedAsync(
        adjust, null, [.. database == "sqlite" ? ["--Selec:Database=sqlite"] : TestDatabases.Postgres(Cluster.Shared.NewDatabase()), .. settings]);

    /// <summary>Drafts a request.</summary>
    public static Task<JsonNode> DraftAsync(this RunningPlatform platform, string subject = "Owner of a lorry") => platform.DoAsync(
        Person, "draftRequest", Draft(subject), "request");

    /// <summary>A request to be drafted.</summary>
    public static JsonObject Draft(string subject, string addressee = "RO") => new()
    {
        ["content"] = new JsonObject
        {
            ["subject"] = subject, ["facts"] = "Who owned it in May?", ["crimeAreas"] = new JsonArray("TOBACCO"), ["addressees"] = new JsonArray(addressee),
        },
    };

    /// <summary>What Prometheus would fetch.</summary>
    public static async Task<string> ScrapeAsync(this RunningPlatform platform)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(platform.Services.GetRequiredService<MetricsPage>().Address!, "/metrics"));
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType.Should().Be(MediaTypeHeaderValue.Parse("text/plain; version=0.0.4; charset=utf-8"));
        return await answer.Content.ReadAsStringAsync();
    }
}
