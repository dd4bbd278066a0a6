using System.Text.Json.Nodes;

namespace Selec.Host.Tests.CrimeAreas;

/// <summary>The platform with the crime areas that come with it as plug-ins.</summary>
public sealed class CrimeAreaPlatform : IAsyncLifetime
{
    public RunningPlatform Running { get; private set; } = null!;

    public async Task InitializeAsync() => Running = await RunningPlatform.StartWithPluginsAsync(
        [PluginFolder.Built("stolen-vehicles", "StolenVehicles"), PluginFolder.Built("drugs", "Drugs")]);

    public async Task DisposeAsync() => await Running.DisposeAsync();

    /// <summary>A joint investigation of the demonstration by its code name.</summary>
    public async Task<string> InvestigationAsync(string person, string codeName)
    {
        var found = await Running.AskAsync(
            person, "query($name: String!) { investigations(where: { text: { eq: $name } }, first: 1) { nodes { id codeName } } }",
            new JsonObject { ["name"] = codeName });
        return found["investigations"]!["nodes"]!.AsArray().Single()!["id"]!.GetValue<string>();
    }

    /// <summary>Carries an act out and returns the node; a refusal throws.</summary>
    public async Task<JsonNode> DoAsync(string person, CrimeAct act, string input, string selection = "id version")
    {
        var payload = await TryAsync(person, act, input, selection);
        return payload["errors"]!.AsArray().Count == 0
            ? payload[act.Node]!
            : throw new InvalidOperationException($"{person} {act.Mutation}: {payload["errors"]!.ToJsonString()}");
    }

    /// <summary>The code of the refusal that an act meets.</summary>
    public async Task<string> RefusedAsync(string person, CrimeAct act, string input) =>
        (await TryAsync(person, act, input, "id"))["errors"]!.AsArray().Single()!["code"]!.GetValue<string>();

    async Task<JsonNode> TryAsync(string person, CrimeAct act, string input, string selection)
    {
        var document = $$"""
            mutation($input: {{act.Input}}!) {
              {{act.Mutation}}(input: $input) { {{act.Node}} { {{selection}} } errors { ... on UserError { code message path } } }
            }
            """;
        var answer = await Running.SendAsync(person, document, new JsonObject { ["input"] = JsonNode.Parse(input) });
        return answer["data"]?[act.Mutation] ?? throw new InvalidOperationException($"{person} {act.Mutation}: {answer.ToJsonString()}");
    }
}

/// <summary>An act on a record of a crime area.</summary>
/// <param name="Mutation">The mutation.</param>
/// <param name="Input">The type of its input.</param>
/// <param name="Node">The payload's field for what it changes.</param>
public sealed record CrimeAct(string Mutation, string Input, string Node);
