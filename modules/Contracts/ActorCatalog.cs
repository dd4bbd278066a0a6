using System.Collections.Frozen;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>Every kind of actor that the modules and plug-ins define, built once by the host.</summary>
/// <param name="definitions">The definitions; no two of a kind.</param>
public sealed class ActorCatalog(IEnumerable<ActorDefinition> definitions)
{
    readonly FrozenDictionary<string, ActorDefinition> _byKind = definitions.ToFrozenDictionary(definition => definition.Kind);

    /// <summary>The kinds defined.</summary>
    public IReadOnlyCollection<string> Kinds => _byKind.Keys;

    /// <summary>The definition of a kind.</summary>
    /// <exception cref="InvalidOperationException">No module defines the kind.</exception>
    public ActorDefinition Of(string kind) =>
        _byKind.TryGetValue(kind, out var definition)
            ? definition
            : throw new InvalidOperationException($"No module defines actors of the kind {kind}.");
}

/// <summary>Every read model's table, so that the store can create them when it starts.</summary>
/// <param name="Tables">The tables.</param>
public sealed record TableCatalog(IReadOnlyCollection<Table> Tables);
