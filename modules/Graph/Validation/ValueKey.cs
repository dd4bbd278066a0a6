using Selec.Graph.Language;

namespace Selec.Graph.Validation;

/// <summary>Arguments as text that is the same for the same value, however its object fields are ordered and its strings quoted.</summary>
internal static class ValueKey
{
    public static string Of(Argument argument) => $"{argument.Name}:{Printer.Print(Plain(argument.Value))}";

    private static Value Plain(Value value) => value switch
    {
        StringValue text => new StringValue { Text = text.Text },
        ListValue list => new ListValue { Items = [.. list.Items.Select(Plain)] },
        ObjectValue given => new ObjectValue
        {
            Fields =
            [
                .. given.Fields
                    .OrderBy(field => field.Name, StringComparer.Ordinal)
                    .Select(field => new ObjectField { Name = field.Name, Value = Plain(field.Value) }),
            ],
        },
        _ => value,
    };
}
