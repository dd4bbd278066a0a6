namespace Selec.Torture.Checks;

/// <summary>What readers read is what comes out of a fresh replay, row by row.</summary>
static class ReadSideCheck
{
    /// <summary>Tables that have a check of their own.</summary>
    public static readonly IReadOnlyList<string> Own = ["grants", "claims", "reminders"];

    public static IEnumerable<string> Faults(Evidence evidence, Func<string, bool> isAsked)
    {
        foreach (var table in evidence.Read.Keys.Union(evidence.Anew.Keys).Where(isAsked))
        {
            var read = Counted(evidence.Read.GetValueOrDefault(table, []));
            var anew = Counted(evidence.Anew.GetValueOrDefault(table, []));
            foreach (var (row, count) in read)
            {
                if (anew.GetValueOrDefault(row) < count) yield return $"{table} holds a row {count} times, and a replay gives it {anew.GetValueOrDefault(row)} times: {row}";
            }
            foreach (var (row, count) in anew)
            {
                if (read.GetValueOrDefault(row) < count) yield return $"{table} holds a row {read.GetValueOrDefault(row)} times, and a replay gives it {count} times: {row}";
            }
        }
    }

    static Dictionary<string, int> Counted(IReadOnlyList<string> rows) => rows.GroupBy(row => row).ToDictionary(group => group.Key, group => group.Count());
}
