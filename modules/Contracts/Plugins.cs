using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>A plug-in whose assembly is loaded and whose entry was made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Stems">The name stems that it reserves.</param>
/// <param name="Rights">The rights that it asked for.</param>
/// <param name="Entry">Its entry.</param>
/// <param name="File">The content of a file of its folder, by name; null when there is none.</param>
public sealed record LoadedPlugin(
    string Id, ImmutableArray<string> Stems, ImmutableArray<string> Rights, ITaskForcePlugin Entry, Func<string, byte[]?> File)
{
    /// <summary>Which release of it, and content: what an earlier one computed is computed anew.</summary>
    public string Release { get; init; } = "";
}

/// <summary>What became of an attempt to put plug-ins into force.</summary>
/// <param name="Faults">Why a plug-in does not fit, by id; those that fit are in force.</param>
/// <param name="Drained">
/// Completes when nothing works any more with what was in force before: true, or false when some work did not end in time.
/// </param>
public sealed record CompositionOutcome(IReadOnlyDictionary<string, string> Faults, Task<bool> Drained);

/// <summary>The schema, the actors and the read models that are in force: the core and the plug-ins that fit.</summary>
public interface IComposition
{
    /// <summary>
    /// Composes the core with these plug-ins and swaps it in as a whole. A plug-in that does not fit is left out and named; the core stays
    /// valid whatever the plug-ins are. Rows of their read models are computed first where they are missing.
    /// </summary>
    Task<CompositionOutcome> ReplaceAsync(ImmutableArray<LoadedPlugin> plugins, CancellationToken cancellationToken);
}

/// <summary>Told of plug-ins that break a promise while they run.</summary>
public interface IPluginWatch
{
    /// <summary>Code of the plug-in did not return in time; its thread is lost.</summary>
    void NeverReturned(string plugin);
}

/// <summary>A category of results that a plug-in declared.</summary>
/// <param name="Code">UPPER_SNAKE.</param>
/// <param name="Title">In English, for lists.</param>
/// <param name="Units">The units in which it is counted.</param>
/// <param name="Plugin">Who declared it.</param>
public sealed record ResultCategory(string Code, string Title, ImmutableArray<Unit> Units, string Plugin);

/// <summary>The categories of results that the active plug-ins declare.</summary>
public interface IResultCategories
{
    /// <summary>The categories, by code.</summary>
    IReadOnlyDictionary<string, ResultCategory> Declared { get; }
}
