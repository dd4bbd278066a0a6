using Selec.Graph.Language;
using Selec.Graph.Tests.Composition;
using Selec.Graph.Types;

namespace Selec.Graph.Tests.Language;

public sealed class SchemaCoordinateTests
{
    private static readonly Schema Shop = Sdl.Compose(
        """
        directive @private(scope: String!) on FIELD_DEFINITION
        type Query { search(by: Criteria!): [Shop] any: Any }
        input Criteria { name: String filter: Filter }
        enum Filter { OPEN }
        interface Place { at(exact: Boolean): String }
        type Shop implements Place { at(exact: Boolean): String }
        union Any = Shop
        """);

    [Theory]
    [InlineData("Query")]
    [InlineData("String")]
    [InlineData("Query.search")]
    [InlineData("Query.search(by:)")]
    [InlineData("Criteria.filter")]
    [InlineData("Filter.OPEN")]
    [InlineData("Place.at(exact:)")]
    [InlineData("@private")]
    [InlineData("@private(scope:)")]
    [InlineData("@deprecated(reason:)")]
    public void an_element_is_found_by_the_coordinate_it_has(string text)
    {
        var coordinate = SchemaCoordinate.Parse(text);

        coordinate.ToString().Should().Be(text);
        var element = Shop.Find(coordinate);
        element.Should().NotBeNull();
        element!.Coordinate.Should().Be(text);
    }

    [Theory]
    [InlineData("Lost")]
    [InlineData("Query.lost")]
    [InlineData("Query.search(lost:)")]
    [InlineData("Criteria.lost")]
    [InlineData("Filter.LOST")]
    [InlineData("@lost")]
    [InlineData("@private(lost:)")]
    public void a_missing_element_is_nothing(string text) => Shop.Find(SchemaCoordinate.Parse(text)).Should().BeNull();

    [Theory]
    [InlineData("Lost.search")]
    [InlineData("String.length")]
    [InlineData("Any.at")]
    [InlineData("Query.lost(by:)")]
    [InlineData("Criteria.name(by:)")]
    [InlineData("Filter.OPEN(by:)")]
    [InlineData("@lost(by:)")]
    public void a_missing_container_is_an_error(string text)
    {
        var find = () => Shop.Find(SchemaCoordinate.Parse(text));

        find.Should().Throw<ArgumentException>().Which.Message.Should().Contain(text);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" Query", 1)]
    [InlineData("Query ", 6)]
    [InlineData("Query. search", 7)]
    [InlineData("Query.", 7)]
    [InlineData("Query.a.b", 8)]
    [InlineData("Query(by:)", 6)]
    [InlineData("Query.search(by)", 16)]
    [InlineData("Query.search(by:", 17)]
    [InlineData("Query.search(by: )", 17)]
    [InlineData("Query.search(:)", 14)]
    [InlineData("Query.search(by:)x", 18)]
    [InlineData("@", 2)]
    [InlineData("@private.scope", 9)]
    [InlineData("@@private", 2)]
    [InlineData("1Query", 1)]
    [InlineData("Qu€ry", 3)]
    [InlineData("Query,", 6)]
    [InlineData("#Query", 1)]
    public void anything_else_is_refused_where_it_goes_wrong(string text, int column)
    {
        var parse = () => SchemaCoordinate.Parse(text);

        parse.Should().Throw<GraphSyntaxException>().Which.Error.Locations.Should().Equal(new Location(1, column));
    }

    [Fact]
    public void every_element_of_a_schema_is_where_its_coordinate_says()
    {
        var elements = Shop.Types.OfType<FieldsType>().SelectMany(type => type.Fields)
            .SelectMany(field => field.Arguments.Prepend<ISchemaElement>(field))
            .Concat(Shop.Types)
            .Concat(Shop.Directives);

        foreach (var element in elements)
        {
            Shop.Find(SchemaCoordinate.Parse(element.Coordinate)).Should().BeSameAs(element);
        }
    }
}
