using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>The eight Task Forces.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaskForceKey>))]
public enum TaskForceKey
{
    /// <summary>Countering Trafficking in Human Beings and Illegal Migration.</summary>
    Thb,

    /// <summary>Anti-Drug Trafficking.</summary>
    Drugs,

    /// <summary>Financial and Computer Crime.</summary>
    Cyber,

    /// <summary>Stolen Vehicles.</summary>
    StolenVehicles,

    /// <summary>Anti-Fraud and Anti-Smuggling.</summary>
    AntiFraud,

    /// <summary>Anti-Terrorism.</summary>
    AntiTerrorism,

    /// <summary>Container Security.</summary>
    ContainerSecurity,

    /// <summary>Environment and Nature Related Crimes.</summary>
    Environment,
}
