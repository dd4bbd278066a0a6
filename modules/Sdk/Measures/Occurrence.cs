using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>How exactly the time of an occurrence is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OccurrencePrecision>))]
public enum OccurrencePrecision
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>One month.</summary>
    Month,

    /// <summary>One year.</summary>
    Year,

    /// <summary>From one day to another.</summary>
    Days,

    /// <summary>From one month to another.</summary>
    Months,

    /// <summary>Not stated; some time within these days.</summary>
    Within,
}

/// <summary>When something happened, as exactly as the source says; never to be confused with when it was recorded.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Precision">What the days stand for.</param>
public sealed record Occurrence(DateOnly From, DateOnly To, OccurrencePrecision Precision)
{
    /// <summary>The year of occurrence: the year it began; null when it is not stated.</summary>
    public int? BeganIn() => Precision == OccurrencePrecision.Within ? null : From.Year;

    /// <summary>True when it began on one of these days; a time not stated counts when all of its span lies there.</summary>
    public bool BeganWithin(DateOnly? first, DateOnly? last) =>
        (first is null || From >= first) && (last is null || (Precision == OccurrencePrecision.Within ? To : From) <= last);

    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault(DateTimeOffset now, string field) => this switch
    {
        _ when To < From => new Refusal("OCCURRED_BACKWARDS", "The last day lies before the first one.", [field, "to"]),
        _ when From > DateOnly.FromDateTime(now.UtcDateTime) => new Refusal(
            "OCCURRED_IN_FUTURE", "It cannot have occurred in the future.", [field, "from"]),
        _ when To > Last(DateOnly.FromDateTime(now.UtcDateTime)) => new Refusal(
            "OCCURRED_IN_FUTURE", "It cannot have occurred in the future.", [field, "to"]),
        _ when !Fits() => new Refusal(
            "OCCURRED_PRECISION",
            "The days do not fit the precision: give whole months for months and a whole year for a year.", [field, "precision"]),
        _ => null,
    };

    bool Fits() => Precision switch
    {
        OccurrencePrecision.Day => From == To,
        OccurrencePrecision.Month => WholeMonths() && (From.Year, From.Month) == (To.Year, To.Month),
        OccurrencePrecision.Year => WholeMonths() && From.Year == To.Year && From.Month == 1 && To.Month == 12,
        OccurrencePrecision.Months => WholeMonths() && (From.Year, From.Month) != (To.Year, To.Month),
        OccurrencePrecision.Days => From < To,
        _ => true,
    };

    // A month or a year is named before it is over.
    DateOnly Last(DateOnly today) =>
        Precision is OccurrencePrecision.Day or OccurrencePrecision.Days ? today : new DateOnly(today.Year, 12, 31);

    bool WholeMonths() => From.Day == 1 && To.Day == DateTime.DaysInMonth(To.Year, To.Month);
}
