using Selec.Graph.Composition;
using Selec.Graph.Execution;
using Selec.Graph.Language;

namespace Selec.Graph.Tests.Execution;

public sealed class BindingTests
{
    private const string Sdl = """
        type Query { a: Int b: Thing }
        type Subscription { tick: Int }
        interface Thing { name: String }
        type Stone implements Thing { name: String }
        """;

    [Fact]
    public void every_field_without_binding_and_every_binding_without_field_is_named_at_once()
    {
        var bindings = new Bindings()
            .Bind("Query.a", Engine.Value(1))
            .Bind("Query.a", Engine.Value(2))
            .Bind("Query.zzz", Engine.Value(1))
            .Bind("Thing.name", Engine.Value(1))
            .Bind("Subscription.tick", Engine.Value(1))
            .BindType("Stone", _ => "Stone");

        var create = () => ExecutableSchema.Create(SchemaComposer.Compose([SourceText.From("s", Sdl)], []), bindings);

        create.Should().Throw<SchemaException>().Which.Errors.Select(error => error.Coordinate).Should().BeEquivalentTo(
            "Query.a", "Query.b", "Query.zzz", "Thing.name", "Subscription.tick", "Stone.name", "Stone", "Thing");
    }

    [Fact]
    public void a_mismatch_names_the_source_and_line_of_the_field_and_who_brought_it()
    {
        var source = SourceText.From("s", "type Query {\n  a: Int }\ninterface I { a: Int }") with { Origin = "boats" };
        var create = () => ExecutableSchema.Create(SchemaComposer.Compose([source], []), new Bindings());

        create.Should().Throw<SchemaException>().Which.Errors.Select(error => (error.Coordinate, error.Source, error.Line, error.Origin))
            .Should().BeEquivalentTo([("Query.a", "s", 2, "boats"), ("I", "s", 3, "boats")]);
    }

    [Fact]
    public void a_stream_is_only_for_fields_of_the_subscription_type()
    {
        var bindings = new Bindings().Bind("Query.a", FieldResolver.Stream((_, _) => AsyncEnumerable.Empty<object?>()));

        var create = () => ExecutableSchema.Create(SchemaComposer.Compose([SourceText.From("s", "type Query { a: Int }")], []), bindings);

        create.Should().Throw<SchemaException>();
    }
}
