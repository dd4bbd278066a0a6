using System.Text.Json;
using System.Text.Json.Serialization;

namespace Selec.Plugins.Folders;

/// <summary>The manifest as written, before anything in it is believed.</summary>
internal sealed record ManifestFile(
    string? Id,
    string? Version,
    SdkRangeFile? Sdk,
    string? Assembly,
    List<string?>? Stems,
    List<string?>? Rights,
    Dictionary<string, string?>? Title,
    string? TaskForce)
{
    const int LargestFile = 64 * 1024;

    /// <exception cref="ManifestException">It is no manifest.</exception>
    public static ManifestFile Parse(ReadOnlySpan<byte> json)
    {
        if (json.Length > LargestFile) throw new ManifestException($"{PluginManifest.FileName} must be smaller than 64 KiB.");
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            return JsonSerializer.Deserialize(json, ManifestJson.Default.ManifestFile)
                ?? throw new ManifestException($"{PluginManifest.FileName} must hold one JSON object.");
        }
        catch (JsonException fault)
        {
            throw new ManifestException(ManifestRules.Wrong(fault.Path));
        }
    }
}

/// <summary>The range of kits as written.</summary>
internal sealed record SdkRangeFile(string? From, string? Below);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 4)]
[JsonSerializable(typeof(ManifestFile))]
internal sealed partial class ManifestJson : JsonSerializerContext;
