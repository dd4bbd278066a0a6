using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Fields, arguments and values that do not fit the schema or its rules.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class BadInputTests(SharedPlatform shared)
{
    const string Person = "bg-case-officer-police";

    [Theory]
    [InlineData("{ viewer { colour } }", "colour")]
    [InlineData("{ colour }", "colour")]
    [InlineData("{ requests(first: 1, colour: 1) { totalCount } }", "colour")]
    [InlineData("{ requests(first: 1, where: { colour: 1 }) { totalCount } }", "colour")]
    [InlineData("{ requests(first: 1, where: { kind: { eq: COLOUR } }) { totalCount } }", "RequestKind")]
    [InlineData("{ requests(first: 1, orderBy: [{ field: SENT_AT }]) { totalCount } }", "direction")]
    [InlineData("{ requests(first: \"1\") { totalCount } }", "Int")]
    [InlineData("{ requests(first: 99999999999) { totalCount } }", "Int")]
    [InlineData("{ node { id } }", "id")]
    [InlineData("{ requests(first: 1) }", "RequestConnection")]
    [InlineData("{ viewer { role { name } } }", "role")]
    [InlineData("query($v: Colour) { requests(first: 1, after: $v) { totalCount } }", "Colour")]
    [InlineData("mutation { draftRequest(input: {}) { errors { __typename } } }", "content")]
    [InlineData("mutation { forgetRequest(input: {}) { errors { __typename } } }", "forgetRequest")]
    public async Task what_the_schema_does_not_have_is_named(string document, string named)
    {
        var answer = await shared.RefusedAsync("GRAPHQL_VALIDATION_FAILED", () => shared.SendAsync(Person, document));
        answer.Message.Should().Contain(named);
    }

    public static TheoryData<string, JsonNode?, string> Values => new()
    {
        { "content.colour", "red", "colour" },
        { "content.kind", "GOSSIP", "content.kind" },
        { "content.kind", 1, "content.kind" },
        { "content.subject", null, "content.subject" },
        { "content.subject", 1, "content.subject" },
        { "content.subject", new JsonArray("a", "b"), "content.subject" },
        { "content.crimeAreas", "NOTHING", "content.crimeAreas" },
        { "content.maximumPenaltyYears", 1.5, "content.maximumPenaltyYears" },
        { "content.addressees", new JsonArray("R0-\u0441"), "content.addressees" },
        { "content.addressees", new JsonArray((JsonNode?)null), "content.addressees" },
        { "content.urgency", true, "content.urgency" },
        { "content", "everything", "content" },
        { "item.handling", new JsonArray("H9"), "item.handling" },
        { "colour", "red", "colour" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task a_value_that_does_not_fit_is_named(string path, JsonNode? value, string named)
    {
        var input = SharedPlatform.DraftInput();
        Put(input, path, value?.DeepClone());
        var answer = await shared.RefusedAsync("BAD_USER_INPUT", () => shared.DraftAsync(input));
        answer.Message.Should().Contain(named.Split('.')[^1]);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-2-3")]
    [InlineData("30.02.2026")]
    [InlineData("2026-02-03T00:00:00Z")]
    [InlineData("0000-01-01")]
    public async Task a_day_that_does_not_exist_is_refused(string day) =>
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.SendAsync(
        Person, "query($day: Date) { parties(on: $day) { code } }", new JsonObject { ["day"] = day }));

    [Theory]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-02-03T00:00:00")]
    [InlineData("2026-02-03T25:00:00Z")]
    [InlineData("yesterday")]
    public async Task a_moment_that_does_not_exist_is_refused(string moment) =>
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.SendAsync(
        Person, "query($at: DateTime) { requests(first: 1, where: { recordedAt: { from: $at } }) { totalCount } }",
            new JsonObject { ["at"] = moment }));

    [Theory]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("1e400")]
    [InlineData("\"NaN\"")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("-1e39")]
    public async Task a_number_that_cannot_be_kept_is_refused(string number)
    {
        var investigation = await InvestigationAsync();
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync("bg-liaison-police", Seizure(investigation, number)));
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("1234567890123.4567")]
    [InlineData("123456789012345.1234567890123")]
    [InlineData("1000000000000000")]
    [InlineData("0.0000000000000000000000000001")]
    public async Task a_number_of_up_to_28_digits_is_kept_exactly(string number)
    {
        var investigation = await InvestigationAsync();
        var answer = await shared.PostAsync("bg-liaison-police", Seizure(investigation, number));
        answer.Code.Should().BeNull(answer.Text);
        answer.Text.Should().Contain($"\"value\":{number}");
    }

    [Theory]
    [InlineData("1000000000000001")]
    [InlineData("1234567890123456789012345678")]
    public async Task a_quantity_beyond_a_million_thousand_million_is_refused(string number)
    {
        var answer = await shared.PostAsync("bg-liaison-police", Seizure(await InvestigationAsync(), number));
        answer.Text.Should().Contain("QUANTITY_TOO_LARGE");
    }

    [Theory]
    [InlineData("content.facts", 1, null)]
    [InlineData("content.facts", 20_000, null)]
    [InlineData("content.facts", 20_001, "TEXT_TOO_LONG")]
    [InlineData("content.facts", 0, "TEXT_BLANK")]
    [InlineData("content.subject", 1, null)]
    [InlineData("content.subject", 200, null)]
    [InlineData("content.subject", 201, "TEXT_TOO_LONG")]
    [InlineData("content.subject", 0, "TEXT_BLANK")]
    [InlineData("content.offence", 20_001, "TEXT_TOO_LONG")]
    [InlineData("item.restriction", 20_001, "TEXT_TOO_LONG")]
    public async Task texts_keep_to_their_length(string path, int length, string? code)
    {
        var input = SharedPlatform.DraftInput();
        Put(input, path, new string('ж', length));
        if (code is null) (await shared.DraftedAsync(input))[path.Split('.')[1]]!.GetValue<string>().Should().HaveLength(length);
        else (await shared.RefusedAsync(code, () => shared.DraftAsync(input))).Path.Should().Be(path);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t\r\n  ")]
    [InlineData("\u00a0\u2003\u3000")]
    public async Task blanks_are_no_text(string text)
    {
        (await shared.RefusedAsync("TEXT_BLANK", () => shared.DraftAsync(SharedPlatform.DraftInput(subject: text)))).Path.Should().Be(
            "content.subject");
        (await shared.RefusedAsync("TEXT_BLANK", () => shared.DraftAsync(SharedPlatform.DraftInput(facts: text)))).Path.Should().Be(
            "content.facts");
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00 after")]
    [InlineData("before \\ud83d")]
    [InlineData("\\udc00\\ud800")]
    public async Task half_a_surrogate_pair_is_refused_wherever_it_stands(string escape)
    {
        var draft = new JsonObject { ["query"] = SharedPlatform.Draft,
            ["variables"] = new JsonObject { ["input"] = SharedPlatform.DraftInput(facts: "HALF") } };
        var body = draft.ToJsonString().Replace("HALF", escape, StringComparison.Ordinal);
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync(Person, body));
        var search = $$$"""{"query":"query($t: String) { requests(first: 1, where: { text: { eq: $t } }) { totalCount } }","variables":{"t":"{{{escape}}}"}}""";
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync(Person, search));
        var literal = new JsonObject { ["query"] = $"{{ requests(first: 1, where: {{ text: {{ eq: \"{escape}\" }} }}) {{ totalCount }} }}" };
        await shared.RefusedAsync("GRAPHQL_PARSE_FAILED", () => shared.PostAsync(Person, literal.ToJsonString()));
        var name = $$$"""{"query":"{ viewer { role } }","variables":{"{{{escape}}}":1}}""";
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync(Person, name));
    }

    [Fact]
    public async Task a_code_name_keeps_to_its_length()
    {
        var input = new JsonObject { ["subject"] = new JsonObject { ["primaryArea"] = "DRUGS" }, ["codeName"] = new string('N', 10_240) };
        var answer = await shared.RefusedAsync("TEXT_TOO_LONG",
            () => shared.SendAsync("bg-liaison-police", Propose, new JsonObject { ["input"] = input }));
        answer.Path.Should().Be("codeName");
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task a_text_to_search_for_is_neither_empty_nor_endless(string? text)
    {
        const string Document = "query($t: String) { requests(first: 1, where: { text: { matches: $t } }) { totalCount } }";
        var answer = await shared.RefusedAsync("BAD_USER_INPUT",
            () => shared.SendAsync(Person, Document, new JsonObject { ["t"] = text ?? new string('x', 201) }));
        answer.Message.Should().Contain("200");
    }

    const string Propose = "mutation($input: ProposeInvestigationInput!) { proposeInvestigation(input: $input) { investigation { id version } errors { ... on UserError { code message path } } } }";

    /// <summary>A joint investigation that takes results.</summary>
    async Task<(string Id, string Version)> InvestigationAsync()
    {
        var input = new JsonObject { ["subject"] = new JsonObject { ["primaryArea"] = "DRUGS" },
            ["invite"] = new JsonArray(new JsonObject { ["party"] = "RO" }) };
        var node = await shared.Platform.DoAsync("bg-liaison-police", "proposeInvestigation", input, "investigation");
        foreach (var (person, act) in new[] { ("ro-liaison-police", "joinInvestigation"), ("selec-operations", "acceptInvestigation") })
        {
            var step = new JsonObject { ["investigation"] = node["id"]!.DeepClone(), ["version"] = node["version"]!.DeepClone() };
            node = await shared.Platform.DoAsync(person, act, step, "investigation");
        }
        return (node["id"]!.GetValue<string>(), node["version"]!.GetValue<string>());
    }

    static string Seizure((string Id, string Version) investigation, string number) => $$$"""
        {"query":"mutation($input: RecordSeizureInput!) { recordSeizure(input: $input) { investigation { results { seizure { quantity { value } } } } errors { ... on UserError { code message path } } } }",
         "variables":{"input":{"investigation":"{{{investigation.Id}}}","version":"{{{investigation.Version}}}","act":{"actingState":"BG"},"category":"HEROIN",
         "quantity":{"value":{{{number}}},"unit":"KG","precision":"EXACT"} } } }
        """;

    static void Put(JsonObject input, string path, JsonNode? value)
    {
        var parts = path.Split('.');
        var at = input;
        foreach (var part in parts[..^1]) at = (at[part] ??= new JsonObject()).AsObject();
        at[parts[^1]] = value;
        if (parts[^1] == "restriction") at["handling"] = new JsonArray("H3");
    }
}
