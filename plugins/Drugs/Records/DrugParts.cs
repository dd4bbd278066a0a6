using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Where it was.</summary>
/// <param name="Country">The country.</param>
/// <param name="Region">Its administrative unit, ISO 3166-2.</param>
/// <param name="Type">What kind of place.</param>
/// <param name="Description">The place in words.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
internal sealed record DrugPlace(
    string Country, string? Region, DrugPlaceType Type, Sealed<string>? Description, decimal? Latitude, decimal? Longitude)
{
    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault() =>
        Region is not null && !Region.StartsWith(Country + "-", StringComparison.Ordinal)
            ? new Refusal("REGION_ELSEWHERE", "The region belongs to another country.", ["place", "region"])
        : Latitude is null != Longitude is null
            ? new Refusal(
                "POSITION_INCOMPLETE", "A position has a latitude and a longitude.", ["place", Latitude is null ? "latitude" : "longitude"])
        : Latitude is < -90 or > 90 ? new Refusal("LATITUDE_OUT_OF_RANGE", "A latitude lies between -90 and 90.", ["place", "latitude"])
        : Longitude is < -180 or > 180
            ? new Refusal("LONGITUDE_OUT_OF_RANGE", "A longitude lies between -180 and 180.", ["place", "longitude"])
        : Latitude == 0 && Longitude == 0
            ? new Refusal("POSITION_MISSING", "Zero and zero is what devices write when they know no position.", ["place", "latitude"])
        : Type == DrugPlaceType.Dwelling && (TooExact(Latitude) || TooExact(Longitude))
            ? new Refusal(
                "POSITION_TOO_EXACT", "The position of a dwelling has at most two decimals; its address is text.", ["place", "latitude"])
        : null;

    /// <summary>
    /// True when the position is given and lies outside the country, as far as its extent is known; the sea belongs to nobody.
    /// </summary>
    public bool IsOutsideCountry() =>
        Latitude is { } north && Longitude is { } east && Type != DrugPlaceType.Sea
        && CountryExtent.Of(Country) is { } extent && !extent.Holds(north, east);

    static bool TooExact(decimal? degrees) => degrees is { } value && value * 100 != decimal.Truncate(value * 100);
}

/// <summary>How pure it was, in percent.</summary>
/// <param name="Minimum">The least found.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Maximum">The most found.</param>
internal sealed record DrugPurity(decimal? Minimum, decimal? Mean, decimal? Maximum)
{
    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault(string field) =>
        (Minimum ?? Mean ?? Maximum) is null ? new Refusal("PURITY_MISSING", "Give at least one of minimum, mean and maximum.", [field])
        : new[] { Minimum, Mean, Maximum }.Any(percent => percent is < 0 or > 100)
            ? new Refusal("PURITY_OUT_OF_RANGE", "A purity lies between 0 and 100 percent.", [field])
        : Minimum > Mean || Mean > Maximum || Minimum > Maximum
            ? new Refusal("PURITY_OUT_OF_ORDER", "The minimum is at most the mean, and the mean at most the maximum.", [field])
        : null;
}

/// <summary>A stop of the route.</summary>
/// <param name="Kind">What it is on the route.</param>
/// <param name="Country">The country.</param>
/// <param name="Basis">How that is known.</param>
internal sealed record DrugRouteStop(DrugRouteStopKind Kind, string Country, DrugRouteBasis Basis)
{
    /// <summary>The first rule that a route breaks, or null: one origin, one departure, transits in order, one destination.</summary>
    public static Refusal? Fault(ImmutableArray<DrugRouteStop> route)
    {
        for (var i = 1; i < route.Length; i++)
        {
            var (before, stop) = (route[i - 1], route[i]);
            if (stop.Kind < before.Kind)
            {
                return Broken("ROUTE_OUT_OF_ORDER", "A route leads from origin and departure through transit to the destination.");
            }
            if (stop.Kind == before.Kind && stop.Kind != DrugRouteStopKind.Transit)
            {
                return Broken("ROUTE_STOP_REPEATED", "A route has one origin, one departure and one destination.");
            }
            if (stop.Kind == before.Kind && stop.Country == before.Country)
            {
                return Broken("ROUTE_STOP_REPEATED", "Name each country of transit once in a row.");
            }
        }
        return null;
    }

    static Refusal Broken(string code, string message) => new(code, message, ["route"]);
}

/// <summary>How it was hidden.</summary>
/// <param name="Place">Where, as a code.</param>
/// <param name="Description">Where, in words.</param>
internal sealed record DrugConcealment(DrugHidingPlace Place, Sealed<string>? Description);

/// <summary>How it was packed, as it is entered.</summary>
/// <param name="Kind">How.</param>
/// <param name="Packages">In how many packages.</param>
/// <param name="Markings">Logos and other marks.</param>
/// <param name="Parcels">The numbers of parcels or consignments.</param>
internal sealed record DrugPackaging(
    DrugPackagingKind? Kind, int? Packages, Sealed<string>? Markings, ImmutableArray<Sealed<string>> Parcels)
{
    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault() => Packages < 1
        ? new Refusal("PACKAGES_NOT_POSITIVE", "There is at least one package, or their number is not known.", ["packaging", "packages"])
        : null;

    /// <summary>As the API shows it.</summary>
    public DrugPackagingView View() => new(Kind, Packages, Markings, [.. Parcels.Select(number => new DrugParcel(number))]);
}

/// <summary>How it was packed.</summary>
internal sealed record DrugPackagingView(
    DrugPackagingKind? Kind, int? Packages, Sealed<string>? Markings, ImmutableArray<DrugParcel> Parcels);

/// <summary>A parcel or consignment.</summary>
/// <param name="Number">Its number.</param>
internal sealed record DrugParcel(Sealed<string> Number);

/// <summary>Persons of one kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sex">Of which sex.</param>
/// <param name="Citizenship">Of which citizenship; null when not known.</param>
/// <param name="Role">What they had to do with it.</param>
internal sealed record DrugPersons(int Count, DrugPersonSex Sex, string? Citizenship, DrugPersonRole Role)
{
    /// <summary>The first rule that these break, or null.</summary>
    public static Refusal? Fault(ImmutableArray<DrugPersons> persons) =>
        persons.Any(part => part.Count < 1)
            ? new Refusal("PERSONS_NOT_POSITIVE", "Name only kinds of persons of whom there is one or more.", ["persons"])
        : persons.Select(part => (part.Sex, part.Citizenship, part.Role)).Distinct().Count() != persons.Length
            ? new Refusal("PERSONS_REPEATED", "Name each kind of persons once, with their number.", ["persons"])
        : null;
}

/// <summary>The laboratory that it came from.</summary>
/// <param name="Kind">How large.</param>
/// <param name="Stage">What was done there.</param>
/// <param name="Equipment">What stood there.</param>
internal sealed record DrugLaboratoryLink(DrugLaboratoryKind Kind, DrugLaboratoryStage? Stage, Sealed<string>? Equipment);

/// <summary>A party that a record was shared with.</summary>
/// <param name="Party">The party.</param>
/// <param name="Since">Since when.</param>
internal sealed record DrugShare(PartyCode Party, DateTimeOffset Since)
{
    /// <summary>The shares of a circle.</summary>
    public static ImmutableArray<DrugShare> Of(RecordCircle circle) =>
        [.. circle.Shared.Select(one => new DrugShare(one.Party, one.Since))];
}
