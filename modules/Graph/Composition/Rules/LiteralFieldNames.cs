using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>No entry of an input object is given twice, in defaults and in arguments of directives as in requests.
/// See https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</summary>
internal static class LiteralFieldNames
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var value in composed.InputFields)
        {
            Check(value.DefaultValue, value.Coordinate, value.Source!, errors);
        }

        foreach (var value in composed.Arguments)
        {
            Check(value.DefaultValue, value.Coordinate, value.Source!, errors);
        }
    }

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
}
