using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Selec.Actors;
using Selec.Graph.Types;
using Selec.Host.Telemetry;
using Selec.Host.Tests.Secrecy.Hunt;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Secrecy;

/// <summary>One run of a platform through every mutation and every search with marks in all texts, and what was found where.</summary>
public sealed class CanaryRun : IAsyncLifetime
{
    /// <summary>People of parties that take part in nothing.</summary>
    static readonly string[] _strangers = ["al-liaison-police", "al-focal-point", "at-observer"];

    /// <summary>Places where text does not belong and where somebody might write it all the same.</summary>
    static readonly (string Type, string Field)[] _codes =
    [
        ("Int", "requests(first: $t) { totalCount }"),
        ("RequestKind", "requests(first: 1, where: { kind: { eq: $t } }) { totalCount }"),
        ("DateTime", "requests(first: 1, where: { recordedAt: { from: $t } }) { totalCount }"),
        ("ID!", "node(id: $t) { id }"),
        ("PartyCode!", "party(code: $t) { code }"),
        ("Reference!", "isReference(reference: $t)"),
        ("IdentifierKind", "contacts(first: 1, where: { identifier: { eq: $t } }) { totalCount }"),
        ("CountryCode", "vehicles(first: 1, where: { foundIn: { eq: $t } }) { totalCount }"),
        ("VehicleStatus", "vehicles(first: 1, where: { status: { eq: $t } }) { totalCount }"),
        ("DrugSubstance!", "drugStatistics(years: [2021], substances: [$t]) { undated }"),
    ];

    readonly string _drop = IoDirectory.CreateTempSubdirectory("selec-drop-").FullName;
    readonly string _data = IoDirectory.CreateTempSubdirectory("selec-canaries-").FullName;

    /// <summary>The folder in which both plug-ins lie.</summary>
    internal string Drop => _drop;

    internal SchemaTexts Texts { get; private set; } = null!;

    internal Planter Planter { get; private set; } = null!;

    internal HashSet<string> Shown { get; } = [];

    internal IReadOnlyList<string> LeaksAfterStop { get; private set; } = [];

    internal IEnumerable<string> LogLines { get; private set; } = [];

    internal LeakHunt Hunt { get; private set; } = null!;

    /// <summary>What instruments and traces said.</summary>
    internal SaidAloud Telemetry { get; } = new();

    /// <summary>What a collector was sent, and what a scrape of the metrics gave.</summary>
    internal IReadOnlyList<byte[]> Exported { get; private set; } = [];

    /// <summary>The audit log as an export leaves the platform.</summary>
    internal byte[] Export { get; private set; } = [];

    public async Task InitializeAsync()
    {
        PluginFolder.Built("drugs", "Drugs").CopyTo(_drop);
        await RetentionLives.BeginAsync(_data);
        await using var collector = await OtlpReceiver.StartAsync();
        byte[] scraped;
        await using (var platform = await RunningPlatform.StartAdjustedAsync(
            services => services.AddSingleton(new ActorOptions { SnapshotEvery = 1, PluginLimit = RunningPlatform.Patience }), _data, $"--Selec:{PluginFolder.Setting}={_drop}",
            collector.Setting, "--Selec:Telemetry:MetricsAddress=http://127.0.0.1:0"))
        {
            var log = new LogLines();
            LogLines = log.Lines;
            platform.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
            Planter = new Planter(platform);
            Hunt = new LeakHunt(platform);
            await Hunt.BeginAsync();
            await new PluginLives(platform, Planter, _drop).RunAsync();
            Texts = SchemaTexts.Of(platform);
            await new Lives(platform, Planter).RunAsync();
            await new VehicleLives(Planter).RunAsync();
            await new DrugLives(platform, Planter).RunAsync();
            await new CrossMatchLives(platform, Planter).RunAsync();
            await new ItemLives(platform, Planter).RunAsync();
            await new ConsentLives(platform, Planter).RunAsync();
            await new RetentionLives(platform, Planter).RunAsync();
            await new ControlLives(platform, Planter).RunAsync();
            await new SubjectLives(platform, Planter).RunAsync();
            await new HuntLives(platform).RunAsync();
            await ShowAsync();
            await SearchAsync(platform);
            await LogAsync(platform);
            await Hunt.RunAsync(Planter.Acts);
            scraped = await ScrapeAsync(platform);
        }
        Exported = [.. collector.Messages.Select(message => message.Body), scraped];
        LeaksAfterStop = [.. LeakScan.Files(_data)];
        await ExportAsync();
    }

    static async Task<byte[]> ScrapeAsync(RunningPlatform platform)
    {
        using var client = new HttpClient();
        return await client.GetByteArrayAsync(new Uri(platform.Services.GetRequiredService<MetricsPage>().Address!, "/metrics"));
    }

    async Task ExportAsync()
    {
        var file = Path.Combine(_drop, "audit.jsonl");
        var export = await Audit.AuditProcess.RunAsync("audit", "export", "--to", file, $"--Selec:DataDirectory={_data}");
        if (export.ExitCode != 0) throw new InvalidOperationException(string.Join('\n', export.Errors));
        Export = await File.ReadAllBytesAsync(file);
    }

    public Task DisposeAsync()
    {
        Telemetry.Dispose();
        IoDirectory.Delete(_data, true);
        IoDirectory.Delete(_drop, true);
        return Task.CompletedTask;
    }

    async Task ShowAsync()
    {
        foreach (var (id, people) in Planter.Actors)
        {
            foreach (var person in people)
            {
                if (await Planter.ReadAsync(person, id) is { } node) Walk(node, Texts.Object(node["__typename"]!.GetValue<string>()));
            }
            foreach (var stranger in _strangers) await Planter.HideAsync(stranger, id);
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

    /// <summary>What was searched for is told to the supervisors alone, not even to who searched.</summary>
    async Task LogAsync(RunningPlatform platform)
    {
        const string Searches = "{ auditEntries(first: 100, where: { kind: SEARCH }) { nodes { searchText } } }";
        var log = await platform.AskAsync("selec-data-protection", Searches);
        if (Canary.IsIn(log.ToJsonString())) Shown.Add("AuditEntry.searchText");
        foreach (var person in (string[])["bg-focal-point", "selec-auditor", "selec-security"])
            Planter.Check(person, "reading the log", (await platform.AskAsync(person, Searches)).ToJsonString());
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

/// <summary>The run is made once for all that is read out of it.</summary>
[CollectionDefinition(Name)]
public sealed class CanaryCollection : ICollectionFixture<CanaryRun>
{
    public const string Name = "canaries";
}
