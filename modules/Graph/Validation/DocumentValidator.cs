using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>Checks an executable document against a schema. See https://spec.graphql.org/September2025/#sec-Validation</summary>
public static class DocumentValidator
{
    public static IReadOnlyList<GraphError> Validate(Schema schema, Document document, ValidationLimits limits) => throw new NotImplementedException();
}
