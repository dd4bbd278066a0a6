using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Selec.Graph.Types;
using Selec.Host.Plugins;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Secrecy;

/// <summary>One run of a platform through every mutation and every search with marks in all texts, and what was found where.</summary>
public sealed class CanaryRun : IAsyncLifetime
{
    const int Steps = 3;

    /// <summary>Places where text does not belong and where somebody might write it all the same.</summary>
    static readonly (string Type, string Field)[] _codes =
    [
        ("Int", "requests(first: $t) { totalCount }"),
        ("RequestKind", "requests(first: 1, where: { kind: { eq: $t } }) { totalCount }"),
        ("DateTime", "requests(first: 1, where: { recordedAt: { from: $t } }) { totalCount }"),
        ("ID!", "node(id: $t) { id }"),
        ("PartyCode!", "party(code: $t) { code }"),
        ("Reference!", "isReference(reference: $t)"),
    ];

    readonly string _data = IoDirectory.CreateTempSubdirectory("selec-canaries-").FullName;

    internal SchemaTexts Texts { get; private set; } = null!;

    internal Planter Planter { get; private set; } = null!;

    internal HashSet<string> Shown { get; } = [];

    internal IReadOnlyList<string> LeaksAfterStop { get; private set; } = [];

    internal IEnumerable<string> LogLines { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await using (var platform = await RunningPlatform.StartAsync(_data, []))
        {
            var log = new LogLines();
            LogLines = log.Lines;
            platform.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
            var schema = platform.Services.GetRequiredService<PlatformGraph>().Enter().Composition.Executable.Schema;
            Texts = new SchemaTexts(schema);
            Planter = new Planter(platform, Texts);
            await new Lives(platform, Planter).RunAsync();
            await ShowAsync(platform, schema);
            await SearchAsync(platform);
        }
        LeaksAfterStop = [.. LeakScan.Files(_data)];
    }

    public Task DisposeAsync()
    {
        IoDirectory.Delete(_data, true);
        return Task.CompletedTask;
    }

    async Task ShowAsync(RunningPlatform platform, Schema schema)
    {
        var kinds = string.Join(' ', Texts.Nodes().Select(type => (type, SchemaTexts.Selection(type, Steps)))
            .Where(one => one.Item2 is not null).Select(one => $"... on {one.type.Name} {one.Item2}"));
        foreach (var (id, people) in Planter.Actors)
        {
            foreach (var person in people)
            {
                var data = await platform.AskAsync(person, $"query($id: ID!) {{ node(id: $id) {{ __typename {kinds} }} }}",
                    new JsonObject { ["id"] = id });
                if (data["node"] is JsonObject node) Walk(node, (ObjectType)schema.Type(node["__typename"]!.GetValue<string>())!);
            }
        }
        Planter.Scan("reading");
    }

    void Walk(JsonObject value, ObjectType type)
    {
        foreach (var (name, member) in value.Where(member => member.Key != "__typename"))
        {
            var field = type.Fields.Find(name)!;
            foreach (var one in member is JsonArray items ? [.. items] : new[] { member })
            {
                if (one is JsonObject below) Walk(below, (ObjectType)field.Type.Inner);
                else if (one is JsonValue text && text.TryGetValue<string>(out var shown) && Canary.IsIn(shown)) Shown.Add(
                    $"{type.Name}.{name}");
            }
        }
    }

    async Task SearchAsync(RunningPlatform platform)
    {
        foreach (var path in Texts.Arguments())
        {
            if (path.StartsWith("Subscription.", StringComparison.Ordinal)) await LiveAsync(platform, path);
            else if (path.StartsWith("Query.", StringComparison.Ordinal)) await Planter.SearchAsync("bg-focal-point", path);
        }
        foreach (var (type, field) in _codes)
        {
            var answer = await platform.SendAsync("bg-focal-point", $"query($t: {type}) {{ {field} }}",
                new JsonObject { ["t"] = Canary.Text(1) });
            if (answer["errors"] is null) throw new InvalidOperationException($"{field} took a mark.");
            Planter.Check("bg-focal-point", field, answer.ToJsonString());
            Planter.Scan(field);
        }
    }

    async Task LiveAsync(RunningPlatform platform, string path)
    {
        var parts = path.Split('.');
        var first = await Live.FirstAsync(platform, "bg-focal-point",
            $"subscription($v: String) {{ {parts[1]}({parts[2]}: $v) {{ kind }} }}", new JsonObject { ["v"] = Planter.Plant(path) });
        if (first["data"]!["activity"]!["kind"]!.GetValue<string>() != "RESYNC_REQUIRED") throw new InvalidOperationException(
            "A mark was taken for a cursor.");
        Planter.Check("bg-focal-point", path, first.ToJsonString());
    }
}
