using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>No entry of an input object is given twice, in defaults and in arguments of directives as in requests.
/// See https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</summary>
internal static class UniqueInputFields
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        CheckDefaults(composed.InputFields, errors);
        CheckDefaults(composed.Arguments, errors);
        foreach (var use in composed.DirectiveUses)
        {
            foreach (var argument in use.Syntax.Arguments)
            {
                foreach (var again in Repeated(argument.Value))
                {
                    errors.Add(use, again, Message(again));
                }
            }
        }
    }

    private static void CheckDefaults(List<InputValueDefinition> values, ErrorLog errors)
    {
        foreach (var value in values)
        {
            if (value.DefaultValue is ListValue or ObjectValue)
            {
                foreach (var again in Repeated(value.DefaultValue))
                {
                    errors.Add(value.Coordinate, value.Source, again.Location, Message(again));
                }
            }
        }
    }

    private static string Message(ObjectField again) => $"'{again.Name}' is given twice in one value.";

    private static IEnumerable<ObjectField> Repeated(Value? value) => value switch
    {
        ListValue list => list.Items.SelectMany(Repeated),
        ObjectValue given => given.Fields.Where(field => given.Fields.First(other => other.Name == field.Name) != field)
            .Concat(given.Fields.SelectMany(field => Repeated(field.Value))),
        _ => [],
    };
}
