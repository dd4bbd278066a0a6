namespace Selec.Graph.Composition.Rules;

/// <summary>No type begins operations of two kinds. See https://spec.graphql.org/September2025/#sec-Root-Operation-Types</summary>
internal static class DistinctRootTypes
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        var roots = composed.Roots.All;
        for (var i = 1; i < roots.Count; i++)
        {
            var root = roots[i];
            if (root.Type is not null && roots.Take(i).Any(earlier => earlier.Kind != root.Kind && ReferenceEquals(earlier.Type, root.Type)))
            {
                errors.Add("schema", root.Source, root.Location, $"{root.Type} already answers another kind of operation.");
            }
        }
    }
}
