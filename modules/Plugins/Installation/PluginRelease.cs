using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>What a plug-in is called in a language.</summary>
/// <param name="Language">The language, two letters of ISO 639-1.</param>
/// <param name="Text">The title.</param>
internal sealed record PluginTitle(string Language, string Text);

/// <summary>A release of a plug-in as its manifest described it when an administrator agreed to it.</summary>
/// <param name="Version">Three numbers with dots between them.</param>
/// <param name="Stems">The name stems that it reserves.</param>
/// <param name="Rights">The rights that it asked for.</param>
/// <param name="Titles">What it is called.</param>
/// <param name="TaskForce">The Task Force whose crime area it adds, or null.</param>
internal sealed record PluginRelease(
    string Version,
    ImmutableArray<string> Stems,
    ImmutableArray<string> Rights,
    ImmutableArray<PluginTitle> Titles,
    TaskForceKey? TaskForce);
