using System.Globalization;
using Selec.Graph.Composition;

namespace Selec.Graph.Tests.Composition;

public sealed class SchemaRuleTests
{
    private static string Many => string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}: Int ")));

    public static TheoryData<string, string> Faults => new()
    {
        { "schema", "type NoQuery { a: Int }" },
        { "schema", "schema { query: Query } schema { query: Query }" + Sdl.Root },
        { "schema", "schema { query: Query query: Query }" + Sdl.Root },
        { "schema", "schema { query: Query mutation: Query }" + Sdl.Root },
        { "schema", "schema { query: E } enum E { A }" },
        { "schema", "schema { query: Lost }" },
        { "schema", "schema { mutation: Query }" + Sdl.Root },
        { "schema", Sdl.Root + "input Mutation { a: Int }" },
        { "schema", "scalar Query" },
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
        { "I.i", Sdl.Root + "input I { i: I! }" },
        { "I.j", Sdl.Root + "input I { j: J! } input J { i: I! }" },
        { "I.i", Sdl.Root + "input I { i: I = {} }" },
        { "I.a", Sdl.Root + "input I { a: Int = \"x\" }" },
        { "Query.a(b:)", "type Query { a(b: [E!] = [X, Y]): Int } enum E { X }" },
        { "I.a", Sdl.Root + "input I @oneOf { a: Int! b: Int }" },
        { "I.a", Sdl.Root + "input I @oneOf { a: Int = 1 b: Int }" },
        { "I", Sdl.Root + "input I { a: Int } extend input I @oneOf" },
        { "I.a", Sdl.Root + "input I { a: Int! @deprecated }" },
        { "T.a(b:)", Sdl.Root + "type T { a(b: Int! @deprecated): Int }" },
    };

    public static TheoryData<string, string> InterfaceFaults => new()
    {
        { "T", Sdl.Root + "type T implements Query { a: Int }" },
        { "T", Sdl.Root + "interface A { a: Int } type T implements A & A { a: Int }" },
        { "T", Sdl.Root + "interface A { a: Int } type T implements A { b: Int }" },
        { "T", Sdl.Root + "interface A { a: Int } interface B implements A { a: Int } type T implements B { a: Int }" },
        { "A", Sdl.Root + "interface A implements A { a: Int }" },
        { "A", Sdl.Root + "interface A implements B { a: Int } interface B implements A { a: Int }" },
        { "B", Sdl.Root + "interface A { a: Int } interface B implements A { b: Int }" },
        { "T.a", Sdl.Root + "interface A { a: Int! } type T implements A { a: Int }" },
        { "T.a", Sdl.Root + "interface A { a(b: Int): Int } type T implements A { a: Int }" },
        { "T.a(b:)", Sdl.Root + "interface A { a(b: Int): Int } type T implements A { a(b: Int!): Int }" },
        { "T.a(b:)", Sdl.Root + "interface A { a: Int } type T implements A { a(b: Int!): Int }" },
        { "T.a", Sdl.Root + "interface A { a: Int } type T implements A { a: Int @deprecated }" },
    };

    public static TheoryData<string, string> FaultsOfSeveralParts => new()
    {
        { "I.j", Sdl.Root + "input I { j: J = {} } input J { k: [K] = [{}] } input K { i: I = {} }" },
        { "I.a", Sdl.Root + "input I { a: J = {b: 1, b: 2} } input J { b: Int }" },
        { "T.a(b:)", Sdl.Root + "type T { a(b: [J] = [{b: 1}, {b: 1, b: 2}]): Int } input J { b: Int }" },
        { "@deprecated", Sdl.Root + "directive @deprecated(reason: String) on FIELD_DEFINITION" },
        { "E.A", Sdl.Root + "enum E { A } extend enum E { A }" },
        { "I.a", Sdl.Root + "input I { a: Int } extend input I { a: Int }" },
        { "U", Sdl.Root + "union U = Query extend union U = Query" },
        { "T", Sdl.Root + "interface A { a: Int } type T implements A { a: Int } extend type T implements A" },
        { "I.b", Sdl.Root + "input I @oneOf { a: Int } extend input I { b: Int! }" },
        { "I.b", Sdl.Root + "input I @oneOf { a: Int } extend input I { b: Int = 1 }" },
        { "__E", Sdl.Root + "enum __E { A }" },
        { "I.__a", Sdl.Root + "input I { __a: Int }" },
        { "@d(__a:)", Sdl.Root + "directive @d(__a: Int) on FIELD" },
        { "@d(a:)", Sdl.Root + "directive @d(a: Query) on FIELD" },
        { "@d(a:)", Sdl.Root + "directive @d(a: Int = \"x\") on FIELD" },
        { "@d(a:)", Sdl.Root + "directive @d(a: Int! @deprecated) on FIELD" },
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
        { "T", Sdl.Root + "directive @d(a: I) on OBJECT input I { b: Int } type T @d(a: {b: 1, b: 1}) { a: Int }" },
        { "schema", "directive @d on SCHEMA schema @d { query: Query } extend schema @d " + Sdl.Root },
        { "@d", Sdl.Root + "directive @d(a: Int @e) on ARGUMENT_DEFINITION directive @e(b: Int @d) on ARGUMENT_DEFINITION" },
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
        "directive @skip(if: Boolean!) on INLINE_FRAGMENT | FIELD | FRAGMENT_SPREAD directive @oneOf on INPUT_OBJECT",
        "directive @deprecated(reason: String! = \"No longer supported\") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE",
        "input I { a: J = {k: null} } input J { k: K = {} } input K { i: I }",
        "input I { a: J = {} b: J = {} } input J { k: K = {} } input K { x: Int = 1 }",
        "type Wide { " + Many + " } extend type Wide { z: Int }",
    };

    [Theory]
    [MemberData(nameof(Faults))]
    [MemberData(nameof(InterfaceFaults))]
    [MemberData(nameof(FaultsOfSeveralParts))]
    [MemberData(nameof(DirectiveFaults))]
    public void a_fault_is_reported_once_at_its_coordinate(string coordinate, string sdl)
    {
        var errors = Sdl.Errors(sdl);

        errors.Select(error => error.Coordinate).Should().Contain(coordinate, sdl);
        errors.Count.Should().BeLessThanOrEqualTo(2, "consequences of a fault are no news: {0}", string.Join(" / ", errors));
        errors[0].Source.Should().Be(coordinate == "schema" && errors[0].Source.Length == 0 ? "" : "one");
    }

    [Theory]
    [InlineData("a0")]
    [InlineData("a15")]
    [InlineData("a16")]
    [InlineData("a39")]
    public void a_name_is_taken_once_among_many(string name)
    {
        var errors = Sdl.Errors(Sdl.Root, "type Wide { " + Many + " }", $"\nextend type Wide {{ {name}: Int }}");

        errors.Should().ContainSingle().Which.Should().Match<SchemaError>(
            error => error.Coordinate == "Wide." + name && error.Source == "three" && error.Line == 2);
    }

    [Fact]
    public void a_fault_within_a_default_is_heard_once_where_it_is()
    {
        var errors = Sdl.Errors(Sdl.Root, "input I { j: J = {} k: J! = {} } input J { a: Int = \"x\" } type T { a(b: I = {}): Int }");

        errors.Select(error => error.Coordinate).Should().Equal("J.a");
    }

    [Fact]
    public void a_default_apart_from_a_circle_is_still_checked()
    {
        var errors = Sdl.Errors(Sdl.Root, "input I { i: I = {} n: Int = \"x\" } type T { a(b: Int = \"x\", c: I = {}): Int }");

        errors.Select(error => error.Coordinate).Should().BeEquivalentTo("I.i", "I.n", "T.a(b:)");
    }

    [Fact]
    public void every_fault_of_a_default_is_heard()
    {
        var errors = Sdl.Errors(
            Sdl.Root, "input I { a: Int! b: [E] c: J o: O }\ninput J { a: Int! }\nenum E { X }\ninput O @oneOf { a: Int b: Int }\n"
            + "input K { k: I =\n{ a: null,\nb: [X, Y, 1],\nc: {}, d: 1\no: { a: \"x\", b: 1 } } }");

        errors.Select(error => (error.Line, error.Message)).Should().BeEquivalentTo(
        [
            (6, "Default value: Int! cannot be null. At a."),
            (7, "Default value: E has no such value. At b[1]."),
            (7, "Default value: E has no such value. At b[2]."),
            (8, "Default value: J needs the field 'a'. At c."),
            (8, "Default value: I has no field 'd'."),
            (9, "Default value: O takes exactly one field. At o."),
            (9, "Default value: " + Sdl.Fault("Int", "\"x\"") + " At o.a."),
        ]);
        errors.Should().OnlyContain(error => error.Coordinate == "K.k");
    }

    [Fact]
    public void every_fault_of_a_directives_arguments_is_heard()
    {
        var errors = Sdl.Errors(
            Sdl.Root, "directive @d(a: Int!, b: [Int!], c: I!, e: Int = 1) on OBJECT input I { x: Int }\n"
            + "type T @d(\nb: [null, \"x\"],\nc: { x: true, y: 1 }, f: 1, e: null, e: 2) { a: Int }");

        errors.Select(error => (error.Line, error.Message)).Should().BeEquivalentTo(
        [
            (2, "@d: Argument 'a' is required."),
            (3, "@d: Argument 'b': Int! cannot be null. At [0]."),
            (3, "@d: Argument 'b': " + Sdl.Fault("Int", "\"x\"") + " At [1]."),
            (4, "@d: Argument 'c': " + Sdl.Fault("Int", "true") + " At x."),
            (4, "@d: Argument 'c': I has no field 'y'."),
            (4, "@d has no argument 'f'."),
            (4, "@d is given 'e' twice."),
        ]);
        errors.Should().OnlyContain(error => error.Coordinate == "T");
    }

    [Fact]
    public void a_default_for_what_is_no_input_is_no_news()
    {
        var errors = Sdl.Errors(
            Sdl.Root, "directive @d(a: Query = 1) on OBJECT input I { q: Query = 1 } input J { i: I = {} } type T @d { a(i: J = {}): Int }");

        errors.Select(error => error.Coordinate).Should().BeEquivalentTo("@d(a:)", "I.q");
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void a_sound_schema_is_accepted(string sdl) => Sdl.Errors(Sdl.Root, sdl).Should().BeEmpty();
}
