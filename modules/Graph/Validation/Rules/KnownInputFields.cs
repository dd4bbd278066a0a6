using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>Every entry of an input object exists.
/// See https://spec.graphql.org/September2025/#sec-Input-Object-Field-Names</summary>
internal sealed class KnownInputFields(ValidationContext context) : Rule(context), IValueRule
{
    public void Value(Value value, InputPosition position)
    {
        if (value is not ObjectValue given || position.Type?.Nullable is not InputObjectType type)
        {
            return;
        }

        foreach (var field in given.Fields.Where(field => type.Fields.Find(field.Name) is null))
        {
            Context.Report($"{type.Name} has no field '{Wording.Short(field.Name)}'.", field.Location);
        }
    }
}
