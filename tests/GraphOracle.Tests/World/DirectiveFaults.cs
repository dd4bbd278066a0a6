namespace Selec.GraphOracle.Tests.World;

/// <summary>What can be wrong with directives and with what they are given.</summary>
internal static class DirectiveFaults
{
    const string Everywhere =
        "SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION";

    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        new("a directive defined twice", edit => edit.Add($"directive @{edit.Dice.Pick(edit.Shape.Directives).Name} on FIELD")),
        new("another directive defined twice", edit => edit.Add("directive @own on FIELD directive @own on OBJECT")),
        new("a built-in directive defined otherwise", edit => edit.Add(edit.Dice.Pick([
            "directive @skip on FIELD", "directive @include(if: Boolean) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT", "directive @deprecated(reason: String) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE",
        ]))),
        new("a directive with a reserved name", edit => edit.Add("directive @__own on FIELD")),
        new("a place that there is not", edit => edit.Add($"directive @own on FIELD | {edit.Dice.Pick(["NOWHERE", "FIELDS", "field", "DIRECTIVE_DEFINITIONS"])}")),
        new("another place that there is not", edit => edit.Add($"directive @own on {edit.Dice.Pick(["TYPE", "INPUT", "MUTATIONS"])} | OBJECT")),
        new("a directive on its own argument", edit => edit.Add($"directive @own(a: Int @own) on {Everywhere}")),
        new("a directive on its own input type", edit => edit.Add($"directive @own(a: {edit.Dice.Pick(["In", "[In!]"])}) on {Everywhere} input In {edit.Dice.Pick(["@own { a: Int }", "{ a: Int @own }", "{ a: E } enum E @own { A }", "{ a: E } enum E { A @own }"])}")),
        new("directives on each other's arguments", edit => edit.Add($"directive @own(a: Int @other) on {Everywhere} directive @other(a: Int @own) on {Everywhere}")),
        new("a directive that is not there", edit => edit.Write(_ => "@nowhere")),
        new("another directive that is not there", edit => edit.Write(_ => "@nowhere(a: 1)")),
        new("a directive in a place that is not its own", edit => edit.Write(place => Misplaced(edit, place))),
        new("a built-in directive in a place that is not its own", edit => edit.Write(place => place is "SCALAR" ? "@oneOf" : "@specifiedBy(url: \"x\")")),
        new("a directive twice", edit => edit.Write(_ => "@once @once") && edit.Add($"directive @once on {Everywhere}")),
        new("a directive again on an extension", edit => edit.Any() is var type
            && edit.Add($"directive @once on {Everywhere} extend {SchemaEdit.Keyword(type.Kind)} {type.Name} @once extend {SchemaEdit.Keyword(type.Kind)} {type.Name} @once")),
        new("an argument that a directive has not", edit => edit.Write(_ => "@takes(b: 1)") && edit.Add($"directive @takes(a: Int) on {Everywhere}")),
        new("an argument that another directive has not", edit => edit.Write(_ => "@takes(a: 1)") && edit.Add($"directive @takes on {Everywhere}")),
        new("an argument given twice", edit => edit.Write(_ => "@takes(a: 1, a: 1)") && edit.Add($"directive @takes(a: Int) on {Everywhere}")),
        new("an argument given twice among others", edit => edit.Write(_ => "@takes(a: 1, b: 2, a: 3)") && edit.Add($"directive @takes(a: Int, b: Int) on {Everywhere}")),
        new("a required argument not given", edit => edit.Write(_ => "@takes") && edit.Add($"directive @takes(a: Int!) on {Everywhere}")),
        new("a required argument not given among others", edit => edit.Write(_ => "@takes(b: 1)") && edit.Add($"directive @takes(a: Int!, b: Int) on {Everywhere}")),
        new("an argument that may not fit", edit => Given(edit)),
        new("another argument that may not fit", edit => Given(edit)),
    ];

    static string Misplaced(SchemaEdit edit, string place)
    {
        var others = Everywhere.Split(" | ").Where(other => other != place).ToList();
        edit.Add($"directive @elsewhere on {(edit.Dice.Chance(30) ? "FIELD | QUERY" : string.Join(" | ", others))}");
        return "@elsewhere";
    }

    static bool Given(SchemaEdit edit)
    {
        var type = new Ref(edit.Dice.Pick(edit.Own(ShapeKind.Input, ShapeKind.Enum)).Name);
        if (edit.Dice.Chance(50)) type = new Ref(edit.Dice.Pick(TypeShape.BuiltIn));
        if (edit.Dice.Chance(40)) type = edit.Dice.Chance(50) ? type.NonNull : Ref.ListOf(type.NonNull);
        return edit.Add($"directive @takes(a: {type}) on OBJECT type Odd @takes(a: {new WrongValues(edit.Shape, edit.Dice).Literal(type)}) {{ a: Int }}");
    }
}
