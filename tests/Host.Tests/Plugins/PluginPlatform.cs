using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Plugins;

namespace Selec.Host.Tests.Plugins;

/// <summary>A running platform with a drop directory that the test fills, and the words of its administrator.</summary>
internal sealed class PluginPlatform : IAsyncDisposable
{
    public const string Administrator = "selec-administrator";
    public const string Liaison = "bg-liaison-police";
    public const string Parcels = "{ parcels { id version trackingNumber recordedAt redactions { field } } }";

    /// <summary>Reports a parcel.</summary>
    public const string Report = """
        mutation($input: ParcelReportInput!) {
          reportParcel(input: $input) { parcel { id version trackingNumber } errors { __typename ... on UserError { code message } } }
        }
        """;

    const string Words = "id version plugin status reason running release unload";

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-plugins-").FullName;
    RunningPlatform? _running;

    public RunningPlatform Running => _running!;

    public string Data => Path.Combine(_data, "data");

    string Drop => Path.Combine(_data, "drop");

    public static async Task<PluginPlatform> StartAsync(params PluginFixture[] fixtures)
    {
        var platform = new PluginPlatform();
        foreach (var fixture in fixtures) platform.Lay(fixture);
        return await platform.StartedAsync(null);
    }

    public static PluginPlatform Unstarted() => new();

    public async Task<PluginPlatform> StartedAsync(Action<IServiceCollection>? adjust)
    {
        _running = await RunningPlatform.StartAdjustedAsync(adjust, Data, $"--Selec:{PluginFolder.Setting}={Drop}");
        return this;
    }

    /// <summary>Lays a folder into the drop directory, a file of it changed or not.</summary>
    public void Lay(PluginFixture fixture, params (string File, string From, string To)[] changes)
    {
        new PluginFolder(fixture.Name, fixture.Folder).CopyTo(Drop);
        foreach (var (file, from, to) in changes)
        {
            var path = Path.Combine(Drop, fixture.Name, file);
            var text = File.ReadAllText(path);
            text.Should().Contain(from);
            File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        }
    }

    public void LayFile(string folder, string file, string text)
    {
        System.IO.Directory.CreateDirectory(Path.Combine(Drop, folder));
        File.WriteAllText(Path.Combine(Drop, folder, file), text);
    }

    /// <summary>An installed plug-in as the administrator sees it; null when it is not installed.</summary>
    public async Task<JsonNode?> PluginAsync(string id) =>
        (await Running.AskAsync(Administrator, $"{{ plugins {{ {Words} }} }}"))["plugins"]!.AsArray()
            .SingleOrDefault(plugin => plugin!["plugin"]!.ToString() == id);

    public async Task<string> StatusAsync(string id) => (await PluginAsync(id))!["status"]!.ToString();

    /// <summary>The folders of the drop directory as the administrator sees them.</summary>
    public async Task<JsonArray> OffersAsync() =>
        (await Running.AskAsync(Administrator, "{ pluginOffers { folder plugin release fault } }"))["pluginOffers"]!.AsArray();

    public Task<JsonNode> InstallAsync(PluginFixture fixture) =>
        Running.DoAsync(Administrator, "installPlugin", new JsonObject { ["plugin"] = fixture.Id }, "plugin", Words);

    /// <summary>Enables, disables or upgrades as somebody; the payload comes back, errors and all.</summary>
    public async Task<JsonNode> TryAsync(string person, string mutation, string id)
    {
        var plugin = (await PluginAsync(id))!;
        var input = new JsonObject { ["plugin"] = plugin["id"]!.ToString(), ["version"] = plugin["version"]!.ToString() };
        return await Running.TryAsync(person, mutation, input, "plugin", Words);
    }

    public async Task<JsonNode> ActAsync(string mutation, string id)
    {
        var payload = await TryAsync(Administrator, mutation, id);
        payload["errors"]!.AsArray().Should().BeEmpty();
        return payload["plugin"]!;
    }

    /// <summary>Reports a parcel through the Good plug-in.</summary>
    public async Task<JsonNode> ReportAsync(string number)
    {
        var payload = (await Running.AskAsync(Liaison, Report, new JsonObject { ["input"] = Parcel(number) }))["reportParcel"]!;
        payload["errors"]!.AsArray().Should().BeEmpty();
        return payload["parcel"]!;
    }

    public static JsonObject Parcel(string number) => new() { ["trackingNumber"] = number };

    /// <summary>The tracking numbers that the liaison officer reads.</summary>
    public async Task<IReadOnlyList<string>> NumbersAsync() =>
        [.. (await Running.AskAsync(Liaison, Parcels))["parcels"]!.AsArray().Select(parcel => parcel!["trackingNumber"]!.ToString())];

    /// <summary>True when the schema does not know the field.</summary>
    public async Task<bool> IsUnknownAsync(string query) =>
        (await Running.SendAsync(Liaison, query))["errors"]?[0]?["extensions"]?["code"]?.ToString() == "GRAPHQL_VALIDATION_FAILED";

    /// <summary>Asks the core what has nothing to do with plug-ins.</summary>
    public async Task CoreAnswersAsync()
    {
        var answer = await Running.AskAsync(Liaison, "{ viewer { party } requests(first: 1) { totalCount } }");
        answer["viewer"]!["party"]!.ToString().Should().Be("BG");
    }

    /// <summary>A client of the liaison officer's that bears with a body held back.</summary>
    public async Task<HttpClient> PatientAsync()
    {
        var handler = new SocketsHttpHandler { Expect100ContinueTimeout = RunningPlatform.Patience };
        var client = new HttpClient(handler, disposeHandler: true) { BaseAddress = Running.Address, Timeout = RunningPlatform.Patience };
        client.DefaultRequestHeaders.Authorization = (await Running.AsAsync(Liaison)).DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.Add("Selec-Purpose", "INVESTIGATION");
        return client;
    }

    /// <summary>Waits until no plug-in is on its way out of the memory.</summary>
    public Task UnloadedAsync() => Running.Services.GetRequiredService<IPlugins>().UnloadedAsync(CancellationToken.None);

    /// <summary>Waits until nothing holds a plug-in any more; a thread that has just left it may for as long as it is not scheduled.</summary>
    public Task LeavesAsync(string id) => RunningPlatform.UntilAsync(async () =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return (await PluginAsync(id))!["unload"]!.ToString() == "DONE";
    });

    public async ValueTask DisposeAsync()
    {
        if (_running is not null) await _running.DisposeAsync();
        System.IO.Directory.Delete(_data, true);
    }
}
