using System.Net;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Durability;

public sealed class DrainTests : IDisposable
{
    const string Officer = "bg-case-officer-police";
    const int InFlight = 32;

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-drain-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task an_interrupted_host_answers_what_it_has_begun_ends_live_streams_and_keeps_what_it_acknowledged()
    {
        var acknowledged = await InterruptedAsync();
        await using var again = await HostProcess.StartAsync(HostStart.On(_data));
        using var officer = await again.SignInAsync(Officer);
        (await officer.RequestsAsync()).Select(request => request.Id).Should().BeEquivalentTo(acknowledged);
    }

    [Fact]
    public async Task a_host_with_nothing_to_do_ends_at_once_when_interrupted()
    {
        await using var host = await HostProcess.StartAsync(HostStart.On(_data, "--Selec:Profile=empty"));
        await host.InterruptAsync();
        (await host.EndedAsync()).Should().Be(0);
        host.Errors.Should().BeEmpty();
    }

    /// <summary>Interrupts a host with requests in flight and returns the requests whose drafting it acknowledged.</summary>
    async Task<IReadOnlyList<string>> InterruptedAsync()
    {
        await using var host = await HostProcess.StartAsync(HostStart.On(_data));
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = RunningPlatform.Patience };
        using var client = new HttpClient(patient) { BaseAddress = host.Address, Timeout = RunningPlatform.Patience };
        using var officer = await host.SignInAsync(Officer);
        // What comes all at once later finds code that is compiled.
        var first = (await officer.ActAsync("draftRequest", Requests.Draft("first", "First lorry")))["id"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = officer.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.Add("Selec-Purpose", "INVESTIGATION");
        using var live = await OpenStreamAsync(client);
        var bodies = Enumerable.Range(0, InFlight).Select(number => new HeldContent(Body(number))).ToList();
        var answers = bodies.Select(body => body.PostAsync(client)).ToList();
        await Task.WhenAll(bodies.Select(body => body.Begun));

        await host.InterruptAsync();
        await host.Stopping;
        foreach (var body in bodies) body.Release();

        var texts = await Task.WhenAll(answers);
        var rest = await live.ReadToEndAsync();
        BesideHeartbeats(rest).Should().BeEmpty("no event is cut, and nothing says that there is no more: the client resumes elsewhere");
        (await host.EndedAsync()).Should().Be(0);
        host.Errors.Should().BeEmpty();
        return [first, .. texts.Select(Drafted).OfType<string>()];
    }

    /// <summary>What a stream has sent that is neither a whole heartbeat nor a comment.</summary>
    static IEnumerable<string> BesideHeartbeats(string rest) =>
        rest.Split("\n\n").Select(part => part.Trim('\n')).Where(part => part.Length > 0 && !part.StartsWith(':') && !IsHeartbeat(part));

    static bool IsHeartbeat(string part) =>
        part.Split("data: ") is [_, var data] && JsonNode.Parse(data)!["data"]?["activity"]?["kind"]?.ToString() == "HEARTBEAT";

    /// <summary>Every other one drafts a request; the rest read.</summary>
    static string Body(int number) => number % 2 == 0
        ? Wire.Body(Requests.Mutation("draftRequest"), new JsonObject { ["input"] = Requests.Draft($"drain{number}", $"Lorry {number}") })
        : Wire.Body("{ viewer { person { id } role } requests(first: 5) { totalCount } }");

    static string? Drafted((HttpStatusCode Status, string Text) answer)
    {
        answer.Status.Should().Be(HttpStatusCode.OK, answer.Text);
        var whole = JsonNode.Parse(answer.Text)!;
        whole["errors"].Should().BeNull(answer.Text);
        if (whole["data"]!["draftRequest"] is not { } drafted) return null;
        drafted["errors"]!.AsArray().Should().BeEmpty();
        return drafted["request"]!["id"]!.GetValue<string>();
    }

    /// <summary>A live stream that has sent its first event.</summary>
    static async Task<StreamReader> OpenStreamAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative))
        {
            Content = RunningPlatform.Json(Wire.Body("subscription { activity { cursor kind } }")),
        };
        request.Headers.Accept.Add(new("text/event-stream"));
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await events.ReadLineAsync() is { } line)
        {
            if (line.Contains("HEARTBEAT", StringComparison.Ordinal)) return events;
        }
        throw new InvalidOperationException("The stream ended before its first event.");
    }
}
