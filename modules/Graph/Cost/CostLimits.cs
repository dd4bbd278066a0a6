namespace Selec.Graph.Cost;

/// <summary>What one operation may cost; estimated from the values of its variables and refused before any resolver runs.</summary>
public sealed record CostLimits
{
    public static CostLimits Default { get; } = new();

    /// <summary>For operations that were judged before, such as trusted documents.</summary>
    public static CostLimits None { get; } = new() { MaxFieldCost = double.MaxValue, MaxTypeCost = double.MaxValue };

    /// <summary>The weights of all fields, as often as they are resolved.</summary>
    public double MaxFieldCost { get; init; } = 20_000;

    /// <summary>The objects in the answer.</summary>
    public double MaxTypeCost { get; init; } = 20_000;

    /// <summary>How long a list is taken to be when the schema does not say.</summary>
    public int AssumedListSize { get; init; } = 10;

    /// <summary>Places looked at while a cost is estimated; an operation with more of them is refused.</summary>
    public int MaxSteps { get; init; } = 100_000;
}

/// <summary>What a caller wants to hear of an operation's cost, in <c>extensions.operationCost</c>.</summary>
public enum CostReporting
{
    None,

    /// <summary>With the answer.</summary>
    Report,

    /// <summary>Instead of the answer: nothing is executed.</summary>
    Validate,
}
