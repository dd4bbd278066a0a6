using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Directory;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Scenarios;

/// <summary>One running platform for all scenarios, which are told one after the other.</summary>
public sealed class ScenarioPlatform : IAsyncLifetime
{
    const string Versions = """
        query($id: ID!) {
          node(id: $id) {
            ... on Request { version } ... on Thread { version } ... on Investigation { version } ... on Proceeding { version }
          }
        }
        """;

    public RunningPlatform Running { get; private set; } = null!;

    internal IJournal Journal => Running.Services.GetRequiredService<IJournal>();

    internal IAuditLog AuditLog => Running.Services.GetRequiredService<IAuditLog>();

    /// <summary>The same over a platform that a test runs for itself.</summary>
    public static ScenarioPlatform Over(RunningPlatform running) => new() { Running = running };

    public async Task InitializeAsync() => Running = await RunningPlatform.StartAdjustedAsync(services => services.AddSerialisedAsks(), null);

    public async Task DisposeAsync() => await Running.DisposeAsync();

    /// <summary>Every demo person of these parties.</summary>
    public static IEnumerable<string> PeopleOf(params string[] parties) =>
        DemoPeople.All.Where(one => parties.Contains(one.Party.Value)).Select(one => one.Person.Value);

    /// <summary>The node of a stream as clients name it.</summary>
    public static string Node(string kind, string key) => NodeIds.Encode(new StreamId(kind, key));

    /// <summary>The key of a node's stream.</summary>
    public static string Key(string node) =>
        NodeIds.TryDecode(node, out var stream) ? stream.Value.Key : throw new FormatException("This is no id of a node.");

    /// <summary>The node of the only addressee's thread, which can be told before there is one.</summary>
    public static string Thread(string request, string addressee) => Node("thread", $"{Key(request)}.{addressee}");

    /// <summary>The version that a person reads; null when there is nothing that the person may see.</summary>
    public async Task<string?> VersionAsync(string person, string node) =>
        (await Running.AskAsync(person, Versions, new JsonObject { ["id"] = node }))["node"]?["version"]?.GetValue<string>();

    /// <summary>A person reads a node and takes a step on it, which must succeed.</summary>
    public async Task<JsonNode> ActAsync(Step step, string selection = "id version")
    {
        var version =
            await VersionAsync(step.Person, step.Node) ?? throw new InvalidOperationException(
                $"{step.Person} sees nothing on which to {step.Mutation}.");
        return await Running.DoAsync(step.Person, step.Mutation, step.Input(version), step.Kind, selection);
    }

    /// <summary>A person takes a step with the version that somebody else reads; returns the code of the refusal.</summary>
    public async Task<string> RefusedAsync(Step step, string reader)
    {
        var version = await VersionAsync(reader, step.Node) ?? throw new InvalidOperationException($"{reader} sees nothing.");
        return await CodeAsync(step.Person, step.Mutation, step.Input(version), step.Kind);
    }

    /// <summary>Sends a mutation that must be refused and returns the code.</summary>
    public async Task<string> CodeAsync(string person, string mutation, JsonObject input, string kind)
    {
        var payload = await Running.TryAsync(person, mutation, input, kind);
        payload[kind].Should().BeNull("{0} by {1} had to be refused", mutation, person);
        return payload["errors"]!.AsArray().Single()!["code"]!.GetValue<string>();
    }
}

/// <summary>What somebody does to a node of a kind.</summary>
public sealed record Step(string Person, string Mutation, string Kind, string Node, JsonObject? More = null)
{
    public JsonObject Input(string version)
    {
        var input = (JsonObject?)More?.DeepClone() ?? [];
        input[Kind] = Node;
        input["version"] = version;
        return input;
    }
}

[CollectionDefinition(Name)]
public sealed class ScenarioCollection : ICollectionFixture<ScenarioPlatform>
{
    public const string Name = "scenarios";
}
