using System.Collections.Immutable;

namespace Selec.Sdk;

/// <summary>
/// Originators' own markings and the SELEC levels that they equal (Convention, article 20). Both are always kept; a level is never lowered
/// on import.
/// </summary>
/// <param name="Levels">The levels by marking: <c>BG.POVERITELNO</c>.</param>
public sealed record MarkingTable(ImmutableSortedDictionary<string, ClassificationLevel> Levels)
{
    /// <summary>No marking is known.</summary>
    public static readonly MarkingTable Empty = new(ImmutableSortedDictionary.Create<string, ClassificationLevel>(StringComparer.Ordinal));

    /// <summary>The party whose marking it is: what stands before the full stop.</summary>
    public static PartyCode PartyOf(string marking) => new(marking[..marking.IndexOf('.', StringComparison.Ordinal)]);

    /// <summary>The SELEC level that a marking equals, or null when no equivalence is known.</summary>
    public ClassificationLevel? LevelOf(string marking) => Levels.TryGetValue(marking, out var level) ? level : null;

    /// <summary>With further equivalences; one that is known already is replaced.</summary>
    public MarkingTable With(IEnumerable<KeyValuePair<string, ClassificationLevel>> further) => new(Levels.SetItems(further));
}
