using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>Queries have a type to begin with. See https://spec.graphql.org/September2025/#sec-Root-Operation-Types</summary>
internal static class QueryRoot
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        if (!composed.Roots.All.Any(root => root.Kind == OperationKind.Query))
        {
            errors.Add("schema", composed.Drafts.Schema.FirstOrDefault()?.Source, new Location(1, 1), "There is no query type.");
        }
    }
}
