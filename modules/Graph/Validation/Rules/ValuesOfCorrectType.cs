using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>A literal fits the type it is given for.
/// See https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : Rule(context), IValueRule
{
    public void Value(Value value, InputPosition position)
    {
        if (position.Type is not { } type || value is Language.Variable)
        {
            return;
        }

        if (value is NullValue)
        {
            if (type.IsNonNull)
            {
                Context.Report($"{type} cannot be null.", value.Location);
            }

            return;
        }

        var fault = type.Nullable switch
        {
            ScalarType scalar => Fault(scalar, value),
            EnumType values when value is EnumValue name && values.Values.Find(name.Name) is not null => null,
            EnumType values => $"{values.Name} has no such value.",
            InputObjectType input => value is ObjectValue ? null : $"{input.Name} is written as an object.",
            _ => null,
        };
        if (fault is not null)
        {
            Context.Report(fault, value.Location);
        }
    }

    private static string? Fault(ScalarType scalar, Value value)
    {
        if (!scalar.IsBuiltIn && HasVariable(value))
        {
            return null;
        }

        try
        {
            scalar.Binding.ParseLiteral(value);
            return null;
        }
        catch (ScalarException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Only a scalar of the schema's own can take lists or objects; whether it likes them is seen when the variables in them have values.</summary>
    private static bool HasVariable(Value value) => value switch
    {
        Language.Variable => true,
        ListValue list => list.Items.Any(HasVariable),
        ObjectValue fields => fields.Fields.Any(field => HasVariable(field.Value)),
        _ => false,
    };
}
