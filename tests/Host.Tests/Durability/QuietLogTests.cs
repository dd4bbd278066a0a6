using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Durability;

public sealed class QuietLogTests : IDisposable
{
    const string Canary = "Quokkazanzibar";

    static readonly Uri _graph = new("/graphql", UriKind.Relative);

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-quiet-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Trait("Database", "embedded")]
    [Fact]
    public async Task nothing_that_people_write_is_printed_or_stored_in_clear_whatever_fails()
    {
        await using var host = await HostProcess.StartAsync(HostStart.On(_data));
        using var client = await host.SignInAsync("bg-case-officer-police");
        var draft = await DraftAsync(client);
        await RefusalsAsync(client, draft);
        await MalformedAsync(client);
        await StrangersAsync(host);
        foreach (var file in System.IO.Directory.GetFiles(_data, "*", SearchOption.AllDirectories))
        {
            System.Text.Encoding.Latin1.GetString(await ReadAsync(file)).Should().NotContainEquivalentOf(Canary, file);
        }
        await BrokenStoreAsync(client);
        await host.InterruptAsync();
        await host.EndedAsync();
        host.Output.Should().Contain("failed with", "the broken store should have been noticed").And.NotContainEquivalentOf(Canary);
        string.Join('\n', host.Errors).Should().NotContainEquivalentOf(Canary);
    }

    static async Task<SeenRequest> DraftAsync(HttpClient client)
    {
        await client.ActAsync("draftRequest", Requests.Draft($"key {Canary}", $"Subject {Canary}"));
        var found = await client.AskAsync($$"""{ requests(first: 5, where: { text: { matches: "{{Canary}}" } }) { totalCount } }""");
        found["requests"]!["totalCount"]!.GetValue<int>().Should().Be(1);
        return (await client.RequestsAsync()).Single();
    }

    /// <summary>Well-formed, but not as the rules would have it.</summary>
    static async Task RefusalsAsync(HttpClient client, SeenRequest draft)
    {
        await RefusedAsync(client, "draftRequest", Requests.Draft($"key {Canary}", $"Another subject {Canary}"));
        await RefusedAsync(client, "draftRequest", Requests.Draft("long", string.Concat(Enumerable.Repeat(Canary, 20))));
        await RefusedAsync(client, "draftRequest", Requests.Draft("own", Canary, addressee: "BG"));
        await RefusedAsync(client, "reviseDraft", Requests.Revision("stale", Canary, draft with { Version = Canary }));
        await RefusedAsync(client, "reviseDraft", Requests.Revision("id", Canary, draft with { Id = Canary }));
        await RefusedAsync(client, "clearRequest", new JsonObject { ["request"] = draft.Id, ["version"] = Canary });
    }

    static async Task RefusedAsync(HttpClient client, string mutation, JsonObject input)
    {
        var answer = await client.SendAsync(Requests.Mutation(mutation), new JsonObject { ["input"] = input });
        (answer["errors"] ?? answer["data"]![mutation]!["errors"])!.AsArray().Should().NotBeEmpty(mutation);
    }

    /// <summary>Bodies that are no operation, or none of this schema.</summary>
    static async Task MalformedAsync(HttpClient client)
    {
        string[] documents =
        [
            Canary,
            "{ " + Canary,
            $"{{ viewer {{ {Canary} }} }}",
            $"query {Canary} {{ viewer {{ role }} }} {{ viewer {{ role }} }}",
            $"{{ node(id: \"{Canary}\") {{ id }} }}",
            $"{{ requests(first: \"{Canary}\") {{ totalCount }} }}",
            $"{{ requests(first: 1, after: \"{Canary}\") {{ totalCount }} }}",
            $"subscription {{ activity(after: \"{Canary}\") {{ kind }} }}",
        ];
        foreach (var document in documents) await PostAsync(client, Wire.Body(document), _graph);
        await PostAsync(client, $$"""{"query": "{{Canary}}""", _graph);
        await PostAsync(client, Canary, _graph);
        var variables = new JsonObject { ["n"] = Canary, [Canary] = 1 };
        await PostAsync(client, Wire.Body("query($n: Int!) { requests(first: $n) { totalCount } }", variables), _graph);
        await PostAsync(client, "{}", new Uri($"/{Canary}?{Canary}={Canary}", UriKind.Relative));
        await PostAsync(client, "{}", new Uri($"/graphql/{Canary}?query={Canary}", UriKind.Relative));
    }

    static async Task StrangersAsync(HostProcess host)
    {
        using var stranger = host.Client();
        await PostAsync(stranger, $$"""{"person":"{{Canary}}"}""", new Uri("/demo/token", UriKind.Relative));
        await PostAsync(stranger, $$"""{"person":{{Canary}}""", new Uri("/demo/token", UriKind.Relative));
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Canary);
        await PostAsync(stranger, Wire.Body("{ viewer { role } }"), _graph);
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{Canary}.{Canary}.{Canary}");
        await PostAsync(stranger, Wire.Body("{ viewer { role } }"), _graph);
    }

    /// <summary>Faults that nobody foresaw: tables are gone while people write.</summary>
    async Task BrokenStoreAsync(HttpClient client)
    {
        DataFile.Tamper(_data, "ALTER TABLE audit RENAME TO elsewhere");
        var drafts = Enumerable.Range(0, 8)
            .Select(number => new JsonObject { ["input"] = Requests.Draft($"broken {number} {Canary}", Canary) });
        await Task.WhenAll(drafts.Select(draft => PostAsync(client, Wire.Body(Requests.Mutation("draftRequest"), draft), _graph)));
        DataFile.Tamper(_data, "ALTER TABLE row_requests RENAME TO nowhere");
        var search = $$"""{ requests(first: 5, where: { text: { matches: "{{Canary}}" } }) { nodes { subject } } }""";
        await PostAsync(client, Wire.Body(search), _graph);
    }

    static async Task PostAsync(HttpClient client, string body, Uri where)
    {
        using var answer = await client.PostAsync(where, RunningPlatform.Json(body));
        await answer.Content.ReadAsStringAsync();
    }

    static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
