using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>
/// Why somebody consults, discloses or searches personal data: the justification that logs of processing show (Directive (EU) 2016/680,
/// article 25(2)).
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Purpose>))]
public enum Purpose
{
    /// <summary>To prevent crime.</summary>
    Prevention,

    /// <summary>To investigate or detect a crime.</summary>
    Investigation,

    /// <summary>To prosecute before a court.</summary>
    Prosecution,

    /// <summary>To bring together what several parties do.</summary>
    Coordination,

    /// <summary>To analyse crime, strategically or in a case.</summary>
    Analysis,

    /// <summary>To supervise the lawfulness of processing.</summary>
    Supervision,

    /// <summary>To answer a person about whom data are held.</summary>
    DataSubject,

    /// <summary>To see that the platform works and is secure.</summary>
    SystemCheck,
}
