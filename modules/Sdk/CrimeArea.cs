using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>The crime areas by which requests and joint investigations are filed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CrimeArea>))]
public enum CrimeArea
{
    /// <summary>Drugs, synthetic drugs included.</summary>
    Drugs,

    /// <summary>Substances from which drugs are made.</summary>
    DrugPrecursors,

    /// <summary>Trafficking in human beings.</summary>
    Thb,

    /// <summary>Illegal migration and smuggling of migrants.</summary>
    MigrantSmuggling,

    /// <summary>Cybercrime.</summary>
    Cyber,

    /// <summary>Financial crime and fraud.</summary>
    Fraud,

    /// <summary>Fraud by telephone.</summary>
    PhoneFraud,

    /// <summary>Forgery of documents.</summary>
    Forgery,

    /// <summary>Money laundering.</summary>
    MoneyLaundering,

    /// <summary>Customs fraud and smuggling of goods.</summary>
    CustomsFraud,

    /// <summary>Tobacco smuggling.</summary>
    Tobacco,

    /// <summary>Counterfeit goods and intellectual property.</summary>
    Counterfeit,

    /// <summary>Firearms and ammunition.</summary>
    Firearms,

    /// <summary>Terrorism.</summary>
    Terrorism,

    /// <summary>Crime by means of containers.</summary>
    Container,

    /// <summary>Stolen vehicles.</summary>
    StolenVehicles,

    /// <summary>Environmental crime.</summary>
    Environment,

    /// <summary>Wildlife crime.</summary>
    Wildlife,

    /// <summary>Cultural goods.</summary>
    CulturalGoods,

    /// <summary>Organised property crime.</summary>
    PropertyCrime,

    /// <summary>Corruption.</summary>
    Corruption,

    /// <summary>Wanted fugitives.</summary>
    Fugitives,
}
