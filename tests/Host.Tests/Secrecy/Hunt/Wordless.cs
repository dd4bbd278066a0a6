using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>A client in a session of its own that states no purpose.</summary>
internal static class Wordless
{
    public static async Task<HttpClient> SignInAsync(RunningPlatform platform, string person)
    {
        var client = platform.Anonymous();
        using var answer = await client.PostAsync(new Uri("/demo/token", UriKind.Relative), RunningPlatform.Json($$"""{"person":"{{person}}"}"""));
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<JsonNode> SendAsync(HttpClient client, string document, JsonNode variables)
    {
        var body = new JsonObject { ["query"] = document, ["variables"] = variables.DeepClone() };
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json(body.ToJsonString()));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
