namespace Selec.Sdk;

/// <summary>A measured thing; no value means that it was named without a number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Precision">How exact it is.</param>
public sealed record Quantity(decimal? Value, Unit? Unit, Precision? Precision)
{
    // Far beyond whatever was seized, far within what a sum can hold.
    const decimal Most = 1_000_000_000_000_000m;

    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault(string field) =>
        Value < 0 ? new Refusal("QUANTITY_NEGATIVE", "A quantity is not negative.", [field, "value"])
        : Value > Most ? new Refusal(
            "QUANTITY_TOO_LARGE", "A quantity is at most a million thousand million of its unit.", [field, "value"])
        : Value is not null && Unit is null ? new Refusal("UNIT_MISSING", "A number needs its unit.", [field, "unit"])
        : Value is null != Precision is null
        ? new Refusal("PRECISION_MISMATCH", "A number needs its precision, and only a number has one.", [field, "precision"])
        : null;
}
