using System.Globalization;

namespace Selec.Torture.Checks;

/// <summary>The chains of the audit log hold, and each transaction with events has one entry, which names what it wrote.</summary>
static class AuditCheck
{
    public static IEnumerable<string> Faults(Evidence evidence)
    {
        foreach (var fault in evidence.AuditFaults) yield return $"the chain {fault.Chain} does not hold at {fault.Sequence}";
        var entries = evidence.AuditObjects.GroupBy(objects => objects).ToDictionary(group => group.Key, group => group.Count());
        foreach (var act in evidence.Events.GroupBy(one => one.Event.Act))
        {
            var written = act.GroupBy(one => one.Event.Stream).Select(stream => string.Create(CultureInfo.InvariantCulture, $"{stream.Key}@{stream.Max(one => one.Event.Version)}"));
            var objects = string.Join('\n', written);
            if (entries.GetValueOrDefault(objects) != 1) yield return $"what was appended at {act.Key} has {entries.GetValueOrDefault(objects)} entries";
        }
    }
}
