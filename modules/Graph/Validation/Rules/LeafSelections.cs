using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>Scalars and enums have nothing to select from; everything else needs a selection.
/// See https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</summary>
internal sealed class LeafSelections(ValidationContext context) : Rule(context), IFieldRule
{
    public void Field(Field field, NamedType parent, FieldDefinition? definition)
    {
        if (definition is null)
        {
            return;
        }

        if (definition.Type.Inner.IsLeaf && field.SelectionSet is { } set)
        {
            Context.Report($"Nothing can be selected from {definition.Name}, which is {definition.Type}.", set.Location);
        }
        else if (!definition.Type.Inner.IsLeaf && field.SelectionSet is null)
        {
            Context.Report($"What to select from {definition.Name}, which is {definition.Type}, is missing.", field.Location);
        }
    }
}
