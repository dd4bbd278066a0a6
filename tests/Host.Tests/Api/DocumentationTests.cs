using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Selec.Host.Tests.Api;

/// <summary>What the documentation tells newcomers to do is done, line by line, against the running platform.</summary>
public sealed partial class DocumentationTests : IAsyncLifetime
{
    const string Stale = "stale";
    const string Hidden = "nothing";

    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task the_way_of_a_request_by_hand_can_be_gone_from_top_to_bottom()
    {
        var file = new HttpFile(Text("requests.http"));
        file.Set("host", _platform.Address.ToString().TrimEnd('/'));
        file.Steps.Should().HaveCountGreaterThan(25);
        using var client = new HttpClient();
        foreach (var step in file.Steps) await PlayAsync(client, file, step);
    }

    static async Task PlayAsync(HttpClient client, HttpFile file, HttpStep step)
    {
        using var request = file.Request(step);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.IsSuccessStatusCode.Should().BeTrue("'{0}' answers {1}", step.Title, answer.StatusCode);
        if (step.IsLive)
        {
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
            while (await lines.ReadLineAsync() is { } line)
            {
                if (line.Contains("HEARTBEAT", StringComparison.Ordinal)) return;
            }
            throw new InvalidOperationException($"'{step.Title}' ended without a heartbeat.");
        }
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        file.Keep(step, body);
        if (body is JsonObject result && result.ContainsKey("data")) Holds(step, result);
    }

    static void Holds(HttpStep step, JsonObject result)
    {
        result["errors"].Should().BeNull("'{0}' works", step.Title);
        var refusals = result["data"]!.AsObject().Select(field => field.Value).OfType<JsonObject>()
            .Select(payload => payload["errors"]).OfType<JsonArray>().SelectMany(errors => errors).ToList();
        if (step.Name == Stale) refusals.Should().ContainSingle().Which!["code"]!.ToString().Should().Be("STALE_VERSION");
        else refusals.Should().BeEmpty("'{0}' is permitted", step.Title);
        if (step.Name == Hidden) result["data"]!.ToJsonString().Should().Be("""{"node":null,"requests":{"totalCount":0}}""");
        if (step.Name == "read") result.ToJsonString().Should().Contain("Constanta", "the answer has come back");
        if (step.Name is not ("search" or "investigations")) return;
        result["data"]!.AsObject().Single().Value!["totalCount"]!.GetValue<int>().Should().BePositive();
    }

    [Fact]
    public async Task the_lines_of_the_first_hour_do_what_they_say()
    {
        var page = Text("first-hour.md");
        var calls = Call().Matches(page).ToList();
        calls.Should().HaveCount(2);
        using var client = _platform.Anonymous();
        string? token = null;
        foreach (var call in calls)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(call.Groups[1].Value, UriKind.Relative));
            request.Content = RunningPlatform.Json(call.Groups[2].Value);
            if (token is not null) request.Headers.Authorization = new("Bearer", token);
            using var answer = await client.SendAsync(request);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            if (token is null) token = body["token"]!.ToString();
            else body.ToJsonString().Should().Be("""{"data":{"viewer":{"role":"CASE_OFFICER","party":"BG","unit":"BG.POLICE"}}}""");
        }
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task every_act_that_the_first_hour_names_is_in_the_schema()
    {
        var officer = await _platform.AsAsync("bg-case-officer-police");
        using var served = await officer.GetAsync(new Uri("/graphql/schema.graphql", UriKind.Relative));
        var schema = await served.Content.ReadAsStringAsync();
        var words = Act().Matches(Text("first-hour.md")).Select(found => found.Groups[1].Value).Distinct().ToList();

        words.Should().Contain("draftRequest").And.Contain("viewerCan").And.Contain("StaleVersionError");
        words.Where(word => !Regex.IsMatch(schema, $@"\b{word}\b")).Should().BeEmpty();
    }

    [Fact]
    public void every_file_that_the_first_hour_names_is_there() =>
        Link().Matches(Text("first-hour.md")).Select(found => found.Groups[1].Value).Where(path => !Exists(path)).Should().BeEmpty();

    static bool Exists(string path)
    {
        var inside = Path.Combine(Root(), path);
        return File.Exists(inside) || System.IO.Directory.Exists(inside);
    }

    static string Text(string file) => File.ReadAllText(Path.Combine(Root(), "docs", file));

    static string Root([CallerFilePath] string test = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", ".."));

    [GeneratedRegex(@"curl -s localhost:5080(\S+)[^{]*-d '(\{[^']*\})'")]
    private static partial Regex Call();

    [GeneratedRegex("`([a-z]+[A-Z][A-Za-z]+|[A-Z][a-z]+[A-Z][A-Za-z]+)`")]
    private static partial Regex Act();

    [GeneratedRegex("`((?:schema|modules|host|docs|tests)/[A-Za-z/.]+)`")]
    private static partial Regex Link();
}
