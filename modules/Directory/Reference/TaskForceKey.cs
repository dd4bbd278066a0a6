using System.Text.Json;
using System.Text.Json.Serialization;

namespace Selec.Directory.Reference;

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

/// <summary>How the codes of the directory are written.</summary>
static class Written
{
    /// <summary>A Task Force's key in groups and file names: <c>stolen-vehicles</c>.</summary>
    public static string Key(this TaskForceKey taskForce) => JsonNamingPolicy.KebabCaseLower.ConvertName(taskForce.ToString());

    /// <summary>An enumeration's value as the schema names it: <c>CASE_OFFICER</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
