using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>A request holds operations and fragments, no types.
/// See https://spec.graphql.org/September2025/#sec-Executable-Definitions</summary>
internal sealed class ExecutableDefinitionsOnly(ValidationContext context) : Rule(context), IDocumentRule
{
    public void Document(Document document)
    {
        foreach (var definition in document.Definitions.OfType<Declaration>())
        {
            Context.Report("A request cannot define or extend types.", definition.Location);
        }
    }
}
