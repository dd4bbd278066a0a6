namespace Selec.Investigations;

/// <summary>What kind of result it is.</summary>
internal enum ResultKind
{
    /// <summary>Goods, money or things seized.</summary>
    Seizure,

    /// <summary>Persons arrested, detained, wanted.</summary>
    Persons,

    /// <summary>Persons detected who are no suspects.</summary>
    Detection,

    /// <summary>A figure that enters no sum.</summary>
    Figure,

    /// <summary>Something in a category that a plug-in declared.</summary>
    Declared,
}

/// <summary>How it is known which State acted.</summary>
internal enum Attribution
{
    /// <summary>The source names it.</summary>
    Stated,

    /// <summary>It follows from what the source says.</summary>
    Inferred,

    /// <summary>Not known; the participating States acted jointly.</summary>
    Unknown,
}

/// <summary>What was seized.</summary>
internal enum SeizureCategory
{
    /// <summary>Marijuana.</summary>
    Marijuana,

    /// <summary>Cannabis resin.</summary>
    CannabisResin,

    /// <summary>Heroin.</summary>
    Heroin,

    /// <summary>Cocaine.</summary>
    Cocaine,

    /// <summary>Ecstasy.</summary>
    Ecstasy,

    /// <summary>Amphetamine.</summary>
    Amphetamine,

    /// <summary>Methamphetamine.</summary>
    Methamphetamine,

    /// <summary>Synthetic drugs not named further.</summary>
    SyntheticDrugs,

    /// <summary>Drug precursors.</summary>
    DrugPrecursors,

    /// <summary>Firearms.</summary>
    Firearms,

    /// <summary>Ammunition.</summary>
    Ammunition,

    /// <summary>Explosives.</summary>
    Explosives,

    /// <summary>Vehicles.</summary>
    Vehicles,

    /// <summary>Cash.</summary>
    Cash,

    /// <summary>Property.</summary>
    Property,

    /// <summary>Payment cards.</summary>
    PaymentCards,

    /// <summary>Telephones.</summary>
    Phones,

    /// <summary>SIM cards.</summary>
    SimCards,

    /// <summary>Jewellery.</summary>
    Jewellery,

    /// <summary>Documents.</summary>
    Documents,

    /// <summary>Laboratories dismantled.</summary>
    Laboratories,

    /// <summary>Tobacco products.</summary>
    Tobacco,

    /// <summary>Counterfeit goods.</summary>
    CounterfeitGoods,

    /// <summary>Cultural goods.</summary>
    CulturalGoods,

    /// <summary>Something else; the description says what.</summary>
    Other,
}

/// <summary>At which price goods were valued.</summary>
internal enum ValueLevel
{
    /// <summary>The source does not say.</summary>
    NotStated,

    /// <summary>Wholesale price.</summary>
    Wholesale,

    /// <summary>Retail or street price.</summary>
    Retail,
}

/// <summary>What was done with persons, or how they are sought. The words differ from State to State and are kept apart.</summary>
internal enum PersonsKind
{
    /// <summary>Detained.</summary>
    Detained,

    /// <summary>Apprehended.</summary>
    Apprehended,

    /// <summary>Arrested.</summary>
    Arrested,

    /// <summary>Charged.</summary>
    Charged,

    /// <summary>Arrested and charged.</summary>
    ArrestedAndCharged,

    /// <summary>Declared wanted.</summary>
    Wanted,

    /// <summary>At large.</summary>
    AtLarge,
}

/// <summary>The INTERPOL notice under which persons are sought.</summary>
internal enum WantedNotice
{
    /// <summary>Red: arrest.</summary>
    Red,

    /// <summary>Blue: whereabouts.</summary>
    Blue,

    /// <summary>Green: warning.</summary>
    Green,

    /// <summary>Yellow: missing.</summary>
    Yellow,
}

/// <summary>Who was detected.</summary>
internal enum DetectionKind
{
    /// <summary>Migrants.</summary>
    Migrants,

    /// <summary>Presumed victims of trafficking.</summary>
    PresumedVictims,
}

/// <summary>A figure that is kept and never summed.</summary>
internal enum FigureKind
{
    /// <summary>What could have been produced from what was seized.</summary>
    PotentialProductValue,

    /// <summary>Money that the group moved.</summary>
    MovedMoney,

    /// <summary>Damage done.</summary>
    Damage,

    /// <summary>Bank accounts that the group used.</summary>
    BankAccounts,

    /// <summary>Members of the group.</summary>
    GroupMembers,

    /// <summary>Searches carried out.</summary>
    Searches,

    /// <summary>Migrants whom the group is suspected to have smuggled.</summary>
    SuspectedMigrants,

    /// <summary>Persons arrested in earlier actions.</summary>
    EarlierArrests,

    /// <summary>Parcels of earlier actions.</summary>
    EarlierParcels,

    /// <summary>Anything else of earlier actions.</summary>
    EarlierOther,

    /// <summary>A total that the source itself gives over rows of this ledger.</summary>
    StatedTotal,

    /// <summary>Something else; the description says what.</summary>
    Other,
}
