using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>Every entry that cannot be null and has no default is given.
/// See https://spec.graphql.org/September2025/#sec-Input-Object-Required-Fields</summary>
internal sealed class RequiredInputFields(ValidationContext context) : Rule(context), IValueRule
{
    public void Value(Value value, InputPosition position)
    {
        if (value is not ObjectValue given || position.Type?.Nullable is not InputObjectType type)
        {
            return;
        }

        foreach (var definition in type.Fields)
        {
            if (definition.IsRequired && !given.Fields.Any(field => field.Name == definition.Name))
            {
                Context.Report($"{type.Name} needs the field '{definition.Name}' of type {definition.Type}.", value.Location);
            }
        }
    }
}
