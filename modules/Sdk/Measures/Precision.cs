using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>How exact a number is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Precision>))]
public enum Precision
{
    /// <summary>Counted or weighed.</summary>
    Exact,

    /// <summary>About so much.</summary>
    Approximate,

    /// <summary>So much or more.</summary>
    AtLeast,

    /// <summary>Somebody's estimate.</summary>
    Estimated,
}
