using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>In what it is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Unit>))]
public enum Unit
{
    /// <summary>Kilogram.</summary>
    Kg,

    /// <summary>Gram.</summary>
    G,

    /// <summary>Litre.</summary>
    L,

    /// <summary>Piece.</summary>
    Piece,

    /// <summary>Pill or tablet.</summary>
    Pill,

    /// <summary>Package.</summary>
    Package,

    /// <summary>Person.</summary>
    Person,

    /// <summary>Euro.</summary>
    Eur,
}
