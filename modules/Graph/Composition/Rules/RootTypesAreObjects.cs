using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>What an operation begins with is an object, whether the schema names its type or the type has a name that stands for it.
/// See https://spec.graphql.org/September2025/#sec-Root-Operation-Types</summary>
internal static class RootTypesAreObjects
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var root in composed.Roots.All)
        {
            if (root.Type is not (null or ObjectType))
            {
                errors.Add("schema", root.Source, root.Location, $"{root.Type} is not an object type.");
            }
        }
    }
}
