using System.Text.Json.Nodes;
using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Host.Binding;
using Selec.Host.Plugins;

namespace Selec.Host.Tests.Plugins;

/// <summary>A form that cannot be filled in is refused, each fault by its path.</summary>
public sealed class FormReaderTests
{
    const string File = "barges/moor.form.json";

    const string Sdl = """
        type Query { barges: [String!]! }
        type Mutation { moorBarge(input: BargeMoorInput!): String }
        input BargeMoorInput {
          name: String!
          kind: BargeKind! = LIGHTER
          length: Decimal
          crew: Int!
          berth: BargeBerthInput
          cargoes: [BargeCargoInput!]! = []
          harbours: [String!]! = []
          version: String!
          idempotencyKey: String
        }
        input BargeBerthInput { quay: String! number: Int depth: BargeDepthInput }
        input BargeDepthInput { metres: Decimal! }
        input BargeCargoInput { goods: String! heavy: Boolean }
        "What kind of barge."
        enum BargeKind { "Without an engine." LIGHTER PUSHED }
        scalar Decimal
        """;

    static readonly Schema _schema = SchemaComposer.Compose(
        [SourceText.From("barges.graphql", Sdl)], Scalars.All.Where(scalar => scalar.Name == "Decimal"));

    [Fact]
    public void a_form_carries_what_the_schema_says()
    {
        var form = Read("name", "crew", "kind", "length", "berth.quay", "berth.depth.metres", "cargoes.goods", "cargoes.heavy", "harbours");
        form.Plugin.Should().Be("barges");
        form.Sections.Single().Fields.Select(field => $"{field.Path} {field.Control} {field.Required} {field.Repeated}").Should().Equal(
            "name Text True ", "crew WholeNumber True ", "kind Code False ", "length Number False ", "berth.quay Text True ",
            "berth.depth.metres Number True ", "cargoes.goods Text True cargoes", "cargoes.heavy YesNo False cargoes",
            "harbours Text False harbours");
        form.Sections.Single().Fields[2].Codes.Should().Equal(new FormCode("LIGHTER", "Without an engine."), new FormCode("PUSHED", null));
    }

    [Theory]
    [InlineData("draught")]
    [InlineData("berth.colour")]
    [InlineData("name.first")]
    [InlineData("berth")]
    [InlineData("")]
    [InlineData("version")]
    [InlineData("idempotencyKey")]
    public void a_path_that_is_no_single_input_is_named(string path) =>
        Refused("name", "crew", path).Split('\n')[0].Should().Be($"{File} asks for {path}, which is no single input of BargeMoorInput.");

    [Fact]
    public void what_must_be_given_and_is_not_asked_for_is_named() =>
        Refused("name", "berth.number", "cargoes.heavy").Split('\n').Should().Equal(
            $"{File} does not ask for crew, which must be given.",
            $"{File} does not ask for berth.quay, which must be given.",
            $"{File} does not ask for cargoes.goods, which must be given.");

    [Fact]
    public void an_input_asked_for_twice_is_named() =>
        Refused("name", "crew", "crew").Should().Be($"{File} asks for crew twice.");

    [Fact]
    public void every_text_is_there_in_english()
    {
        var form = Written("name", "crew");
        form["title"] = new JsonObject { ["bg"] = "Шлеп" };
        form["sections"]![0]!["title"] = new JsonObject { ["ro"] = "Barjă" };
        form["sections"]![0]!["fields"]![1]!["label"] = new JsonObject { ["hu"] = "Legénység" };
        form["sections"]![0]!["fields"]![0]!["help"] = new JsonObject();
        Refused(form).Should().Contain("the title").And.Contain("a section's title").And.Contain("the label of crew")
            .And.Contain("the help of name").And.NotContain("the label of name");
    }

    [Theory]
    [InlineData("colour", "$.colour")]
    [InlineData("sections[0].hint", "$.sections[0].hint")]
    [InlineData("sections[0].fields[1].required", "$.sections[0].fields[1].required")]
    public void a_member_that_nobody_knows_is_named_by_its_path(string where, string path)
    {
        var form = Written("name", "crew");
        JsonNode at = where.StartsWith("sections[0].fields", StringComparison.Ordinal) ? form["sections"]![0]!["fields"]![1]!
            : where.StartsWith("sections", StringComparison.Ordinal) ? form["sections"]![0]!
            : form;
        at[where[(where.LastIndexOf('.') + 1)..]] = true;
        Refused(form).Should().StartWith($"{File} is no form: line ").And.Contain(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"mutation\": \"moorBarge\" }")]
    [InlineData("""{ "mutation": "moorBarge", "title": { "en": null }, "sections": [] }""")]
    [InlineData("""{ "mutation": "moorBarge", "title": null, "sections": [] }""")]
    [InlineData("""{ "mutation": "moorBarge", "title": { "en": "M" }, "sections": [null] }""")]
    [InlineData("""{ "mutation": "moorBarge", "title": { "en": "M" }, "sections": [{ "title": { "en": "M" }, "fields": [null] }] }""")]
    public void what_is_no_form_is_refused_and_not_thrown_out_of(string text) => Fault(text).Should().StartWith($"{File} is no form");

    [Fact]
    public void a_form_of_another_mutation_is_refused()
    {
        var form = Written("name", "crew");
        form["mutation"] = "sinkBarge";
        Refused(form).Should().Be($"{File} is not a form for moorBarge.");
        var read = () => FormReader.Read("barges", "sinkBarge", Source(form.ToJsonString()), _schema);
        read.Should().Throw<BindingException>().WithMessage($"{File} is a form for sinkBarge, which is not in the schema.");
    }

    static Form Read(params string[] paths) => FormReader.Read("barges", "moorBarge", Source(Written(paths).ToJsonString()), _schema);

    static string Refused(params string[] paths) => Refused(Written(paths));

    static string Refused(JsonNode form) => Fault(form.ToJsonString());

    static string Fault(string text)
    {
        var read = () => FormReader.Read("barges", "moorBarge", Source(text), _schema);
        return read.Should().Throw<BindingException>().Which.Message;
    }

    static SourceText Source(string text) => SourceText.From(File, text);

    static JsonObject Written(params string[] paths) => new()
    {
        ["mutation"] = "moorBarge",
        ["title"] = English("Moor a barge"),
        ["sections"] = new JsonArray(new JsonObject
        {
            ["title"] = English("The barge"),
            ["fields"] = new JsonArray([.. paths.Select(path => new JsonObject { ["path"] = path, ["label"] = English("An input") })]),
        }),
    };

    static JsonObject English(string text) => new() { ["en"] = text };
}
