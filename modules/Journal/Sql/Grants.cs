using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>The parameters of a statement that say who looks, and when.</summary>
/// <param name="Groups">The groups, as the right side of IN.</param>
/// <param name="Clearance">The level to which the viewer is cleared.</param>
/// <param name="Now">The moment.</param>
readonly record struct Looks(string Groups, string Clearance, string Now)
{
    /// <summary>A level as grants store it: a higher one is a larger number.</summary>
    public static long Number(ClassificationLevel level) => (long)level;
}

/// <summary>The one condition under which a node may be seen.</summary>
static class Grants
{
    /// <summary>True in SQL when one of the groups holds a grant on the node at the moment, at a level to which the viewer is cleared.</summary>
    public static string Hold(string node, Looks looks) => $"EXISTS (SELECT 1 FROM grants g WHERE g.node = {node} AND {Given("g", looks)})";

    /// <summary>True in SQL when the viewer may see an item, and its texts where fewer may read those.</summary>
    public static string HoldTexts(string item, Looks looks)
    {
        var (node, texts) = ($"'item/' || {item}", $"'text/' || {item}");
        return $"{Hold(node, looks)} AND (NOT EXISTS (SELECT 1 FROM grants g WHERE g.node = {texts}) OR {Hold(texts, looks)})";
    }

    /// <summary>True in SQL when the grant is the viewer's, and admits.</summary>
    public static string Given(string grant, Looks looks) =>
        $"{grant}.grantee IN {looks.Groups} AND {Admits(grant, looks)}";

    /// <summary>True in SQL when the grant reaches to the viewer's clearance, has begun and has not ended.</summary>
    public static string Admits(string grant, Looks looks) =>
        $"{grant}.level <= {looks.Clearance} AND {grant}.begins <= {looks.Now} AND ({grant}.ends IS NULL OR {grant}.ends > {looks.Now})";
}
