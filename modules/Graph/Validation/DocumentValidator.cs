using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>Checks an executable document against a schema. See https://spec.graphql.org/September2025/#sec-Validation</summary>
public static class DocumentValidator
{
    /// <summary>No errors when the document may be executed. A document beyond the limits is told only that.</summary>
    public static IReadOnlyList<GraphError> Validate(Schema schema, Document document, ValidationLimits limits)
    {
        var context = new ValidationContext(schema, document, limits);
        DocumentLimits.Check(context);
        if (context.Errors.Count > 0)
        {
            return context.Errors;
        }

        new DocumentWalk(context, RuleBook.InOneWalk(context)).Walk();
        foreach (var rule in RuleBook.Afterwards)
        {
            if (!context.IsFull)
            {
                rule(context);
            }
        }

        return context.Errors;
    }
}
