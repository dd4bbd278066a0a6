namespace Selec.GraphOracle.Tests.World;

/// <summary>What can be wrong with input objects, defaults and deprecations of what is given.</summary>
internal static class InputFaults
{
    /// <summary>Defaults without an end.</summary>
    public static IReadOnlyList<SchemaFault> Circles { get; } =
    [
        new("a default that contains itself", edit => edit.Add($"input Round {{ {edit.Dice.Pick(["a: Round = {}", "a: [Round] = [{}]", "a: [Round!]! = [{}]", "a: Round = {b: {}} b: Round"])} }}")),
        new("defaults that contain each other", edit => edit.Add("input Round { a: Back = {} } input Back { b: Round = {c: 1} c: Int }")),
    ];

    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        new("an input object that needs itself", edit => edit.Dice.Pick(edit.Own(ShapeKind.Input)) is { IsOneOf: false } type && Add(type, type.Name)),
        new("input objects that need each other", edit => edit.Add($"input Ring {{ next: Link! }} input Link {{ next: {edit.Dice.Pick(["Ring!", "Ring!", "[Ring!]!", "Ring"])} }}")),
        new("input objects that need each other in a ring of three", edit => edit.Add("input Ring { a: Int next: Link! } input Link { b: Ring next: End! } input End { next: Ring! }")),
        new("a one-of with a required field", edit => edit.Input((type, input) => type.IsOneOf ? input with { Type = input.Type.NonNull } : null)),
        new("another one-of with a required field", edit => edit.Add("input Choose @oneOf { a: Int! b: Int }")),
        new("a one-of with a default", edit => edit.Add($"input Choose @oneOf {{ a: Int = {edit.Dice.Pick(["1", "null"])} b: Int }}")),
        new("a one-of with a required field in an extension", edit => edit.Add("input Choose @oneOf { a: Int } extend input Choose { b: Int! }")),
        new("a one-of made by an extension", edit => edit.Add("input Choose { a: Int } extend input Choose @oneOf")),
        new("another one-of made by an extension", edit => edit.Own(ShapeKind.Input).Any(type => !type.IsOneOf)
            && edit.Add($"extend input {edit.Dice.Pick(edit.Own(ShapeKind.Input).Where(type => !type.IsOneOf).ToList()).Name} @oneOf")),
        new("a required argument deprecated", edit => edit.Argument(argument =>
            argument with { Type = argument.Type.NonNull, Default = null, Applied = " @deprecated" })),
        new("a required input field deprecated", edit => edit.Input((type, input) =>
            type.IsOneOf ? null : input with { Type = input.Type.NonNull, Default = null, Applied = " @deprecated(reason: \"No.\")" })),
        new("a default that may be wrong", edit => edit.Value(value => value with { Default = new WrongValues(edit.Shape, edit.Dice).Literal(value.Type) })),
        new("another default that may be wrong", edit => edit.Value(value => value with { Default = new WrongValues(edit.Shape, edit.Dice).Literal(value.Type) })),
        new("a default for what has none", edit => edit.Input((_, input) => input.Default is null ? input with { Default = new WrongValues(edit.Shape, edit.Dice).Literal(input.Type) } : null)),
        new("a default beyond what a Float can be", edit => edit.Add("input Big { a: Float = 1e400 }")),
        new("an entry twice in a default", edit => edit.Add($"input Pair {{ a: Int b: Pair }} type Odd {{ a(in: [Pair!] = {edit.Dice.Pick(["{a: 1, a: 1}", "[{a: 1}, {b: {a: 1, a: 2}}]", "[{b: null, b: {}}]"])}): Int }}")),
        new("an entry twice in what a directive is given", edit => edit.Add("input Pair { a: Int } directive @given(in: Pair) on OBJECT type Odd @given(in: {a: 1, a: 2}) { a: Int }")),
        .. Circles,
    ];

    static bool Add(TypeShape type, string of)
    {
        type.Inputs.Add(new InputShape("loop", new Ref(of, IsNonNull: true)));
        return true;
    }
}
