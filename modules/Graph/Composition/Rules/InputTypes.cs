using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>What is given to an argument or an input field is of a type that can be given.
/// See https://spec.graphql.org/September2025/#IsInputType()</summary>
internal static class InputTypes
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        Check(composed.Arguments, errors);
        Check(composed.InputFields, errors);
    }

    private static void Check(List<InputValueDefinition> values, ErrorLog errors)
    {
        foreach (var value in values)
        {
            if (!value.Type.IsInput)
            {
                errors.Add(value, $"{value.Type} is an output type and cannot be given as input.");
            }
        }
    }
}
