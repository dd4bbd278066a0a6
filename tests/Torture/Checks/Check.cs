namespace Selec.Torture.Checks;

/// <summary>Something that must hold after every round.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Faults">Where it does not hold.</param>
sealed record Check(string Name, Func<Evidence, IEnumerable<string>> Faults)
{
    const int MostFaults = 5;

    /// <summary>All that must hold.</summary>
    public static readonly IReadOnlyList<Check> All =
    [
        new("answers", evidence => evidence.Deeds.Complaints),
        new("acknowledged", AcknowledgedCheck.Faults),
        new("once", OnceCheck.Faults),
        new("versions", VersionCheck.Faults),
        new("positions", PositionCheck.Faults),
        new("keys", KeyCheck.Faults),
        new("projections", evidence => ReadSideCheck.Faults(evidence, table => !ReadSideCheck.Own.Contains(table))),
        new("grants", evidence => ReadSideCheck.Faults(evidence, table => table == "grants")),
        new("claims", evidence => ReadSideCheck.Faults(evidence, table => table == "claims")),
        new("names", RuleChecks.Names),
        new("guards", RuleChecks.Guards),
        new("money", RuleChecks.Money),
        new("reminders", ReminderCheck.Faults),
        new("snapshots", SnapshotCheck.Faults),
        new("carried out", PaperCheck.Faults),
        new("audit", AuditCheck.Faults),
        new("followers", FollowerCheck.Faults),
    ];

    /// <summary>The checks that found something, each with the first faults that it found.</summary>
    public static IReadOnlyList<(string Check, IReadOnlyList<string> Faults)> FindIn(Evidence evidence) =>
        [.. All.Select(check => (check.Name, check.First(evidence))).Where(found => found.Item2.Count > 0)];

    /// <summary>The first faults. What cannot even be looked at does not hold.</summary>
    IReadOnlyList<string> First(Evidence evidence)
    {
        try
        {
            return [.. Faults(evidence).Take(MostFaults)];
        }
        catch (Exception fault)
        {
            return [$"{fault.GetType().Name}: {fault.Message}"];
        }
    }

    /// <summary>What was found, as text; empty where nothing was.</summary>
    public static string Report(IReadOnlyList<(string Check, IReadOnlyList<string> Faults)> found) =>
        string.Join('\n', found.SelectMany(one => one.Faults.Select(fault => $"{one.Check}: {fault}")));
}
