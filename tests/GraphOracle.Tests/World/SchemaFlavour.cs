namespace Selec.GraphOracle.Tests.World;

/// <summary>What is said about the parts of a schema: descriptions, deprecations, defaults, directives.</summary>
internal sealed class SchemaFlavour(Dice dice, SchemaShape shape, ValueMaker values)
{
    static readonly string[] _descriptions = [
        "\"Short.\" ", "\"With \\\"quotes\\\" and \\\\ and \\u00fc.\" ", "\"\"\"A block.\"\"\" ", "\"\"\"\n  Several\n    lines, with \\\"\"\" inside\n\n  \"and quotes\"\n\"\"\"\n",
        "\"\" ",
    ];

    public string Description() => dice.Chance(25) ? dice.Pick(_descriptions) : "";

    public InputShape Input(string name, Ref type)
    {
        var isDefault = dice.Chance(35);
        var input = new InputShape(name, type, isDefault ? values.Literal(type, 0) : null) { About = Description() };
        return !input.IsRequired && dice.Chance(12) ? input with { Applied = Deprecated() } : input;
    }

    public FieldShape Field(string name, Ref type, IReadOnlyList<InputShape> arguments) =>
        new(name, type, arguments) { About = Description(), Applied = dice.Chance(10) ? Deprecated() : "" };

    /// <summary>Directives of the schema's own, once all types they may mention are known.</summary>
    public void ApplyDirectives()
    {
        foreach (var type in shape.Types.Values.Where(type => type.Kind != ShapeKind.Scalar))
        {
            type.Applied += Some(type.Place);
            for (var i = 0; i < type.Inputs.Count; i++)
            {
                type.Inputs[i] = type.Inputs[i] with { Applied = type.Inputs[i].Applied + Some("INPUT_FIELD_DEFINITION") };
            }

            for (var i = 0; i < type.Fields.Count; i++)
            {
                type.Fields[i] = type.Fields[i] with { Applied = type.Fields[i].Applied + Some("FIELD_DEFINITION") };
            }
        }
    }

    /// <summary>A directive that may stand there, with its arguments; empty when none is chosen.</summary>
    public string Some(string place)
    {
        if (!dice.Chance(12)) return "";
        var fitting = shape.Directives.Where(directive => directive.Places.Contains(place)).ToList();
        if (fitting.Count == 0) return "";
        var chosen = dice.Pick(fitting);
        var once = Applied(chosen);
        return chosen.IsRepeatable && dice.Chance(40) ? once + Applied(chosen) : once;
    }

    string Applied(DirectiveShape directive)
    {
        var given = directive.Arguments.Where(argument => argument.IsRequired || dice.Chance(50)).ToList();
        return $" @{directive.Name}" + (given.Count == 0 ? "" : $"({string.Join(", ", given.Select(one => $"{one.Name}: {values.Literal(one.Type, 0)}"))})");
    }

    string Deprecated() => dice.Chance(50) ? " @deprecated" : " @deprecated(reason: \"Not any longer.\")";
}
