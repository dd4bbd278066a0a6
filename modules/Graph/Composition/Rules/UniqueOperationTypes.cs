using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>Each kind of operation begins with one type. See https://spec.graphql.org/September2025/#sec-Root-Operation-Types</summary>
internal static class UniqueOperationTypes
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        var seen = new HashSet<OperationKind>();
        foreach (var root in composed.Roots.All)
        {
            if (!seen.Add(root.Kind))
            {
                errors.Add("schema", root.Source, root.Location, "This kind of operation already has a type.");
            }
        }
    }
}
