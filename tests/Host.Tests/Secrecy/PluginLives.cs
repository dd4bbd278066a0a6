using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>A plug-in comes to a running platform, is stopped, runs again and gives way to its next release, which stays.</summary>
internal sealed class PluginLives(RunningPlatform platform, Planter planter, string drop)
{
    const string Administrator = "selec-administrator";
    const string Id = "stolen-vehicles";

    public async Task RunAsync()
    {
        PluginFolder.Built(Id, "StolenVehicles").CopyTo(drop);
        var plugin = await planter.DoAsync(Administrator, "installPlugin", new JsonObject { ["plugin"] = Id });
        await ActAsync(plugin, "disablePlugin");
        await ActAsync(plugin, "enablePlugin");
        await ReleaseAsync();
        await ActAsync(plugin, "upgradePlugin");
        await EverythingRunsAsync();
    }

    Task<string> ActAsync(string plugin, string mutation) =>
        planter.DoAsync(Administrator, mutation, new JsonObject { ["plugin"] = plugin }, "plugin");

    async Task ReleaseAsync()
    {
        var path = Path.Combine(drop, Id, "plugin.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        manifest["version"] = "1000.0.0";
        await File.WriteAllTextAsync(path, manifest.ToJsonString());
    }

    async Task EverythingRunsAsync()
    {
        var plugins = (await platform.AskAsync(Administrator, "{ plugins { plugin status running reason } }"))["plugins"]!.AsArray();
        var active = plugins.Count(plugin => plugin!["status"]!.GetValue<string>() == "ACTIVE");
        if (active != 2) throw new InvalidOperationException(plugins.ToJsonString());
    }
}
