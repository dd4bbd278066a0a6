using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Selec.Host.Plugins;
using Selec.Host.Tests.Figures;

namespace Selec.Host.Tests.Api;

/// <summary>The schema that the running platform tells of, and its text.</summary>
[Collection(DemoCasesGroup.Name)]
public sealed class SchemaTests(DemoCases demo)
{
    const string Introspection = """
        {
          __schema {
            mutationType { fields { name args { name type { ...Reference } } type { ...Reference } } }
            types {
              kind name
              fields { name type { ...Reference } }
              inputFields { name type { ...Reference } }
              interfaces { name }
              possibleTypes { name }
            }
          }
        }
        fragment Reference on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    [Fact]
    public async Task every_mutation_takes_one_input_and_gives_a_payload_with_its_errors()
    {
        var schema = (await demo.Platform.AskAsync("bg-case-officer-police", Introspection))["__schema"]!;
        var types = schema["types"]!.AsArray().ToDictionary(type => type!["name"]!.ToString(), type => type!);
        var mutations = schema["mutationType"]!["fields"]!.AsArray().ToList();

        mutations.Should().HaveCountGreaterThan(40);
        mutations.SelectMany(mutation => Faults(mutation!, types)).Should().BeEmpty();
    }

    static IEnumerable<string> Faults(JsonNode mutation, Dictionary<string, JsonNode> types)
    {
        var name = mutation["name"]!.ToString();
        var stem = $"{char.ToUpperInvariant(name[0])}{name[1..]}";
        if (Arguments(mutation["args"]!) != $"input: {stem}Input!") yield return $"{name} takes {Arguments(mutation["args"]!)}";
        if (Written(mutation["type"]!) != $"{stem}Payload!") yield return $"{name} gives {Written(mutation["type"]!)}";
        if (Field(types[$"{stem}Input"], "inputFields", "idempotencyKey") != "String") yield return $"{stem}Input has no idempotencyKey";
        if (Field(types[$"{stem}Payload"], "fields", "errors") != $"[{stem}Error!]!") yield return $"{stem}Payload has no errors";
        var errors = types[$"{stem}Error"];
        if (errors["kind"]!.ToString() != "UNION") yield return $"{stem}Error is no union";
        foreach (var member in errors["possibleTypes"]!.AsArray().Select(member => types[member!["name"]!.ToString()]))
        {
            var interfaces = member["interfaces"]!.AsArray().Select(one => one!["name"]!.ToString());
            if (!interfaces.Contains("UserError")) yield return $"{member["name"]} of {stem}Error is no UserError";
        }
    }

    static string Arguments(JsonNode arguments) =>
        string.Join(", ", arguments.AsArray().Select(one => $"{one!["name"]}: {Written(one["type"]!)}"));

    static string? Field(JsonNode type, string list, string name) =>
        type[list]!.AsArray().Where(field => field!["name"]!.ToString() == name)
            .Select(field => Written(field!["type"]!)).SingleOrDefault();

    static string Written(JsonNode type) => type["kind"]!.ToString() switch
    {
        "NON_NULL" => $"{Written(type["ofType"]!)}!",
        "LIST" => $"[{Written(type["ofType"]!)}]",
        _ => type["name"]!.ToString(),
    };

    [Fact]
    public async Task the_schema_is_served_to_those_who_are_signed_in()
    {
        var address = new Uri("/graphql/schema.graphql", UriKind.Relative);
        using var anonymous = demo.Platform.Anonymous();
        using var refused = await anonymous.GetAsync(address);
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("UNAUTHENTICATED").And.NotContain("type Query");

        using var served = await (await demo.Platform.AsAsync("at-observer")).GetAsync(address);
        served.StatusCode.Should().Be(HttpStatusCode.OK);
        (await served.Content.ReadAsStringAsync()).Should().Be(Served(demo.Platform));
    }

    [Fact]
    public Task the_composed_schema_in_the_repository_is_the_one_that_is_served() => IsApprovedAsync("composed.graphql", demo.Platform);

    [Fact]
    public async Task the_composed_schema_with_plug_ins_is_the_one_that_is_served_with_them()
    {
        PluginFolder[] both = [PluginFolder.Built("drugs", "Drugs"), PluginFolder.Built("stolen-vehicles", "StolenVehicles")];
        await using var platform = await RunningPlatform.StartWithPluginsAsync(both);
        await IsApprovedAsync("composed.with-plugins.graphql", platform);
    }

    /// <summary>A local run rewrites the file, so that a change is seen in review; with CI=true a difference is a fault.</summary>
    static async Task IsApprovedAsync(string name, RunningPlatform platform)
    {
        var file = Composed(name);
        var actual = Served(platform).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("CI") != "true") await File.WriteAllTextAsync(file, actual);

        var approved = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
        Difference(approved.Split('\n'), actual.Split('\n'))
            .Should().BeEmpty($"schema/{name} is the composed schema; run the tests without CI=true");
        approved.Should().Be(actual, $"schema/{name} is the composed schema, also in its order");
    }

    static IEnumerable<string> Difference(string[] approved, string[] actual) =>
        approved.Except(actual).Select(line => $"- {line}").Concat(actual.Except(approved).Select(line => $"+ {line}")).Take(20);

    static string Served(RunningPlatform platform)
    {
        using var stay = ((PlatformGraph)platform.Services.GetService(typeof(PlatformGraph))!).Enter();
        return stay.Composition.Sdl;
    }

    static string Composed(string name, [CallerFilePath] string test = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "schema", name));
}
