namespace Selec.Graph.Tests.Validation;

public sealed class OperationRuleTests
{
    [Fact]
    public void a_request_defines_no_types() => Zoo.Refuses("{ dog { size } } type Extra { a: Int }", "cannot define or extend");

    [Fact]
    public void the_schema_offers_the_kind_of_operation()
    {
        Zoo.Accepts("subscription { born { name } }");
        Zoo.Refuses("mutation { anything }", "kind mutation");
    }

    [Fact]
    public void operation_names_are_unique()
    {
        Zoo.Accepts("query A { dog { size } } query B { dog { size } }");
        Zoo.Refuses("query A { dog { size } } query A { cat { size } }", "'A' is defined twice");
    }

    [Fact]
    public void an_anonymous_operation_is_alone()
    {
        Zoo.Accepts("{ dog { size } }");
        Zoo.Refuses("{ dog { size } } query A { cat { size } }", "must be the only one");
    }

    [Theory]
    [InlineData("subscription { born { name } }")]
    [InlineData("subscription { born { name } born { friends { name } } }")]
    [InlineData("subscription { ...S } fragment S on Subscription { born { name @skip(if: true) } }")]
    public void a_subscription_asks_for_one_field(string query) => Zoo.Accepts(query);

    [Theory]
    [InlineData("subscription { born { name } gone { name } }", "exactly one")]
    [InlineData("subscription { born { name } also: born { name } }", "exactly one")]
    [InlineData("subscription { born { name } ...S } fragment S on Subscription { ... { gone { name } } }", "exactly one")]
    [InlineData("subscription { __typename }", "introspection")]
    [InlineData("subscription ($a: Boolean!) { born @skip(if: $a) { name } }", "condition")]
    [InlineData("subscription { ... @include(if: true) { born { name } } }", "condition")]
    [InlineData("subscription { ...S } fragment S on Subscription { born @include(if: true) { name } }", "condition")]
    public void a_subscription_never_asks_for_more_or_less(string query, string message) => Zoo.Refuses(query, message);
}
