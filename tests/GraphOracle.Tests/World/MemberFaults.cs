namespace Selec.GraphOracle.Tests.World;

/// <summary>What can be wrong with fields, arguments and values of enums.</summary>
internal static class MemberFaults
{
    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        new("a field twice", edit => edit.Any(ShapeKind.Object, ShapeKind.Interface) is var type && Again(type.Fields, edit.Dice)),
        new("a field again in an extension", edit => edit.Any(ShapeKind.Object, ShapeKind.Interface) is var type
            && edit.Add($"extend {SchemaEdit.Keyword(type.Kind)} {type.Name} {{ {edit.Dice.Pick(type.Fields).Name}: Int }}")),
        new("an input field twice", edit => Again(edit.Any(ShapeKind.Input).Inputs, edit.Dice)),
        new("an input field again in an extension", edit => edit.Any(ShapeKind.Input) is var type
            && edit.Add($"extend input {type.Name} {{ {edit.Dice.Pick(type.Inputs).Name}: Int }}")),
        new("an argument twice", edit => edit.Field((_, field) => field.Arguments.Count == 0 ? null : field with { Arguments = [.. field.Arguments, field.Arguments[0]] })),
        new("an argument of a directive twice", edit => edit.Add("directive @twice(a: Int, a: String) on FIELD")),
        new("a value twice", edit => Again(edit.Any(ShapeKind.Enum).Names, edit.Dice)),
        new("a value again in an extension", edit => edit.Any(ShapeKind.Enum) is var type && edit.Add($"extend enum {type.Name} {{ {edit.Dice.Pick(type.Names)} }}")),
        new("a field of a type that is not there", edit => edit.Field((_, field) => field with { Type = Named(field.Type, "Nowhere") })),
        new("an argument of a type that is not there", edit => edit.Argument(argument => argument with { Type = Named(argument.Type, "Nowhere") })),
        new("an input field of a type that is not there", edit => edit.Input((_, input) => input with { Type = Named(input.Type, "Nowhere") })),
        new("a field of an input type", edit => edit.Field((_, field) => field with { Type = Named(field.Type, edit.Any(ShapeKind.Input).Name) })),
        new("another field of an input type", edit => edit.Add($"type Odd {{ a: [{edit.Any(ShapeKind.Input).Name}!] }}")),
        new("an argument of an output type", edit => edit.Argument(argument => argument with { Type = Named(argument.Type, Output(edit)) })),
        new("an input field of an output type", edit => edit.Input((_, input) => input with { Type = Named(input.Type, Output(edit)) })),
        new("a field with a reserved name", edit => edit.Field((_, field) => field with { Name = "__own" })),
        new("an argument with a reserved name", edit => edit.Argument(argument => argument with { Name = "__own" })),
        new("an input field with a reserved name", edit => edit.Input((_, input) => input with { Name = "__own" })),
        new("a value with a reserved name", edit => edit.Add($"extend enum {edit.Any(ShapeKind.Enum).Name} {{ __OWN }}")),
    ];

    public static Ref Named(Ref type, string name) => type with { Inner = name, Item = type.Item is null ? null : Named(type.Item, name) };

    static string Output(SchemaEdit edit) => edit.Any(ShapeKind.Object, ShapeKind.Interface, ShapeKind.Union).Name;

    static bool Again<T>(List<T> members, Dice dice)
    {
        members.Insert(dice.Below(members.Count + 1), dice.Pick(members));
        return true;
    }
}
