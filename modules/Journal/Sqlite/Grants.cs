namespace Selec.Journal.Sqlite;

/// <summary>The one condition under which a node may be seen.</summary>
static class Grants
{
    /// <summary>True in SQL when one of the groups (a JSON list) holds a grant on the node at the moment.</summary>
    public static string Hold(string node, string groups, string now) =>
        $"EXISTS (SELECT 1 FROM grants g WHERE g.node = {node} AND g.grantee IN (SELECT value FROM json_each({groups})) "
        + $"AND {Running(now)})";

    /// <summary>True in SQL when the grant <c>g</c> has begun and has not ended.</summary>
    public static string Running(string now) => $"g.begins <= {now} AND (g.ends IS NULL OR g.ends > {now})";
}
