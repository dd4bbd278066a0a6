namespace Selec.GraphOracle.Tests.World;

/// <summary>A sound schema that is about to be changed: pieces of it that a change may begin with, and text that is added.</summary>
internal sealed class SchemaEdit(SchemaShape shape, Dice dice)
{
    readonly List<string> _added = [];

    public SchemaShape Shape => shape;

    public Dice Dice => dice;

    /// <summary>Types of these kinds that the schema declares itself.</summary>
    public IReadOnlyList<TypeShape> Own(params ShapeKind[] kinds) =>
        [.. shape.Types.Values.Where(type => (kinds.Length == 0 || kinds.Contains(type.Kind)) && !type.IsBuiltIn)];

    public TypeShape Any(params ShapeKind[] kinds) => dice.Pick(Own(kinds));

    public bool Add(string sdl)
    {
        _added.Insert(dice.Below(_added.Count + 1), sdl);
        return true;
    }

    /// <summary>Changes a field of an object or interface for which the change is one.</summary>
    public bool Field(Func<TypeShape, FieldShape, FieldShape?> change) => Change(
        Own(ShapeKind.Object, ShapeKind.Interface), type => type.Fields, change);

    /// <summary>Changes a field of an input object.</summary>
    public bool Input(Func<TypeShape, InputShape, InputShape?> change) => Change(Own(ShapeKind.Input), type => type.Inputs, change);

    /// <summary>Changes an argument of a field or of a directive.</summary>
    public bool Argument(Func<InputShape, InputShape?> change)
    {
        if (dice.Chance(70)) return Field((_, field) => Changed(field.Arguments, change) is { } arguments ? field with { Arguments = arguments } : null);
        for (var i = 0; i < shape.Directives.Count; i++)
        {
            if (Changed(shape.Directives[i].Arguments, change) is not { } arguments) continue;
            shape.Directives[i] = shape.Directives[i] with { Arguments = arguments };
            return true;
        }

        return false;
    }

    /// <summary>Changes what is given to a field, a directive or an input object.</summary>
    public bool Value(Func<InputShape, InputShape?> change) => dice.Chance(50) ? Argument(change) : Input((_, input) => change(input));

    /// <summary>Writes directives somewhere; the place is told by its name.</summary>
    public bool Write(Func<string, string> directives)
    {
        switch (dice.Below(6))
        {
            case 0:
                var type = Any();
                type.Applied += " " + directives(type.Place);
                return true;
            case 1:
                return Field((_, field) => field with { Applied = $"{field.Applied} {directives("FIELD_DEFINITION")}" });
            case 2:
                return Input((_, input) => input with { Applied = $"{input.Applied} {directives("INPUT_FIELD_DEFINITION")}" });
            case 3:
                var values = Any(ShapeKind.Enum).Names;
                values[^1] += " " + directives("ENUM_VALUE");
                return true;
            case 4:
                return Add($"extend schema {directives("SCHEMA")}");
            default:
                return Argument(argument => argument with { Applied = $"{argument.Applied} {directives("ARGUMENT_DEFINITION")}" });
        }
    }

    public string Text()
    {
        var text = SchemaText.Of(shape, dice);
        foreach (var added in _added) text = dice.Chance(50) ? $"{text}{added}\n" : $"{added}\n{text}";
        return text;
    }

    public static string Keyword(ShapeKind kind) => kind switch
    {
        ShapeKind.Object => "type",
        ShapeKind.Interface => "interface",
        ShapeKind.Union => "union",
        ShapeKind.Enum => "enum",
        ShapeKind.Input => "input",
        _ => "scalar",
    };

    bool Change<T>(IReadOnlyList<TypeShape> types, Func<TypeShape, List<T>> members, Func<TypeShape, T, T?> change)
        where T : class
    {
        var places = types.SelectMany(type => members(type).Select((_, i) => (Type: type, Index: i))).ToList();
        var first = places.Count == 0 ? 0 : dice.Below(places.Count);
        for (var i = 0; i < places.Count; i++)
        {
            var (type, index) = places[(first + i) % places.Count];
            if (change(type, members(type)[index]) is not { } changed) continue;
            members(type)[index] = changed;
            return true;
        }

        return false;
    }

    static IReadOnlyList<InputShape>? Changed(IReadOnlyList<InputShape> arguments, Func<InputShape, InputShape?> change)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (change(arguments[i]) is { } changed) return [.. arguments.Take(i), changed, .. arguments.Skip(i + 1)];
        }

        return null;
    }
}
