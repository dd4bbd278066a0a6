using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Host.Tests.Secrecy;
using Selec.Sdk;

namespace Selec.Host.Tests.Audit;

/// <summary>The audit log over the one door: who reads what of it, in pages, by filters.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class AuditReadingTests(SharedPlatform shared)
{
    const string Officer = "bg-case-officer-police";
    const string Auditor = "selec-auditor";
    const string Dpo = "selec-data-protection";
    const string All = "query($w: AuditFilter) { auditEntries(first: 100, where: $w) { totalCount nodes { account party kind operation } } }";

    [Theory]
    [InlineData(Officer, "own")]
    [InlineData("bg-liaison-police", "own")]
    [InlineData("selec-operations", "own")]
    [InlineData("selec-administrator", "own")]
    [InlineData("selec-security", "own")]
    [InlineData("bg-focal-point", "state")]
    [InlineData("selec-data-protection", "all")]
    [InlineData("selec-supervisory-body", "all")]
    [InlineData(Auditor, "all")]
    [InlineData("selec-director-general", "none")]
    public async Task each_role_reads_what_it_may(string person, string scope)
    {
        foreach (var one in new[] { Officer, "hu-focal-point", person }) await shared.Platform.AskAsync(one, "{ viewer { role } requests(first: 1) { totalCount } }");

        var nodes = Nodes(await shared.Platform.AskAsync(person, All));
        var (accounts, parties) = (nodes.Select(node => Text(node, "account")).Distinct(), nodes.Select(node => Text(node, "party")).Distinct());
        switch (scope)
        {
            case "own": accounts.Should().Equal(person); break;
            case "state": parties.Should().Equal("BG"); accounts.Should().Contain(Officer); break;
            case "all": accounts.Should().Contain([Officer, "hu-focal-point", person]); break;
            default: nodes.Should().BeEmpty(); break;
        }
    }

    [Theory]
    [InlineData(Officer, "person", "hu-focal-point")]
    [InlineData("bg-focal-point", "party", "HU")]
    public async Task a_filter_widens_nothing(string person, string field, string value)
    {
        await shared.Platform.AskAsync("hu-focal-point", "{ requests(first: 1) { totalCount } }");
        var given = field == "person" ? NodeIds.Encode(new StreamId("person", value)) : value;
        var answer = await shared.Platform.AskAsync(person, All, new JsonObject { ["w"] = new JsonObject { [field] = given } });
        Nodes(answer).Should().BeEmpty();
        answer["auditEntries"]!["totalCount"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task who_saw_this_item_is_answered_by_its_id()
    {
        var id = (await shared.DraftedAsync(SharedPlatform.DraftInput(), Officer))["id"]!.GetValue<string>();
        await shared.Platform.AskAsync(Officer, "query($id: ID!) { node(id: $id) { id } }", new JsonObject { ["id"] = id });

        var nodes = Nodes(await shared.Platform.AskAsync(
            Dpo, "query($w: AuditFilter) { auditEntries(first: 100, where: $w) { nodes { operation account objects { id kind version } } } }",
            new JsonObject { ["w"] = new JsonObject { ["object"] = id } }));

        nodes.Select(node => Text(node, "operation")).Should().StartWith(["node"]).And.EndWith(["draftRequest"]);
        nodes.Should().OnlyContain(node => Text(node, "account") == Officer);
        nodes[^1]["objects"]!.AsArray().Single(one => Text(one!, "id") == id)!["version"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task filters_are_met_by_every_entry_and_pages_join_without_gap_in_both_directions()
    {
        for (var i = 0; i < 7; i++) await shared.Platform.AskAsync(Officer, "{ requests(first: 1) { totalCount } people(first: 1) { totalCount } }");
        var where = new JsonObject { ["person"] = NodeIds.Encode(new StreamId("person", Officer)), ["operation"] = "people", ["kind"] = new JsonArray("CONSULT", "SEARCH"), ["party"] = "BG" };
        var all = Nodes(await PageAsync("first: 100", where));
        all.Should().HaveCountGreaterThan(6).And.OnlyContain(node => Text(node, "operation")!.Split(' ').Contains("people") && Text(node, "kind") == "CONSULT");

        foreach (var (size, place, forwards) in new[] { ("first", "after", true), ("last", "before", false) })
        {
            var (joined, cursor) = (new List<JsonNode>(), (string?)null);
            for (var more = true; more;)
            {
                var page = await PageAsync(cursor is null ? $"{size}: 2" : $"{size}: 2, {place}: \"{cursor}\"", where);
                var info = page["auditEntries"]!["pageInfo"]!;
                joined.InsertRange(forwards ? joined.Count : 0, Nodes(page));
                (cursor, more) = (Text(info, forwards ? "endCursor" : "startCursor"), info[forwards ? "hasNextPage" : "hasPreviousPage"]!.GetValue<bool>());
            }
            joined.Select(node => Text(node, "id")).Should().Equal(all.Select(node => Text(node, "id")));
        }
    }

    [Fact]
    public async Task a_time_bounds_what_is_read_and_an_id_of_another_kind_finds_nothing()
    {
        (await CountAsync(new JsonObject { ["at"] = new JsonObject { ["before"] = "2000-01-01T00:00:00Z" } })).Should().Be(0);
        (await CountAsync(new JsonObject { ["at"] = new JsonObject { ["from"] = "2000-01-01T00:00:00Z" } })).Should().BePositive();
        (await CountAsync(new JsonObject { ["person"] = NodeIds.Encode(new StreamId("request", Officer)) })).Should().Be(0);
        (await CountAsync(new JsonObject { ["person"] = "nonsense" })).Should().Be(0);
        (await CountAsync(new JsonObject { ["kind"] = new JsonArray() })).Should().Be(0);
    }

    [Theory]
    [InlineData(Dpo, true)]
    [InlineData("selec-supervisory-body", true)]
    [InlineData(Auditor, false)]
    [InlineData(Officer, false)]
    public async Task what_was_searched_for_is_opened_for_the_supervisors_alone(string reader, bool opened)
    {
        var text = Canary.Text(78);
        await shared.Platform.AskAsync(
            Officer, "query($t: String!) { requests(first: 1, where: { text: { matches: $t } }) { totalCount } }", new JsonObject { ["t"] = text });

        var entry = Nodes(await shared.Platform.AskAsync(
            reader, "query($w: AuditFilter) { auditEntries(first: 1, where: $w) { nodes { searchText redactions { field releasableBy } } } }",
            new JsonObject { ["w"] = new JsonObject { ["kind"] = new JsonArray("SEARCH"), ["person"] = NodeIds.Encode(new StreamId("person", Officer)) } })).Single();

        Text(entry, "searchText").Should().Be(opened ? text : null);
        entry["redactions"]!.AsArray().Select(one => $"{Text(one!, "field")} {Text(one!, "releasableBy")}").Should().Equal(opened ? [] : ["searchText SELEC"]);
    }

    [Fact]
    public async Task a_read_of_the_log_is_in_the_log_with_what_it_showed()
    {
        var shown = Nodes(await shared.Platform.AskAsync(Auditor, "{ auditEntries(first: 3) { nodes { id } } }"));
        var last = (await shared.Platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1, default))[0].Entry;

        (last.Kind, last.Operation, last.Person, last.Hits).Should().Be((AuditKind.ReadLog, "auditEntries", new PersonId(Auditor), 3));
        last.Objects.Should().BeEquivalentTo(shown.Select(node => $"audit/{Text(node, "id")}"));
        await shared.Platform.AskAsync("selec-director-general", "{ auditEntries(first: 3) { nodes { id } } auditChains { chain } }");
        var denied = (await shared.Platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1, default))[0].Entry;
        (denied.Kind, denied.Hits).Should().Be((AuditKind.ReadLog, 0));
    }

    [Theory]
    [InlineData("selec-security", true)]
    [InlineData(Auditor, true)]
    [InlineData(Dpo, true)]
    [InlineData("selec-supervisory-body", true)]
    [InlineData("selec-director-general", false)]
    [InlineData("bg-focal-point", false)]
    [InlineData(Officer, false)]
    public async Task the_chains_are_proven_for_those_who_may_see_it(string person, bool may)
    {
        var chains = (await shared.Platform.AskAsync(person, "{ auditChains { chain count holds firstFault } }"))["auditChains"]!.AsArray();
        if (!may) chains.Should().BeEmpty();
        else chains.Should().NotBeEmpty().And.OnlyContain(chain => chain!["holds"]!.GetValue<bool>() && chain["firstFault"] == null && chain["count"]!.GetValue<int>() > 0);
    }

    [Fact]
    public async Task an_operation_that_shows_more_than_an_entry_holds_has_further_entries()
    {
        var log = shared.Platform.Services.GetRequiredService<IAuditLog>();
        var ports = shared.Platform.Services.GetRequiredService<Ports>();
        var caller = ports.Directory.CallerOf(new PersonId(Officer), ports.Clock.GetUtcNow())!;
        var call = new GraphCall(caller, new Session("many", null, null), ports);
        for (var i = 0; i < 2_500; i++) call.Saw($"request/many{i}");
        using var result = Graph.Execution.GraphResult.Refused(Graph.Execution.RequestFault.Refused, Graph.GraphError.Of("NONE", "None."));

        await OperationLog.RecordAsync(call, result, default);

        var entries = (await log.ReadAuditAsync(null, 3, default)).Select(one => one.Entry).ToList();
        entries.Should().OnlyContain(entry => entry.Session == "many" && entry.Hits == entry.Objects.Length);
        entries.Select(entry => entry.Hits).Should().BeEquivalentTo([1_000, 1_000, 500]);
        entries.SelectMany(entry => entry.Objects).Distinct().Should().HaveCount(2_500);
    }

    async Task<int> CountAsync(JsonObject where) => (await shared.Platform.AskAsync(
        Dpo, "query($w: AuditFilter) { auditEntries(first: 0, where: $w) { totalCount } }", new JsonObject { ["w"] = where }))["auditEntries"]!["totalCount"]!.GetValue<int>();

    Task<JsonNode> PageAsync(string paging, JsonObject where) => shared.Platform.AskAsync(
        Dpo, $$"""query($w: AuditFilter) { auditEntries({{paging}}, where: $w) { nodes { id kind operation } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }""",
        new JsonObject { ["w"] = where.DeepClone() });

    static List<JsonNode> Nodes(JsonNode data) => [.. data["auditEntries"]!["nodes"]!.AsArray().Select(node => node!)];

    static string? Text(JsonNode node, string field) => node[field]?.GetValue<string>();
}
