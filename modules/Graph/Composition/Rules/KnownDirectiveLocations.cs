namespace Selec.Graph.Composition.Rules;

/// <summary>A directive is defined for places that there are. See https://spec.graphql.org/September2025/#DirectiveLocations</summary>
internal static class KnownDirectiveLocations
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var (source, directive) in composed.Drafts.Directives.Values)
        {
            foreach (var place in directive.Locations)
            {
                if (!DirectivePlaces.IsKnown(place.Name))
                {
                    errors.Add("@" + directive.Name, source, place.Location, $"There is no directive location {place.Name}.");
                }
            }
        }
    }
}
