namespace Selec.Torture.Checks;

/// <summary>Positions are 1, 2, 3 and so on to the head; what was appended together lies together.</summary>
static class PositionCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var next = 1L;
        foreach (var (fact, _) in evidence.Events)
        {
            if (fact.Position != next) yield return $"position {fact.Position} stands where {next} should";
            next = fact.Position + 1;
        }
        if (evidence.Head != evidence.Events.Count) yield return $"the head is {evidence.Head} and there are {evidence.Events.Count} events";
        foreach (var act in evidence.Events.GroupBy(one => one.Event.Act))
        {
            var positions = act.Select(one => one.Event.Position).ToList();
            if (positions[0] != act.Key || positions[^1] - positions[0] != positions.Count - 1) yield return $"what was appended at {act.Key} does not lie together";
        }
    }
}
