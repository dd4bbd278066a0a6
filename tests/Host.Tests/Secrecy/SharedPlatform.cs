using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Host.Tests.Secrecy;

/// <summary>What a request that went wrong was answered.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Text">The body.</param>
internal sealed record Answer(int Status, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code of the first error, of the request or of the payload.</summary>
    public string? Code => Error?["extensions"]?["code"]?.GetValue<string>() ?? Error?["code"]?.GetValue<string>();

    public string? Message => Error?["message"]?.GetValue<string>();

    /// <summary>Where in the input a payload's error points.</summary>
    public string? Path => Error?["path"] is JsonArray path ? string.Join('.', path.Select(part => part!.ToString())) : null;

    JsonNode? Error =>
        Json["errors"]?[0] ?? (Json["data"] as JsonObject)?.Select(
        root => (root.Value as JsonObject)?["errors"]).OfType<JsonArray>().FirstOrDefault()?.FirstOrDefault();
}

/// <summary>One running platform for the tests that send it bad input, and the journal's head to see that nothing was written.</summary>
public sealed class SharedPlatform : IAsyncLifetime
{
    internal const string Draft = """
        mutation($input: DraftRequestInput!) {
          draftRequest(input: $input) { request { id version subject facts state } errors { __typename ... on UserError { code message path } } }
        }
        """;

    internal RunningPlatform Platform { get; private set; } = null!;

    internal IJournal Journal => Platform.Services.GetRequiredService<IJournal>();

    public async Task InitializeAsync() => Platform = await RunningPlatform.StartAsync();

    public async Task DisposeAsync() => await Platform.DisposeAsync();

    /// <summary>Sends a body as it is.</summary>
    internal async Task<Answer> PostAsync(string? person, HttpContent body)
    {
        using var nobody = Platform.Anonymous();
        var client = person is null ? nobody : await Platform.AsAsync(person);
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), body);
        return new Answer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal Task<Answer> PostAsync(string person, string json) => PostAsync(person, RunningPlatform.Json(json));

    internal Task<Answer> SendAsync(string person, string document, JsonObject? variables = null) =>
        PostAsync(person, new JsonObject { ["query"] = document, ["variables"] = variables?.DeepClone() }.ToJsonString());

    /// <summary>Sends what must be refused under a code, nothing written, and asks something ordinary afterwards.</summary>
    internal async Task<Answer> RefusedAsync(string code, Func<Task<Answer>> send)
    {
        var before = await Journal.HeadAsync(default);
        var answer = await send();
        answer.Code.Should().Be(code, Shortened(answer.Text));
        answer.Message.Should().NotBeNullOrWhiteSpace();
        answer.Text.Length.Should().BeLessThan(5_000, "a refusal does not repeat what was sent");
        (await Journal.HeadAsync(default)).Should().Be(before);
        (await Platform.AskAsync("bg-case-officer-police", "{ viewer { role } }"))["viewer"]!["role"]!.GetValue<string>().Should().Be(
            "CASE_OFFICER");
        return answer;
    }

    /// <summary>The input of a draft.</summary>
    internal static JsonObject DraftInput(string subject = "Owner of a lorry", string facts = "Who owned it in May?",
        string? key = null) => new()
    {
        ["content"] = new JsonObject { ["subject"] = subject, ["facts"] = facts, ["crimeAreas"] = new JsonArray("TOBACCO"),
            ["addressees"] = new JsonArray("RO") },
        ["idempotencyKey"] = key,
    };

    internal Task<Answer> DraftAsync(JsonObject input, string person = "bg-case-officer-police") =>
        SendAsync(person, Draft, new JsonObject { ["input"] = input.DeepClone() });

    /// <summary>A draft that must be taken.</summary>
    internal async Task<JsonNode> DraftedAsync(JsonObject input, string person = "bg-case-officer-police")
    {
        var answer = await DraftAsync(input, person);
        return answer.Json["data"]?["draftRequest"]?["request"] ?? throw new InvalidOperationException(Shortened(answer.Text));
    }

    internal static ByteArrayContent Bytes(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
        return content;
    }

    internal static ByteArrayContent Bytes(string body) => Bytes(Encoding.UTF8.GetBytes(body));

    static string Shortened(string text) => text.Length > 600 ? text[..600] : text;
}

/// <summary>The tests that share one platform run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPlatformTests : ICollectionFixture<SharedPlatform>
{
    public const string Name = "bad input";
}
