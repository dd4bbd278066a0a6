using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Plugins;

/// <summary>A plug-in folder that stands ready for the tests, sound or broken, and what it is expected to become.</summary>
/// <param name="Name">The fixture's name.</param>
internal sealed record PluginFixture(string Name)
{
    public static readonly PluginFixture Good = new("Good");

    /// <summary>The build lays the folders beside the output of the tests.</summary>
    static readonly string _root = PluginFolder.Built("fixtures", "Selec.Fixtures.Layout").Path;

    public static IEnumerable<string> All => System.IO.Directory.EnumerateDirectories(Path.Combine(_root, "drop"))
        .Where(path => File.Exists(Path.Combine(path, "expected.json")))
        .Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public string Folder => Path.Combine(_root, "drop", Name);

    /// <summary>The plug-in's own id.</summary>
    public string Id => Of("plugin.json", "id");

    /// <summary>The status in the end.</summary>
    public string Status => Of("expected.json", "status");

    /// <summary>Where the fault is found: OFFER, LOAD, COMPOSITION or RUN.</summary>
    public string Found => Of("expected.json", "found");

    /// <summary>A part of the reason.</summary>
    public string Message => Of("expected.json", "message");

    string Of(string file, string field) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))![field]!.GetValue<string>();
}
