using System.Text.RegularExpressions;
using Selec.Plugins.Installation;
using Selec.Plugins.LifeCycle;

namespace Selec.Plugins.Tests;

public sealed class PluginsSchemaTests
{
    static readonly string[] _lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "plugins.graphql"));

    [Fact]
    public void every_enumeration_names_every_value()
    {
        Values("PluginStatus").Should().Equal(Enum.GetNames<PluginStatus>().Select(Snake));
        Values("PluginUnload").Should().Equal(Enum.GetNames<PluginUnload>().Select(Snake));
        Values("PluginAction").Should().Equal(Enum.GetNames<PluginAction>().Select(Snake));
    }

    [Fact]
    public void every_field_is_a_property_or_bound()
    {
        Fields("Plugin").Except(["status", "reason", "running", "since", "unload", "viewerCan"])
            .Should().BeSubsetOf(Properties<PluginView>());
        Fields("PluginTitle").Should().BeSubsetOf(Properties<PluginTitle>());
        Fields("PluginOffer").Should().BeSubsetOf(Properties<PluginOffer>());
    }

    [Fact]
    public void every_act_is_told_live() =>
        Body("extend enum", "ActivityKind").Select(line => line.Trim())
            .Should().BeEquivalentTo(InstalledPlugin.Definition.EventNames.Select(name => Snake(name.Split('/')[0].Replace('.', '_'))));

    static IEnumerable<string> Values(string type) => Body("enum", type).Select(line => line.Trim());

    static IEnumerable<string> Fields(string type) => Body("type", type).Select(line => line.Trim().Split(':')[0]);

    static IEnumerable<string> Body(string keyword, string type) => _lines
        .SkipWhile(line => !Regex.IsMatch(line, $"^{keyword} {type}\\b"))
        .Skip(1)
        .TakeWhile(line => line != "}")
        .Where(line => !line.TrimStart().StartsWith('"'));

    static IEnumerable<string> Properties<T>() =>
        typeof(T).GetProperties().Select(property => $"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}");

    static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);
}
