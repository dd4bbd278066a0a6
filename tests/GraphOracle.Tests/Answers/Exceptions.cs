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

    public static readonly string[] OurRulesAlone = ["KnownOperationTypes"];
}
