using System.Text.Json.Serialization;
using Selec.Plugins.Installation;

namespace Selec.Plugins;

/// <summary>JSON of everything the module stores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(PluginInstalled))]
[JsonSerializable(typeof(PluginUpgraded))]
[JsonSerializable(typeof(PluginEnabled))]
[JsonSerializable(typeof(PluginDisabled))]
[JsonSerializable(typeof(PluginView))]
internal sealed partial class PluginsJson : JsonSerializerContext;
