using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>A field exists on the type it is asked of.
/// See https://spec.graphql.org/September2025/#sec-Field-Selections</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : Rule(context), IFieldRule
{
    public void Field(Field field, NamedType parent, FieldDefinition? definition)
    {
        if (definition is null)
        {
            Context.Report($"{parent.Name} has no field '{Wording.Short(field.Name)}'.", field.Location);
        }
    }
}
