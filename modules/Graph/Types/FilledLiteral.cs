using System.Globalization;
using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>
/// A literal with what was sent in place of its variables, for scalars that take lists or objects; an entry whose variable was not sent
/// is left out. See https://spec.graphql.org/September2025/#sec-Scalars.Custom-Scalars
/// </summary>
internal sealed class FilledLiteral(IReadOnlyDictionary<string, object?> variables)
{
    // A short document can put a long variable into many places; each of them is a copy.
    private const int MostValues = 10_000;

    private int _values;

    /// <exception cref="ScalarException">More is to be put in place than one argument may take.</exception>
    public Value Of(Value literal) => literal switch
    {
        Variable variable => Written(variables.GetValueOrDefault(variable.Name)),
        ListValue list => new ListValue { Location = list.Location, Items = [.. list.Items.Select(Of)] },
        ObjectValue given => new ObjectValue
        {
            Location = given.Location,
            Fields =
            [
                .. given.Fields
                    .Where(field => field.Value is not Variable variable || variables.ContainsKey(variable.Name))
                    .Select(field => Entry(field.Name, Of(field.Value))),
            ],
        },
        _ => literal,
    };

    private Value Written(object? value)
    {
        if (++_values > MostValues) throw new ScalarException($"Variables stand for more than {MostValues} values here.");
        return value switch
        {
            null => new NullValue(),
            string text => new StringValue { Text = text },
            bool truth => new BooleanValue { IsTrue = truth },
            int or long => new IntValue { Text = Text(value) },
            IReadOnlyDictionary<string, object?> map => new ObjectValue { Fields = [.. map.Select(entry => Entry(entry.Key, Written(entry.Value)))] },
            IReadOnlyList<object?> list => new ListValue { Items = [.. list.Select(Written)] },
            _ => new FloatValue { Text = Text(value) },
        };
    }

    private static ObjectField Entry(string name, Value value) => new() { Name = name, Value = value };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
