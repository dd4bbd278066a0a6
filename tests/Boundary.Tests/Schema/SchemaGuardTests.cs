namespace Selec.Boundary.Tests.Schema;

/// <summary>A small schema that breaks no rule, and for each rule a change to it that does.</summary>
public sealed class SchemaGuardTests
{
    const string Sound = """"
        "Reading."
        type Query {
          "Requests."
          requests("How many." first: Int, "From." after: String, "How many at the end." last: Int, "Up to." before: String): RequestConnection!
        }
        "Writing."
        type Mutation {
          "Sends."
          sendRequest("The input." input: SendRequestInput!): SendRequestPayload!
        }
        "A code." scalar Label @specifiedBy(url: "https://www.selec.org/")
        "A state." enum RequestState { "New." DRAFT_ONE }
        "A request." type Request { "Id." id: ID! "Version." version: String! "What it is about." subject: String "State." state: RequestState! }
        "A page." type RequestConnection { "Edges." edges: [RequestEdge!]! "Rows." nodes: [Request!]! "Where." pageInfo: PageInfo! "Count." totalCount: Int! }
        "An edge." type RequestEdge { "Cursor." cursor: String! "Row." node: Request! }
        "Where." type PageInfo { "More." hasNextPage: Boolean! }
        "Text." input TextFilter { "Equal." eq: String }
        "What to send."
        input SendRequestInput { "Which." request: ID! "Version." version: String! "Key." idempotencyKey: String "A word." remark: String "Which text." text: TextFilter }
        "What came of it." type SendRequestPayload { "It." request: Request "Why not." errors: [SendRequestError!]! }
        "Why not." union SendRequestError = NotFoundError | StaleVersionError | KeyReusedError
        "Why not." interface UserError { "Code." code: Label! }
        "None." type NotFoundError implements UserError { "Code." code: Label! }
        "Old." type StaleVersionError implements UserError { "Code." code: Label! }
        "Again." type KeyReusedError implements UserError { "Code." code: Label! }
        """";

    [Fact]
    public void the_sound_schema_breaks_no_rule()
    {
        var schema = Sdl.Of(Sound);

        DescriptionGuard.Faults(schema).Should().BeEmpty();
        NamingGuard.Faults(schema).Should().BeEmpty();
        ConnectionGuard.Faults(schema).Should().BeEmpty();
        MutationGuard.Faults(schema).Should().BeEmpty();
        TextGuard.Faults(schema).Should().BeEmpty();
        TextGuard.SealedInputs(schema).Should().Be("SendRequestInput.remark\n");
    }

    [Theory]
    [InlineData("\"A request.\"", "Request ")]
    [InlineData("\"What it is about.\"", "Request.subject")]
    [InlineData("\"How many.\"", "Query.requests(first:)")]
    [InlineData("\"New.\"", "RequestState.DRAFT_ONE")]
    [InlineData("\"Which text.\"", "SendRequestInput.text")]
    [InlineData("\"A code.\"", "Label")]
    public void what_is_not_described_is_a_fault(string description, string coordinate) =>
        DescriptionGuard.Faults(With(description, "")).Should().ContainSingle().Which.Should().Contain(coordinate);

    [Theory]
    [InlineData("DRAFT_ONE", "DraftOne")]
    [InlineData("TextFilter", "TextCondition")]
    [InlineData("PageInfo", "PageFilter")]
    [InlineData("PageInfo", "pageInformation")]
    [InlineData("subject", "Subject")]
    [InlineData("scalar Label", "scalar JSON @specifiedBy(url: \"https://www.json.org/\") \"A code.\" scalar Label")]
    [InlineData("@specifiedBy(url: \"https://www.selec.org/\")", "")]
    public void a_name_that_tells_something_else_is_a_fault(string sound, string broken) =>
        NamingGuard.Faults(With(sound, broken)).Should().NotBeEmpty();

    [Theory]
    [InlineData("RequestConnection", "RequestPage")]
    [InlineData("totalCount: Int!", "totalCount: Int")]
    [InlineData("\"Rows.\" nodes: [Request!]!", "")]
    [InlineData("cursor: String!", "cursor: String")]
    [InlineData(", \"Up to.\" before: String", "")]
    [InlineData("): RequestConnection!", "): RequestConnection")]
    public void a_connection_of_another_shape_is_a_fault(string sound, string broken) =>
        ConnectionGuard.Faults(With(sound, broken)).Should().ContainSingle();

    [Theory]
    [InlineData("input: SendRequestInput!)", "input: SendRequestInput)")]
    [InlineData("sendRequest(", "transmitRequest(")]
    [InlineData("): SendRequestPayload!", "): SendRequestPayload")]
    [InlineData("\"Key.\" idempotencyKey: String", "")]
    [InlineData("\"Version.\" version: String! \"Key.\"", "\"Version.\" version: String \"Key.\"")]
    [InlineData("\"It.\" request: Request ", "\"It.\" request: Request! ")]
    [InlineData("errors: [SendRequestError!]!", "errors: [SendRequestError!]")]
    [InlineData("errors: [SendRequestError!]!", "errors: [UserError!]!")]
    [InlineData(" | StaleVersionError", "")]
    [InlineData("NotFoundError | ", "")]
    [InlineData(" | KeyReusedError", "")]
    [InlineData("type KeyReusedError implements UserError", "type KeyReusedError")]
    [InlineData("\"Where.\" type PageInfo", "\"Left over.\" type DropRequestPayload { \"It.\" request: Request } \"Where.\" type PageInfo")]
    public void a_mutation_of_another_shape_is_a_fault(string sound, string broken) =>
        MutationGuard.Faults(With(sound, broken)).Should().NotBeEmpty();

    [Theory]
    [InlineData("subject: String", "subject: String!")]
    [InlineData("(\"How many.\"", "(\"About.\" subject: String, \"How many.\"")]
    [InlineData("\"Text.\" input", "\"By name.\" input NameFilter { \"Equal.\" eq: String } \"Text.\" input")]
    public void text_where_it_cannot_be_sealed_is_a_fault(string sound, string broken) =>
        TextGuard.Faults(With(sound, broken)).Should().ContainSingle();

    [Theory]
    [InlineData("""{ "query": "{ requests(first: 1) { nodes { topic } } }" }""")]
    [InlineData("""{ "query": "query($first: Int!) { requests(first: $first) { totalCount } }", "variables": { "first": "one" } }""")]
    public void an_example_that_does_not_work_is_a_fault(string body) =>
        ExampleGuard.Faults(Sdl.Of(Sound), "a.http", $"@host = x\n\n### Ask\nPOST x\n\n{body}\n")
            .Should().ContainSingle().Which.Should().Contain("Ask");

    [Fact]
    public void an_example_that_works_is_none() =>
        ExampleGuard.Faults(Sdl.Of(Sound), "a.http", "### Ask\nPOST x\n\n{ \"query\": \"{ requests { totalCount } }\" }\n")
            .Should().BeEmpty();

    static Graph.Types.Schema With(string sound, string broken)
    {
        Sound.Should().Contain(sound);
        return Sdl.Of(Sound.Replace(sound, broken, StringComparison.Ordinal));
    }
}
