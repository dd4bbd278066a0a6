using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace Selec.Benchmarks;

/// <summary>Demo persons over HTTP.</summary>
static class DemoClient
{
    public static async Task<string> DraftAsync(HttpClient supplier)
    {
        const string Document = "mutation($input: DraftRequestInput!) { draftRequest(input: $input) { request { id } errors { __typename } } }";
        var input = JsonNode.Parse("""
            {"content":{"kind":"INFORMATION","subject":"Owner of a lorry","facts":"Seen near Vidin.","legalBasis":"SELEC_CONVENTION","crimeAreas":["DRUGS"],"addressees":["RO"]}}
            """);
        using var content = new StringContent(new JsonObject { ["query"] = Document, ["variables"] = new JsonObject { ["input"] = input } }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await supplier.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["draftRequest"]!["request"]!["id"]!.GetValue<string>();
    }

    public static async Task<HttpClient> SignInAsync(WebApplication app, string person)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var asked = new StringContent(new JsonObject { ["person"] = person }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/demo/token", UriKind.Relative), asked);
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.Add("Selec-Purpose", "INVESTIGATION");
        return client;
    }
}
