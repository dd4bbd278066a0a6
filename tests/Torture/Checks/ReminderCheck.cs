using Selec.Torture.World;

namespace Selec.Torture.Checks;

/// <summary>Every review that was set is done, once; no reminder stands for one that was.</summary>
static class ReminderCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        var done = evidence.Events.Where(one => one.Fact is ReviewDone).GroupBy(one => one.Fact.Act).ToDictionary(group => group.Key, group => group.Count());
        foreach (var set in evidence.Events.Where(one => one.Fact is ReviewSet))
        {
            done.Remove(set.Fact.Act, out var times);
            if (times != 1) yield return $"the review {set.Fact.Act} of {set.Event.Stream} was done {times} times";
        }
        foreach (var (review, _) in done) yield return $"the review {review} was done and never set";
        foreach (var fault in ReadSideCheck.Faults(evidence, table => table == "reminders")) yield return fault;
        foreach (var row in evidence.Read.GetValueOrDefault("reminders", [])) yield return $"a reminder stands after all were due: {row}";
    }
}
