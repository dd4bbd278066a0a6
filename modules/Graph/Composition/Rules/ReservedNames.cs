using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>Two leading underscores belong to introspection.
/// See https://spec.graphql.org/September2025/#sec-Names.Reserved-Names</summary>
internal static class ReservedNames
{
    public static void Check(ElementPlace place, string name, SourceText source, Location location, ErrorLog errors)
    {
        if (name.Length > 1 && name[0] == '_' && name[1] == '_' && !BuiltInTypes.Holds(source))
        {
            errors.Add(place.CoordinateOf(name), source, location, "Names with two leading underscores are reserved.");
        }
    }
}
