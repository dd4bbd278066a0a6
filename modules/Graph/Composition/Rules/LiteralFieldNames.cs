using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>No entry of an input object is given twice, in defaults and in arguments of directives as in requests.
/// See https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</summary>
internal static class LiteralFieldNames
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        Check(composed.InputFields, errors);
        Check(composed.Arguments, errors);
    }

    public static bool MayRepeat(Value? value) => value is ListValue or ObjectValue;

    public static void Check(Value? value, string coordinate, SourceText source, ErrorLog errors)
    {
        if (value is ListValue list)
        {
            foreach (var item in list.Items)
            {
                Check(item, coordinate, source, errors);
            }
        }

        if (value is not ObjectValue given)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in given.Fields)
        {
            if (!seen.Add(field.Name))
            {
                errors.Add(coordinate, source, field.Location, $"'{field.Name}' is given twice in one value.");
            }

            Check(field.Value, coordinate, source, errors);
        }
    }

    private static void Check(List<InputValueDefinition> values, ErrorLog errors)
    {
        foreach (var value in values)
        {
            if (MayRepeat(value.DefaultValue))
            {
                Check(value.DefaultValue, value.Coordinate, value.Source!, errors);
            }
        }
    }
}
