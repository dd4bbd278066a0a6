namespace Selec.Plugins.StolenVehicles;

/// <summary>What kind of vehicle.</summary>
internal enum VehicleCategory
{
    /// <summary>A passenger car.</summary>
    PassengerCar,

    /// <summary>A van.</summary>
    Van,

    /// <summary>A lorry.</summary>
    Lorry,

    /// <summary>A tractor of a semi-trailer.</summary>
    TractorUnit,

    /// <summary>A trailer or semi-trailer.</summary>
    Trailer,

    /// <summary>A bus or coach.</summary>
    Bus,

    /// <summary>A motor caravan or caravan.</summary>
    Caravan,

    /// <summary>A motorcycle.</summary>
    Motorcycle,

    /// <summary>A moped.</summary>
    Moped,

    /// <summary>A machine of agriculture.</summary>
    AgriculturalMachine,

    /// <summary>A machine of construction.</summary>
    ConstructionMachine,

    /// <summary>Another one.</summary>
    Other,
}

/// <summary>The main colour.</summary>
internal enum VehicleColour
{
    /// <summary>Beige.</summary>
    Beige,

    /// <summary>Black.</summary>
    Black,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Brown.</summary>
    Brown,

    /// <summary>Gold.</summary>
    Gold,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Grey.</summary>
    Grey,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Pink.</summary>
    Pink,

    /// <summary>Purple.</summary>
    Purple,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Silver.</summary>
    Silver,

    /// <summary>White.</summary>
    White,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>More than one main colour.</summary>
    Multicoloured,
}

/// <summary>What became of it; only ever further down, from either of the first two.</summary>
internal enum VehicleStatus
{
    /// <summary>Stolen and not found.</summary>
    Stolen,

    /// <summary>Embezzled, such as hired and not brought back, and not found.</summary>
    Embezzled,

    /// <summary>Found.</summary>
    Found,

    /// <summary>Back with its owner.</summary>
    Returned,
}

/// <summary>For what a plate is given out.</summary>
internal enum VehiclePlateKind
{
    /// <summary>For good.</summary>
    Permanent,

    /// <summary>For a time, as to a trader or for transfer.</summary>
    Temporary,

    /// <summary>For leaving the country.</summary>
    Export,
}

/// <summary>To whom a vehicle is registered.</summary>
internal enum VehicleHolderKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A company.</summary>
    Company,
}

/// <summary>How a claim of repatriation stands.</summary>
internal enum VehicleClaimState
{
    /// <summary>Claimed; the State where the vehicle stands has not answered.</summary>
    Claimed,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>How the State where the vehicle stands answers a claim.</summary>
internal enum VehicleClaimOutcome
{
    /// <summary>It goes back.</summary>
    Granted,

    /// <summary>It stays.</summary>
    Refused,
}

/// <summary>The acts on a reported vehicle.</summary>
internal enum VehicleAction
{
    /// <summary>Say that it was found or returned.</summary>
    ChangeStatus,

    /// <summary>Link it to the vehicle that it copies.</summary>
    LinkClone,

    /// <summary>Enter a registration.</summary>
    RecordRegistration,

    /// <summary>Claim it back.</summary>
    ClaimRepatriation,

    /// <summary>Grant or refuse the claim.</summary>
    ResolveClaim,

    /// <summary>Share the record, or one's own texts of it.</summary>
    Share,
}
