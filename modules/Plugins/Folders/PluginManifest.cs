using System.Collections.Immutable;
using Selec.Plugins.Installation;
using Selec.Sdk;

namespace Selec.Plugins.Folders;

/// <summary>What a plug-in says of itself before any of its code runs: its <c>plugin.json</c>.</summary>
/// <param name="Id">Its id, for ever.</param>
/// <param name="Version">Its release.</param>
/// <param name="Sdk">The kit that it was made for.</param>
/// <param name="Assembly">The file of its entry's assembly.</param>
/// <param name="Stems">The name stems that it reserves.</param>
/// <param name="Rights">The rights that it asks for.</param>
/// <param name="Titles">What it is called.</param>
/// <param name="TaskForce">The Task Force whose crime area it adds, or null.</param>
internal sealed record PluginManifest(
    string Id,
    Version Version,
    SdkRange Sdk,
    string Assembly,
    ImmutableArray<string> Stems,
    ImmutableArray<string> Rights,
    ImmutableArray<PluginTitle> Titles,
    TaskForceKey? TaskForce)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "plugin.json";

    /// <summary>What an installation records of it.</summary>
    public PluginRelease Release => new(Version.ToString(), Stems, Rights, Titles, TaskForce);
}

/// <summary>A manifest that cannot be used; the message names the field and what is expected of it.</summary>
internal sealed class ManifestException(string message) : Exception(message);
