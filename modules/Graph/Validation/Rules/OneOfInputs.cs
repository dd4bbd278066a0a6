using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>A @oneOf input object has exactly one entry, and it is not null.
/// See https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</summary>
internal sealed class OneOfInputs(ValidationContext context) : Rule(context), IValueRule
{
    public void Value(Value value, InputPosition position)
    {
        if (value is not ObjectValue given || position.Type?.Nullable is not InputObjectType { IsOneOf: true } type)
        {
            return;
        }

        if (given.Fields.Count != 1)
        {
            Context.Report($"{type.Name} takes exactly one field.", value.Location);
        }
        else if (given.Fields[0].Value is NullValue)
        {
            Context.Report($"The one field of {type.Name} cannot be null.", given.Fields[0].Location);
        }
    }
}
