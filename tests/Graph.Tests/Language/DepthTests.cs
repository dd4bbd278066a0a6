using System.Globalization;
using System.Text;
using Selec.Graph.Language;
using Selec.Graph.Tests.Composition;
using Selec.Graph.Tests.Validation;
using Selec.Graph.Types;
using Selec.Graph.Validation;

namespace Selec.Graph.Tests.Language;

/// <summary>Nothing that reads, checks, prints or coerces follows nesting without counting it: a stack overflow cannot be caught.</summary>
public sealed class DepthTests
{
    private const int Endless = 100_000;

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    public void ten_megabytes_of_one_bracket_are_refused(string bracket)
    {
        var text = new byte[10 << 20];
        text.AsSpan().Fill((byte)bracket[0]);
        var executable = () => Parser.ParseExecutable(new SourceText("q", text), new ParserLimits(int.MaxValue, 200));
        var typeSystem = () => Parser.ParseTypeSystem(new SourceText("q", text), ParserLimits.TypeSystem);
        var constant = () => Parser.ParseConstant(new SourceText("q", text), new ParserLimits(int.MaxValue, 200));

        executable.Should().Throw<GraphSyntaxException>();
        typeSystem.Should().Throw<GraphSyntaxException>();
        constant.Should().Throw<GraphSyntaxException>();
    }

    [Theory]
    [InlineData(499, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void the_printer_stops_at_its_depth(int levels, bool isPrinted)
    {
        var print = () => Printer.Print(Selections(levels));

        if (isPrinted) print.Should().NotThrow();
        else print.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void a_tree_made_by_a_program_is_printed_only_so_deep()
    {
        Value list = new NullValue();
        Value map = new NullValue();
        TypeRef type = new NamedTypeRef { Name = "Int" };
        for (var i = 0; i < Endless; i++)
        {
            list = new ListValue { Items = [list] };
            map = new ObjectValue { Fields = [new ObjectField { Name = "a", Value = map }] };
            type = i % 2 == 0 ? new ListTypeRef { OfType = type } : new NonNullTypeRef { OfType = type };
        }

        var prints = new List<Action> { () => Printer.Print(list), () => Printer.Print(map), () => Printer.Print(Selections(Endless)) };

        prints.Should().AllSatisfy(print => print.Should().Throw<InvalidOperationException>());
        type.InnerName.Should().Be("Int");
        type.ToString().Should().StartWith("[[").And.EndWith("!]!");
    }

    [Fact]
    public void a_tree_made_by_a_program_is_validated_only_so_deep()
    {
        Value value = new NullValue();
        for (var i = 0; i < Endless; i++) value = new ListValue { Items = [value] };
        var argument = new Argument { Name = "of", Value = value };
        var given = new SelectionSet { Selections = [new Field { Name = "sum", Arguments = [argument] }] };

        Errors(Selections(Endless)).Should().OnlyContain(error => error.Code == GraphErrorCode.DepthExceeded);
        Errors(given).Should().OnlyContain(error => error.Code == GraphErrorCode.DepthExceeded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("...F0")]
    public void a_chain_of_ten_thousand_fragments_is_not_followed(string last)
    {
        const int Links = 10_000;
        var text = new StringBuilder("{ animal { ...F0 } }");
        for (var i = 0; i < Links; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Animal {{ ...F{i + 1} }}");
        }

        text.Append(CultureInfo.InvariantCulture, $" fragment F{Links} on Animal {{ __typename {last} }}");
        var document = Parser.ParseExecutable(SourceText.From("q", text.ToString()), new ParserLimits(int.MaxValue, 200));

        DocumentValidator.Validate(Zoo.Schema, document, ValidationLimits.Default).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void literals_nest_to_a_limit(int depth, bool isAllowed)
    {
        var value = string.Concat(Enumerable.Repeat("{name: \"x\", inner: ", depth - 1)) + "{name: \"x\"}" + new string('}', depth - 1);
        var errors = Zoo.Errors("{ animals(where: " + value + ") { __typename } }");
        var asDefault = Zoo.Errors("query($w: Where = " + value + ") { animals(where: $w) { __typename } }");

        errors.Select(error => error.Code).Should().Equal(isAllowed ? [] : [GraphErrorCode.DepthExceeded]);
        asDefault.Select(error => error.Code).Should().Equal(isAllowed ? [] : [GraphErrorCode.DepthExceeded]);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(Endless, false)]
    public void variables_nest_to_a_limit(int depth, bool isAllowed)
    {
        var where = new Dictionary<string, object?> { ["name"] = "x" };
        for (var i = 1; i < depth; i++) where = new Dictionary<string, object?> { ["name"] = "x", ["inner"] = where };
        var coerce = () => ValueCoercion.Json(where, Zoo.Schema.Type("Where")!);

        if (isAllowed) coerce.Should().NotThrow();
        else coerce.Should().Throw<ValueException>().Which.Message.Length.Should().BeLessThan(100);
    }

    [Fact]
    public void input_types_in_a_chain_of_ten_thousand_are_composed()
    {
        const int Links = 10_000;
        var text = new StringBuilder(Sdl.Root);
        for (var i = 0; i < Links; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"input I{i} {{ next: I{i + 1}! = {{}} need: I{i + 1}! }} ");
        }

        text.Append(CultureInfo.InvariantCulture, $"input I{Links} {{ a: Int = 1 }}");

        Sdl.Errors(text.ToString()).Should().NotContain(error => error.Message.Contains("circle"));
    }

    private static SelectionSet Selections(int levels)
    {
        var set = new SelectionSet { Selections = [new Field { Name = "a" }] };
        for (var i = 1; i < levels; i++) set = new SelectionSet { Selections = [new Field { Name = "a", SelectionSet = set }] };
        return set;
    }

    private static IReadOnlyList<GraphError> Errors(SelectionSet set) => DocumentValidator.Validate(
        Zoo.Schema,
        new Document
        {
            Source = SourceText.From("made", ""),
            Definitions = [new OperationDefinition { Kind = OperationKind.Query, SelectionSet = set }],
        },
        ValidationLimits.Default);
}
