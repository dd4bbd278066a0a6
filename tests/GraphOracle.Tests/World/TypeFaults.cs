namespace Selec.GraphOracle.Tests.World;

/// <summary>What can be wrong with types as a whole.</summary>
internal static class TypeFaults
{
    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        new("a type twice", edit => edit.Add(Declaration(edit, edit.Any().Name))),
        new("a type of a built-in name", edit => edit.Add(Declaration(edit, edit.Dice.Pick(["Int", "String", "ID", "Boolean"])))),
        new("a type of introspection", edit => edit.Add(Declaration(edit, edit.Dice.Pick(["__Type", "__Schema", "__Own"])))),
        new("a type with a reserved name", edit => edit.Add(Declaration(edit, "__own"))),
        new("an extension of what is not there", edit => edit.Add("extend " + Declaration(edit, "Nowhere"))),
        new("an extension of another kind", ExtensionOfAnotherKind),
        new("an extension of what is built in", edit => edit.Add(edit.Dice.Pick([
            "extend scalar Int @specifiedBy(url: \"https://example.org\")", "extend type __Type { more: Int }", "extend type ID { more: Int }",
        ]))),
        new("a type without members", edit => edit.Add(edit.Dice.Pick(["type Empty", "interface Empty", "input Empty", "enum Empty", "union Empty"]))),
        new("a type without members, extended in vain", edit => edit.Dice.Pick(["type", "input", "enum"]) is var kind
            && edit.Add($"directive @vain on OBJECT | INPUT_OBJECT | ENUM {kind} Empty extend {kind} Empty @vain")),
        new("an interface that is none", edit => edit.Add($"type Odd implements {edit.Any(ShapeKind.Object, ShapeKind.Union, ShapeKind.Enum, ShapeKind.Input).Name} {{ a: Int }}")),
        new("an interface that is not there", edit => edit.Add($"{edit.Dice.Pick(["type", "interface"])} Odd implements Nowhere {{ a: Int }}")),
        new("an interface twice", edit => edit.Add("interface Twin { a: Int } type Odd implements Twin & Twin { a: Int }")),
        new("an interface again in an extension", edit => edit.Add("interface Twin { a: Int } type Odd implements Twin { a: Int } extend type Odd implements Twin")),
        new("a member of a union that is no object", edit => edit.Add($"union Odd = Thing0 | {edit.Any(ShapeKind.Interface, ShapeKind.Union, ShapeKind.Enum, ShapeKind.Input).Name}")),
        new("a member of a union that is a scalar", edit => edit.Add("union Odd = Thing0 | String")),
        new("a member of a union that is not there", edit => edit.Add("union Odd = | Thing0 | Nowhere")),
        new("a member of a union twice", edit => Repeat(edit.Any(ShapeKind.Union).Names, edit.Dice)),
        new("a member of a union again in an extension", edit => edit.Any(ShapeKind.Union) is var union && edit.Add($"extend union {union.Name} = {edit.Dice.Pick(union.Names)}")),
    ];

    static bool Repeat(List<string> names, Dice dice)
    {
        names.Insert(dice.Below(names.Count + 1), dice.Pick(names));
        return true;
    }

    static bool ExtensionOfAnotherKind(SchemaEdit edit)
    {
        var type = edit.Any();
        string text;
        do text = Declaration(edit, type.Name);
        while (text.StartsWith(SchemaEdit.Keyword(type.Kind) + " ", StringComparison.Ordinal));
        return edit.Add("extend " + text);
    }

    static string Declaration(SchemaEdit edit, string name) => edit.Dice.Pick([
        $"type {name} {{ own: Int }}", $"interface {name} {{ own: Int }}", $"input {name} {{ own: Int }}", $"enum {name} {{ OWN }}", $"union {name} = Thing1",
        $"scalar {name} @specifiedBy(url: \"https://example.org\")",
    ]);
}
