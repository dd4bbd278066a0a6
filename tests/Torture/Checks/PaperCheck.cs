using Selec.Torture.World;

namespace Selec.Torture.Checks;

/// <summary>What a fact demands outside was done, and nothing that no fact demands.</summary>
static class PaperCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var papers = evidence.Papers.ToHashSet();
        foreach (var demanded in evidence.Events.Where(one => one.Fact is PaperDestroyed))
        {
            if (!papers.Remove(demanded.Fact.Act)) yield return $"the paper of {demanded.Fact.Act} was to be destroyed and is not";
        }
        foreach (var paper in papers) yield return $"the paper of {paper} is destroyed, and nothing stored demands it";
    }
}
