using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Grants written down once for requests, threads and messages.</summary>
internal static class Grants
{
    /// <summary>The groups may read the node from a moment on; nothing while that moment has not come.</summary>
    public static IEnumerable<Grant> To(string node, DateTimeOffset? from, params IEnumerable<string> groups) =>
        from is { } since ? groups.Distinct().Select(group => new Grant(node, group, since, null)) : [];

    /// <summary>
    /// Who learns of an exchange without being a side of it: the Operational Directorate and the Task Force's managers its codes and dates
    /// alone, the Analytical Unit its text as well when the requester copies it.
    /// </summary>
    public static IEnumerable<string> Bystanders(TaskForceKey? taskForce, bool copied)
    {
        yield return Groups.Operations;
        if (taskForce is { } force) yield return Groups.TaskForce(force);
        if (copied) yield return Groups.Analysis;
    }

    /// <summary>One grant for each node and group: the earliest.</summary>
    public static IEnumerable<Grant> Earliest(this IEnumerable<Grant> grants) =>
        grants.GroupBy(grant => (grant.Node, grant.Group)).Select(same => same.MinBy(grant => grant.From)!);
}
