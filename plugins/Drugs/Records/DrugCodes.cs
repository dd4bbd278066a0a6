namespace Selec.Plugins.Drugs;

/// <summary>What was seized.</summary>
internal enum DrugSubstance
{
    Opium,
    Morphine,
    Heroin,
    Cocaine,
    HerbalCannabis,
    CannabisResin,
    CannabisPlant,
    Amphetamine,
    Methamphetamine,
    Mdma,
    Lsd,
    Nps,
    Precursor,
    Other,
}

/// <summary>In which form.</summary>
internal enum DrugForm
{
    Powder,
    Tablet,
    Capsule,
    Crystal,
    Liquid,
    PlantMatter,
    Resin,
    Blotter,
    Other,
}

/// <summary>In what it was measured.</summary>
internal enum DrugUnit
{
    Kg,
    G,
    L,
    Ml,

    /// <summary>A tablet, a capsule, a blotter.</summary>
    Unit,

    Plant,
}

/// <summary>What kind of place it was.</summary>
internal enum DrugPlaceType
{
    BorderCrossing,
    Seaport,
    Airport,
    Railway,
    Road,
    Dwelling,
    PostalHub,
    OpenLand,
    Laboratory,
    Sea,
    Other,
}

/// <summary>At which level of trade a price was paid.</summary>
internal enum DrugPriceLevel
{
    Wholesale,
    Retail,
}

/// <summary>What a place is on a route.</summary>
internal enum DrugRouteStopKind
{
    Origin,
    Departure,
    Transit,
    Destination,
}

/// <summary>How it is known that a country lies on the route.</summary>
internal enum DrugRouteBasis
{
    Proven,
    Suspected,
    Unknown,
}

/// <summary>How it was carried.</summary>
internal enum DrugTransport
{
    RoadTruck,
    Van,
    Car,
    Bus,
    Rail,
    AirCargo,
    AirPassenger,
    SeaContainer,
    PostCourier,
    OnFoot,
    Other,
}

/// <summary>Where it was hidden.</summary>
internal enum DrugHidingPlace
{
    VehicleCompartment,
    Load,
    Luggage,
    OnBody,
    InBody,
    Mail,
    Container,
    Building,
    None,
    Other,
}

/// <summary>How it was packed.</summary>
internal enum DrugPackagingKind
{
    Bag,
    Brick,
    Capsule,
    Bottle,
    Barrel,
    Box,
    Loose,
    Other,
}

/// <summary>The sex of persons counted.</summary>
internal enum DrugPersonSex
{
    Female,
    Male,
    Unknown,
}

/// <summary>What persons had to do with it.</summary>
internal enum DrugPersonRole
{
    Courier,
    Driver,
    Owner,
    Organiser,
    Producer,
    Dealer,
    Other,
}

/// <summary>How large a laboratory is.</summary>
internal enum DrugLaboratoryKind
{
    Kitchen,
    Industrial,
}

/// <summary>What was done in a laboratory.</summary>
internal enum DrugLaboratoryStage
{
    Extraction,
    Synthesis,
    Purification,
    Cutting,
    Tableting,
    Packaging,
    Unknown,
}

/// <summary>What a value is worth a second look for; never a reason to refuse it.</summary>
internal enum DrugFinding
{
    /// <summary>The price lies far from what the published figures imply.</summary>
    PriceUnusual,

    /// <summary>The position lies outside the country named.</summary>
    PositionOutsideCountry,

    /// <summary>No factor leads from the unit to kilograms: the weight is unknown, not zero.</summary>
    WeightUnknown,
}
