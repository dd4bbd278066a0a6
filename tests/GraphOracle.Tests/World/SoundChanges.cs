namespace Selec.GraphOracle.Tests.World;

/// <summary>Changes after which a schema is as sound as before, though they come close to what is not.</summary>
internal static class SoundChanges
{
    const string Mark = "sound: ";

    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        new(Mark + "nothing", _ => true),
        new(Mark + "directives on the schema", edit => edit.Add("extend schema @tag directive @tag(a: Int = 1) repeatable on SCHEMA extend schema @tag @tag(a: 2)")),
        new(Mark + "a root type less", edit => RootFaults.Block(edit, $"query: {edit.Shape.Query}")),
        new(Mark + "built-in directives as they are", edit => edit.Add(edit.Dice.Pick([
            "directive @skip(if: Boolean!) on INLINE_FRAGMENT | FIELD | FRAGMENT_SPREAD", "directive @specifiedBy(url: String!) on SCALAR", "directive @oneOf on INPUT_OBJECT",
        ]))),
        new(Mark + "extensions with new members", edit => edit.Add(
            $"extend enum {edit.Any(ShapeKind.Enum).Name} {{ LATER }} type Later {{ a: Int }} extend union {edit.Any(ShapeKind.Union).Name} = Later extend input {edit.Any(ShapeKind.Input).Name} {{ later: Int }}")),
        new(Mark + "an extension alone gives a type its members", edit => edit.Add("type Later extend type Later { a: Int } enum When extend enum When { NOW } union Either extend union Either = Later")),
        new(Mark + "an interface given by an extension", edit => edit.Add("interface Late { a: Int! b(c: Int): Late } type Later { a: Int! b(c: Int, d: Int! = 1): Later! } extend type Later implements Late")),
        new(Mark + "input objects in a ring that ends", edit => edit.Add("input Ring { next: Link! } input Link { next: Ring many: [Ring!]! }")),
        new(Mark + "defaults in a ring that ends", edit => edit.Add("input Ring { next: Link = {next: null} } input Link { next: Ring = {} }")),
        new(Mark + "names that only look reserved", edit => edit.Add("type _Own { _a(_b: Int): Int a__: Int } enum _E { _A }")),
        new(Mark + "deprecated where it may be", edit => edit.Add("type Old { a(b: Int @deprecated, c: Int! = 1 @deprecated): Int @deprecated } input Older { a: Int! = 1 @deprecated b: Int @deprecated }")),
        new(Mark + "a directive on the argument of another", edit => edit.Add("directive @one(a: Int @two) on OBJECT directive @two(b: Int) on ARGUMENT_DEFINITION type Odd @one(a: 1) { a: Int }")),
    ];
}
