namespace Selec.GraphOracle.Tests.World;

/// <summary>What can be wrong with where operations begin.</summary>
internal static class RootFaults
{
    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        new("no query type", edit => Block(edit, $"mutation: {Other(edit)}")),
        new("no query type, but a subscription", edit => Block(edit, $"subscription: {Other(edit)}")),
        new("a root type that is no object", edit => Block(edit, $"query: {NoObject(edit)}")),
        new("a second root type that is no object", edit => Block(edit, $"query: {edit.Shape.Query} subscription: {NoObject(edit)}")),
        new("a default root name of another kind", NameOfAnotherKind),
        new("a root type that is not there", edit => Block(edit, edit.Dice.Chance(50) ? "query: Nowhere" : $"query: {edit.Shape.Query} mutation: Nowhere")),
        new("two types for one operation", edit => Block(edit, $"query: {edit.Shape.Query} query: {(edit.Dice.Chance(50) ? edit.Shape.Query : Other(edit))}")),
        new("a second type for one operation in an extension", edit => edit.Shape.Query != "Query" && edit.Add($"extend schema {{ query: {Other(edit)} }}")),
        new("a second type for one operation beside the default name", edit => edit.Shape.Query == "Query" && edit.Add($"extend schema {{ query: {Other(edit)} }}")),
        new("two types for mutations", edit => Block(edit, $"query: {edit.Shape.Query} mutation: {Other(edit)}") && edit.Add($"extend schema {{ mutation: {Other(edit)} }}")),
        new("one type for two operations", edit => Block(edit, $"query: {edit.Shape.Query} {edit.Dice.Pick(["mutation", "subscription"])}: {edit.Shape.Query}")),
        new("one type for mutations and subscriptions", edit => Block(edit, $"query: {edit.Shape.Query} mutation: Thing0 subscription: Thing0")),
        new("two schema definitions", edit => Block(edit, $"query: {edit.Shape.Query}") && edit.Add($"schema {{ query: {edit.Shape.Query} }}")),
        new("two schema definitions with other roots", edit => Block(edit, $"query: {edit.Shape.Query}") && edit.Add($"schema {{ mutation: {Other(edit)} }}")),
    ];

    public static bool Block(SchemaEdit edit, string roots)
    {
        edit.Shape.Block = $"schema {{ {roots} }}\n";
        return true;
    }

    static string Other(SchemaEdit edit) => edit.Dice.Pick(edit.Own(ShapeKind.Object).Where(type => type.Name != edit.Shape.Query).ToList()).Name;

    static string NoObject(SchemaEdit edit) => edit.Any(ShapeKind.Interface, ShapeKind.Union, ShapeKind.Enum, ShapeKind.Input).Name;

    static bool NameOfAnotherKind(SchemaEdit edit)
    {
        if (edit.Shape is not { Query: "Query", Mutation: null }) return false;
        return edit.Add(edit.Dice.Pick([
            "input Mutation { a: Int }", "enum Mutation { A }", "interface Mutation { a: Int }", "union Mutation = Thing0", "scalar Mutation",
        ]));
    }
}
