namespace Selec.Graph.Tests.Composition;

public sealed class SchemaRuleTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "schema", "type NoQuery { a: Int }" },
        { "schema", "schema { query: Query } schema { query: Query }" + Sdl.Root },
        { "schema", "schema { query: Query query: Query }" + Sdl.Root },
        { "schema", "schema { query: Query mutation: Query }" + Sdl.Root },
        { "schema", "schema { query: E } enum E { A }" },
        { "T", Sdl.Root + "type T { a: Int } type T { a: Int }" },
        { "String", Sdl.Root + "scalar String" },
        { "Int", Sdl.Root + "extend scalar Int @deprecated" },
        { "@skip", Sdl.Root + "directive @skip on FIELD" },
        { "@d", Sdl.Root + "directive @d on FIELD directive @d on FIELD" },
        { "@d", Sdl.Root + "directive @d on NOWHERE" },
        { "@d(a:)", Sdl.Root + "directive @d(a: Int, a: Int) on FIELD" },
        { "T", Sdl.Root + "extend type T { a: Int }" },
        { "T", Sdl.Root + "enum T { A } extend type T { a: Int }" },
        { "T.a", Sdl.Root + "type T { a: Int } extend type T { a: Int }" },
        { "T.a(b:)", Sdl.Root + "type T { a(b: Int, b: Int): Int }" },
        { "E.A", Sdl.Root + "enum E { A A }" },
        { "I.a", Sdl.Root + "input I { a: Int a: Int }" },
        { "__T", Sdl.Root + "type __T { a: Int }" },
        { "T.__a", Sdl.Root + "type T { __a: Int }" },
        { "T.a(__b:)", Sdl.Root + "type T { a(__b: Int): Int }" },
        { "@__d", Sdl.Root + "directive @__d on FIELD" },
        { "T", Sdl.Root + "type T" },
        { "E", Sdl.Root + "enum E" },
        { "U", Sdl.Root + "union U" },
        { "I", Sdl.Root + "input I" },
        { "T.a", Sdl.Root + "type T { a: I } input I { a: Int }" },
        { "T.a(b:)", Sdl.Root + "type T { a(b: [T]): Int }" },
        { "I.a", Sdl.Root + "input I { a: Query }" },
        { "U", Sdl.Root + "union U = Query | Query" },
        { "U", Sdl.Root + "union U = Query | String" },
        { "U", Sdl.Root + "union U = Query | Lost" },
        { "T", Sdl.Root + "type T implements Query { a: Int }" },
        { "T", Sdl.Root + "interface A { a: Int } type T implements A & A { a: Int }" },
        { "T", Sdl.Root + "interface A { a: Int } type T implements A { b: Int }" },
        { "T", Sdl.Root + "interface A { a: Int } interface B implements A { a: Int } type T implements B { a: Int }" },
        { "A", Sdl.Root + "interface A implements A { a: Int }" },
        { "T.a", Sdl.Root + "interface A { a: Int! } type T implements A { a: Int }" },
        { "T.a", Sdl.Root + "interface A { a(b: Int): Int } type T implements A { a: Int }" },
        { "T.a(b:)", Sdl.Root + "interface A { a(b: Int): Int } type T implements A { a(b: Int!): Int }" },
        { "T.a(b:)", Sdl.Root + "interface A { a: Int } type T implements A { a(b: Int!): Int }" },
        { "T.a", Sdl.Root + "interface A { a: Int } type T implements A { a: Int @deprecated }" },
        { "I.i", Sdl.Root + "input I { i: I! }" },
        { "I.j", Sdl.Root + "input I { j: J! } input J { i: I! }" },
        { "I", Sdl.Root + "input I { i: I = {} }" },
        { "I.a", Sdl.Root + "input I { a: Int = \"x\" }" },
        { "Query.a(b:)", "type Query { a(b: [E!] = [X, Y]): Int } enum E { X }" },
        { "I.a", Sdl.Root + "input I @oneOf { a: Int! b: Int }" },
        { "I.a", Sdl.Root + "input I @oneOf { a: Int = 1 b: Int }" },
        { "I", Sdl.Root + "input I { a: Int } extend input I @oneOf" },
        { "I.a", Sdl.Root + "input I { a: Int! @deprecated }" },
        { "T.a(b:)", Sdl.Root + "type T { a(b: Int! @deprecated): Int }" },
    };

    public static TheoryData<string, string> DirectiveFaults => new()
    {
        { "T", Sdl.Root + "type T @lost { a: Int }" },
        { "T", Sdl.Root + "type T @deprecated { a: Int }" },
        { "T", Sdl.Root + "directive @d on OBJECT type T @d { a: Int } extend type T @d" },
        { "T", Sdl.Root + "directive @d(a: Int!) on OBJECT type T @d { a: Int }" },
        { "T", Sdl.Root + "directive @d(a: Int!) on OBJECT type T @d(a: \"x\") { a: Int }" },
        { "T", Sdl.Root + "directive @d on OBJECT type T @d(a: 1) { a: Int }" },
        { "T", Sdl.Root + "directive @d(a: Int) on OBJECT type T @d(a: 1, a: 1) { a: Int }" },
        { "@d", Sdl.Root + "directive @d(a: Int @d) on ARGUMENT_DEFINITION" },
        { "@d", Sdl.Root + "directive @d(a: I) on INPUT_OBJECT input I @d { a: Int }" },
    };

    public static TheoryData<string> Sound => new()
    {
        "interface A { a: I } interface I { a: I } type T implements A & I { a(extra: Int, more: Int! = 1): T! }",
        "interface A { a: [U] } union U = T type T implements A { a: [T!]! }",
        "interface A { a: Int @deprecated } type T implements A { a: Int @deprecated }",
        "input I { i: I } input J { k: [J!]! } input K { l: L! } input L { k: K }",
        "input I { a: I b: J = {} } input J { c: Int = 1 }",
        "input I { i: I = { i: null } }",
        "input I @oneOf { a: Int b: String } type T { a(i: I = { a: 1 }): Int }",
        "directive @d(a: Int) repeatable on OBJECT type T @d(a: 1) @d { a: Int }",
        "input I { a: Int! = 1 @deprecated }",
        "extend schema @d directive @d on SCHEMA",
    };

    [Theory]
    [MemberData(nameof(Faults))]
    [MemberData(nameof(DirectiveFaults))]
    public void a_fault_is_reported_once_at_its_coordinate(string coordinate, string sdl)
    {
        var errors = Sdl.Errors(sdl);

        errors.Select(error => error.Coordinate).Should().Contain(coordinate, sdl);
        errors.Count.Should().BeLessThanOrEqualTo(2, "consequences of a fault are no news: {0}", string.Join(" / ", errors));
        errors[0].Source.Should().Be(coordinate == "schema" && errors[0].Source.Length == 0 ? "" : "one");
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void a_sound_schema_is_accepted(string sdl) => Sdl.Errors(Sdl.Root, sdl).Should().BeEmpty();
}
