using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Tests.Composition;

public sealed class SchemaComposerTests
{
    [Fact]
    public void a_source_extends_types_of_another_whatever_their_order()
    {
        var schema = Sdl.Compose(
            "extend type Query { b: B! } enum E { X }",
            "type Query { a: Int } interface I { x: Int } union U = B type B implements I { x: Int } input In { a: Int }",
            "extend enum E { Y } type C { z: Int } extend union U = C extend type B { more: E } extend input In { b: Int = 2 }");

        schema.QueryType.Fields.Select(field => field.Name).Should().Equal("a", "b");
        ((EnumType)schema.Type("E")!).Values.Select(value => value.Name).Should().Equal("X", "Y");
        schema.PossibleTypes(schema.Type("U")!).Select(type => type.Name).Should().Equal("B", "C");
        schema.PossibleTypes(schema.Type("I")!).Select(type => type.Name).Should().Equal("B");
        schema.QueryType.Fields.Find("b")!.Source!.Name.Should().Be("one");
        schema.QueryType.Fields.Find("b")!.Coordinate.Should().Be("Query.b");
        ((InputObjectType)schema.Type("In")!).Fields.Find("b")!.CoercedDefault.Should().Be(2);
    }

    [Fact]
    public void root_types_come_by_name_or_by_schema_block()
    {
        var usual = Sdl.Compose("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }");
        var named = Sdl.Compose(
            "\"about\" schema { query: Q } type Q { a: Int } type Mutation { a: Int }", "extend schema { mutation: M } type M { a: Int }");

        usual.MutationType!.Name.Should().Be("Mutation");
        usual.SubscriptionType!.Name.Should().Be("Subscription");
        named.QueryType.Name.Should().Be("Q");
        named.MutationType!.Name.Should().Be("M");
        named.SubscriptionType.Should().BeNull();
        named.Description.Should().Be("about");
    }

    [Fact]
    public void directives_are_applied_with_their_arguments_coerced()
    {
        var schema = Sdl.Compose(
            """
            directive @cost(weight: Int! = 5, tags: [String!]) repeatable on FIELD_DEFINITION | SCALAR
            scalar Date @specifiedBy(url: "https://example.org/date")
            type Query { a: Int @cost(tags: "x") @cost(weight: 7) @deprecated(reason: "use b") b: Date @deprecated }
            input Choice @oneOf { a: Int b: Int }
            """);

        var a = schema.QueryType.Fields.Find("a")!;
        a.AppliedDirectives.Select(applied => applied.Name).Should().Equal("cost", "cost", "deprecated");
        a.AppliedDirectives[0].Arguments["weight"].Should().Be(5);
        a.AppliedDirectives[0].Arguments["tags"].Should().BeEquivalentTo(new object[] { "x" });
        a.AppliedDirectives[1].Arguments.Should().ContainKey("weight").And.NotContainKey("tags");
        a.DeprecationReason.Should().Be("use b");
        schema.QueryType.Fields.Find("b")!.DeprecationReason.Should().Be("No longer supported");
        ((ScalarType)schema.Type("Date")!).SpecifiedByUrl.Should().Be("https://example.org/date");
        ((InputObjectType)schema.Type("Choice")!).IsOneOf.Should().BeTrue();
    }

    [Fact]
    public void introspection_and_scalars_are_there_without_being_declared()
    {
        var schema = Sdl.Compose(Sdl.Root);

        schema.Type("__Type").Should().BeOfType<ObjectType>().Which.IsBuiltIn.Should().BeTrue();
        schema.Directives.Select(directive => directive.Name).Should().Equal("skip", "include", "deprecated", "specifiedBy", "oneOf");
        schema.Field(schema.QueryType, "__schema")!.Type.ToString().Should().Be("__Schema!");
        schema.Field(schema.QueryType, "__typename").Should().NotBeNull();
        schema.Field(schema.Type("__Type")!, "__schema").Should().BeNull();
    }

    [Fact]
    public void a_bound_scalar_must_be_declared()
    {
        var compose = () => SchemaComposer.Compose([SourceText.From("one", Sdl.Root)], [ScalarBinding.PassThrough("Date")]);

        compose.Should().Throw<SchemaException>().Which.Errors.Should().ContainSingle().Which.Coordinate.Should().Be("Date");
    }

    [Fact]
    public void all_errors_come_at_once_each_with_its_place()
    {
        var errors = Sdl.Errors(
            "type Query {\n  a: Nowhere\n  a: Int\n}\n",
            "\nextend type Query { b(c: Query): Int }\nextend type Lost { x: Int }");

        errors.Select(error => (error.Coordinate, error.Source, error.Line)).Should().BeEquivalentTo(
        [
            ("Query.a", "one", 2),
            ("Query.a", "one", 3),
            ("Query.b(c:)", "two", 2),
            ("Lost", "two", 3),
        ]);
    }

    [Fact]
    public void an_error_says_who_brought_the_source()
    {
        var boats = SourceText.From("boats.graphql", "extend type Query {\n  boat: Lost\n}") with { Origin = "boats" };
        var compose = () => SchemaComposer.Compose([SourceText.From("core.graphql", Sdl.Root), boats], []);

        var error = compose.Should().Throw<SchemaException>().Which.Errors.Should().ContainSingle().Subject;

        (error.Source, error.Line, error.Origin).Should().Be(("boats.graphql", 2, "boats"));
        error.ToString().Should().Be("boats.graphql:2: Query.boat: There is no type Lost. (from boats)");
    }

    [Fact]
    public void sources_that_cannot_be_read_are_all_named()
    {
        var errors = Sdl.Errors("type {", Sdl.Root, "\nenum");

        errors.Select(error => (error.Source, error.Line)).Should().Equal(("one", 1), ("three", 2));
    }
}
