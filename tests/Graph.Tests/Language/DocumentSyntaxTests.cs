using Selec.Graph.Language;

namespace Selec.Graph.Tests.Language;

public sealed class DocumentSyntaxTests
{
    [Fact]
    public void an_operation_is_read_with_all_its_parts()
    {
        var operation = Read("""
            "What it is for" query Find("which one" $id: [ID!]! = "a" @x) @live {
              other: node(id: $id, deep: { a: [1] }) @include(if: true) { id ...Rest @skip(if: false) ... on Person { name } ... @x { age } }
            }
            """).Should().BeOfType<OperationDefinition>().Subject;

        operation.Name.Should().Be("Find");
        operation.Description.Should().Be("What it is for");
        var variable = operation.VariableDefinitions.Should().ContainSingle().Subject;
        variable.Description.Should().Be("which one");
        variable.Type.ToString().Should().Be("[ID!]!");
        variable.Directives.Should().ContainSingle();
        var field = operation.SelectionSet.Selections[0].Should().BeOfType<Field>().Subject;
        field.ResponseKey.Should().Be("other");
        field.Name.Should().Be("node");
        field.SelectionSet!.Selections.Select(selection => selection.GetType().Name)
            .Should().Equal("Field", "FragmentSpread", "InlineFragment", "InlineFragment");
    }

    [Fact]
    public void keywords_are_ordinary_names_elsewhere() =>
        Read("query query { on: fragment(type: null) { query mutation true } }").Should().BeOfType<OperationDefinition>();

    [Fact]
    public void places_count_code_points_from_one()
    {
        var document = Parser.ParseExecutable(
            SourceText.From("q", "\uFEFF# comment 😀\r\n{\ra(b: \"\"\"x\ny\"\"\", c: \"😀\") d\n}"), ParserLimits.Default);

        var fields = ((OperationDefinition)document.Definitions[0]).SelectionSet.Selections;
        document.Definitions[0].Location.Should().Be(new Location(2, 1));
        fields[0].Location.Should().Be(new Location(3, 1));
        ((Field)fields[0]).Arguments[1].Location.Should().Be(new Location(4, 7));
        fields[1].Location.Should().Be(new Location(4, 15));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{ a")]
    [InlineData("{ a }}")]
    [InlineData("{ a() }")]
    [InlineData("{ a(b) }")]
    [InlineData("{ a: }")]
    [InlineData("{ ... }")]
    [InlineData("{ ...on }")]
    [InlineData("{ .. a }")]
    [InlineData("query ($a) { a }")]
    [InlineData("query ($a: Int = $b) { a }")]
    [InlineData("query () { a }")]
    [InlineData("fragment on on T { a }")]
    [InlineData("fragment F { a }")]
    [InlineData("\"described\" { a }")]
    [InlineData("{ a } ?")]
    [InlineData("{ ż }")]
    [InlineData("{ a @ }")]
    [InlineData("{ a(b: ) }")]
    [InlineData("{ a(b: [1 }) }")]
    [InlineData("type T { a }")]
    [InlineData("type T {}")]
    [InlineData("enum E { true }")]
    [InlineData("extend type T")]
    [InlineData("\"described\" extend type T { a: Int }")]
    [InlineData("extend directive @a on FIELD")]
    [InlineData("directive @a on")]
    [InlineData("schema { none: T }")]
    [InlineData("union U = |")]
    [InlineData("unknown T")]
    public void what_is_not_a_document_is_refused_with_a_place(string text)
    {
        var read = () => Read(text);

        var error = read.Should().Throw<GraphSyntaxException>().Which.Error;
        error.Code.Should().Be(GraphErrorCode.ParseFailed);
        error.Locations.Should().ContainSingle();
    }

    [Fact]
    public void a_schema_source_holds_no_operations()
    {
        var read = () => Parser.ParseTypeSystem(SourceText.From("s", "type T { a: Int }\n{ a }"), ParserLimits.TypeSystem);

        read.Should().Throw<GraphSyntaxException>().Which.Error.Locations[0].Line.Should().Be(2);
    }

    [Fact]
    public void separators_may_come_first()
    {
        var document = Parser.ParseTypeSystem(
            SourceText.From("s", "type T implements & A & B { a: Int } union U = | A | B directive @d on | FIELD | QUERY"),
            ParserLimits.TypeSystem);

        ((ObjectDeclaration)document.Definitions[0]).Interfaces.Should().HaveCount(2);
        ((UnionDeclaration)document.Definitions[1]).Members.Should().HaveCount(2);
        ((DirectiveDeclaration)document.Definitions[2]).Locations.Should().HaveCount(2);
    }

    private static Definition Read(string text) =>
        Parser.ParseExecutable(SourceText.From("q", text), ParserLimits.Default).Definitions[0];
}
