namespace Selec.GraphOracle.Tests.Answers;

/// <summary>
/// Where the engine follows the specification of September 2025 and graphql-js 16 does not, or where the specification leaves a choice.
/// Each is counted when it applies, and nothing else is excused.
/// </summary>
internal static class Exceptions
{
    /// <summary>"Operation Type Existence" is a rule since September 2025; graphql-js 16 finds out when it executes.</summary>
    public const string OperationTypes = "exception: operation type existence";

    /// <summary>The root selections of a subscription cannot have @skip or @include since September 2025; graphql-js 16 lets them.</summary>
    public const string ConditionalSubscriptions = "exception: @skip and @include on a subscription";

    /// <summary>
    /// A variable that may be null may stand in a one-of when it has a default that is not, by IsVariableUsageAllowed of September 2025;
    /// graphql-js 16 refuses it whatever its default.
    /// </summary>
    public const string DefaultInOneOf = "exception: a variable with a default in a one-of";

    /// <summary>A variable of an output type is refused for that; graphql-js 16 adds that it does not fit where it is used.</summary>
    public const string OutputVariables = "exception: a variable of an output type";

    /// <summary>
    /// A default is shown as it was written; graphql-js 16 shows what became of it, and both are literals of the same value. Compared is that value.
    /// </summary>
    public const string WrittenDefaults = "exception: a default in other words";
}
