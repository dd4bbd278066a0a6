using Selec.Graph.Language;

namespace Selec.Graph.Cost;

/// <summary>
/// The directives by which a schema says what its fields cost. A schema that says so has this source, or declares them itself.
/// See https://ibm.github.io/graphql-specs/cost-spec.html
/// </summary>
public static class CostDirectives
{
    internal const string Cost = "cost";
    internal const string ListSize = "listSize";

    public static SourceText Source { get; } = SourceText.From("cost.graphql", """
        "What a place weighs when the cost of an operation is estimated."
        directive @cost("A decimal number." weight: String!)
          on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        "How long a list gets, for the estimate of an operation's cost."
        directive @listSize(
          "When no argument says it."
          assumedSize: Int
          "The arguments that say it; a path leads into an input object."
          slicingArguments: [String!]
          "The lists within this field's type that are meant; without them, the field itself."
          sizedFields: [String!]
          "Whether exactly one of the arguments must be given."
          requireOneSlicingArgument: Boolean! = true
        ) on FIELD_DEFINITION
        """);
}
