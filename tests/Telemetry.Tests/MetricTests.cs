using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Selec.Host.Telemetry;

namespace Selec.Telemetry.Tests;

/// <summary>The numbers that are there after a mutation, as they are fetched and as they are sent.</summary>
public sealed class MetricTests
{
    const string OwnAddress = "--Selec:Telemetry:MetricsAddress=http://127.0.0.1:0";

    public static TheoryData<string> Databases => Watched.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task after_a_mutation_every_number_is_there(string database)
    {
        await using var platform = await Watched.StartAsync(database, OwnAddress);
        await platform.DraftAsync();
        var metrics = await CountedAsync(platform);
        metrics.ToDictionary(metric => metric.Name, metric => metric.Type).Should().Contain(new Dictionary<string, string>
        {
            ["selec_actor_mailbox_depth"] = "histogram",
            ["selec_actor_turn_duration_seconds"] = "histogram",
            ["selec_actor_activations_total"] = "counter",
            ["selec_actor_active"] = "gauge",
            ["selec_journal_append_duration_seconds"] = "histogram",
            ["selec_journal_conflicts_total"] = "counter",
            ["selec_journal_group_size"] = "histogram",
            ["selec_journal_commit_duration_seconds"] = "histogram",
            ["selec_journal_projection_lag_seconds"] = "gauge",
            ["db_client_operation_duration_seconds"] = "histogram",
            ["graphql_operation_duration_seconds"] = "histogram",
            ["http_server_request_duration_seconds"] = "histogram",
            ["dotnet_gc_collections_total"] = "counter",
        });
        Value("selec_actor_turn_duration_seconds_count", ("selec_actor_kind", "request"), ("selec_outcome", "accepted")).Should().Be(1);
        Value("selec_actor_mailbox_depth_bucket", ("selec_actor_kind", "request"), ("le", "0")).Should().Be(1);
        Value("selec_actor_activations_total", ("selec_actor_kind", "request")).Should().Be(1);
        Value("selec_actor_active").Should().BePositive();
        Value("selec_journal_conflicts_total", ("db_system_name", database)).Should().Be(0);
        Value("selec_journal_commit_duration_seconds_count", ("db_system_name", database), ("selec_outcome", "committed")).Should().BePositive();
        Value("graphql_operation_duration_seconds_count", ("graphql_operation_type", "mutation"), ("graphql_outcome", "OK")).Should().BePositive();
        Value("http_server_request_duration_seconds_count", ("http_request_method", "POST"), ("http_route", "/graphql")).Should().Be(1);
        metrics.Single(metric => metric.Name == "selec_journal_projection_lag_seconds").Samples.Select(sample => sample.Labels["selec_projection"])
            .Should().BeEquivalentTo(database == "sqlite" ? ["roster"] : ["roster", "carrying_out"]);

        double Value(string name, params (string Name, string Value)[] labels) => metrics.SelectMany(metric => metric.Samples)
            .Single(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value)).Value;
    }

    /// <summary>The numbers, once the request is among them: it is counted a moment after its caller is answered.</summary>
    static async Task<IReadOnlyList<Family>> CountedAsync(RunningPlatform platform)
    {
        using var patience = new CancellationTokenSource(RunningPlatform.Patience);
        while (true)
        {
            var metrics = MetricsText.Parse(await platform.ScrapeAsync());
            var counted = metrics.SelectMany(metric => metric.Samples).Where(sample => sample.Name == "http_server_request_duration_seconds_count");
            if (counted.Any(sample => sample.Labels.GetValueOrDefault("http_route") == "/graphql")) return metrics;
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task the_same_numbers_are_sent_to_a_collector()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var platform = await Watched.StartAsync("sqlite", receiver.Setting)) await platform.DraftAsync();
        Sent.Metrics(receiver).Should().Contain(
        [
            "selec.actor.mailbox.depth", "selec.actor.turn.duration", "selec.actor.activations", "selec.actor.active",
            "selec.journal.append.duration", "selec.journal.conflicts", "selec.journal.group.size", "selec.journal.commit.duration",
            "selec.journal.projection.lag", "db.client.operation.duration", "graphql.operation.duration", "http.server.request.duration",
        ]);
    }

    [Fact]
    public async Task the_page_is_at_its_own_address_alone_and_has_nothing_of_the_platform()
    {
        await using var platform = await Watched.StartAsync("sqlite", OwnAddress);
        using var client = platform.Anonymous();
        (await StatusAsync(client, "/metrics")).Should().Be(HttpStatusCode.NotFound);
        using var own = new HttpClient { BaseAddress = platform.Services.GetRequiredService<MetricsPage>().Address };
        (await StatusAsync(own, "/metrics")).Should().Be(HttpStatusCode.OK);
        foreach (var path in (string[])["/graphql", "/health/live", "/demo/people", "/"]) (await StatusAsync(own, path)).Should().Be(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public void what_would_end_a_label_or_a_line_is_escaped()
    {
        PrometheusText.Escaped("a\"b\\c\nd", "\\\"\n").Should().Be("a\\\"b\\\\c\\nd");
        PrometheusText.Escaped("a\"b\\c\nd", "\\\n").Should().Be("a\"b\\\\c\\nd");
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
