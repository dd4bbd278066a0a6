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

    /// <summary>
    /// A variable that may be null is refused in a one-of wherever that stands; graphql-js 16 looks only where the one-of itself may be null and is in no list.
    /// </summary>
    public const string WrappedOneOf = "exception: a nullable variable in a wrapped one-of";

    /// <summary>A Float has 64 bits; graphql-js takes a literal beyond them as infinite.</summary>
    public const string BeyondFloat = "exception: a literal beyond what a Float can be";

    /// <summary>A variable of an output type is refused for that; graphql-js 16 adds that it does not fit where it is used.</summary>
    public const string OutputVariables = "exception: a variable of an output type";

    /// <summary>
    /// Where a fragment, a variable, an argument or an input field is there twice, which of them the other rules go by is nobody's promise. That the
    /// document is refused for it is compared.
    /// </summary>
    public const string DefinedTwice = "exception: defined twice";

    /// <summary>Fragments in a circle have no fields that could be compared; graphql-js goes round once and compares what it meets.</summary>
    public const string Circles = "exception: fields in a circle";

    /// <summary>graphql-js throws instead of answering when a subscription's @skip or @include has no argument; the engine refuses the document.</summary>
    public const string Thrown = "exception: graphql-js throws while it validates";

    /// <summary>
    /// A literal of a scalar of the schema's own that has variables inside is looked at once they have values, and fails its field then; graphql-js looks
    /// at it before, as if none had been sent.
    /// </summary>
    public const string OpenScalars = "exception: a scalar with variables inside";

    /// <summary>
    /// What a list has for items that stands where none is expected, only the scalar knows; graphql-js takes them for more of that scalar, so that a
    /// variable in it must be of that type.
    /// </summary>
    public const string ListedInScalars = "exception: a variable in a list within a scalar";

    /// <summary>
    /// A source that fails ends the answers with one that says so, at the field; graphql-js hands the failure on to whoever reads the answers.
    /// </summary>
    public const string BrokenSources = "exception: a source that fails";

    /// <summary>
    /// A default is shown as it was written; graphql-js 16 shows what became of it, and both are literals of the same value. Compared is that value.
    /// </summary>
    public const string WrittenDefaults = "exception: a default in other words";
}
