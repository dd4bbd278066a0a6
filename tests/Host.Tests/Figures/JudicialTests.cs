using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Figures;

/// <summary>What prosecutors of SEEPAG see of the narrated joint investigations, and record.</summary>
public sealed class JudicialTests : IAsyncLifetime
{
    const string Macedonian = "mk-prosecutor";
    const string Turkish = "tr-prosecutor";

    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    /// <summary>TAKSIM with Turkey, CUBA with Serbia and Greece are under way; in PARANOYA with Bulgaria persons are charged.</summary>
    [Fact]
    public async Task a_prosecutor_counts_by_stage_what_is_overdue_and_what_has_no_outcome_yet()
    {
        (await CountAsync(Macedonian, """{ "stage": { "eq": "INVESTIGATION" } }""")).Should().Be(5);
        (await CountAsync(Macedonian, """{ "stage": { "eq": "CHARGED" } }""")).Should().Be(2);
        (await CountAsync(Macedonian, """{ "stage": { "in": ["TRIAL", "CONVICTED", "FINAL"] } }""")).Should().Be(0);
        (await CountAsync(Macedonian, """{ "outcomeKnown": { "eq": false } }""")).Should().Be(7);
        (await CountAsync(Macedonian, """{ "overdueFrom": { "before": "2025-01-01T00:00:00Z" } }""")).Should().Be(0);

        var taksim = await CaseAsync(Macedonian, "TAKSIM");
        var line = await StageAsync(
            Macedonian, taksim, "MK", "CHARGED", new JsonObject { ["nextStep"] = "Indictment", ["nextDate"] = "2024-01-15" });

        (await CountAsync(Macedonian, """{ "stage": { "eq": "CHARGED" } }""")).Should().Be(3);
        (await CountAsync(Macedonian, """{ "overdueFrom": { "before": "2025-01-01T00:00:00Z" } }""")).Should().Be(1);
        line["proceeding"]!["overdue"]!.GetValue<bool>().Should().BeTrue();
        foreach (var stage in (string[])["INDICTED", "TRIAL", "CONVICTED"])
        {
            Refusals(await StageAsync(Macedonian, taksim, "MK", stage, [])).Should().BeEmpty();
        }
        (await CountAsync(Macedonian, """{ "outcomeKnown": { "eq": false } }""")).Should().Be(6);
        (await CountAsync(Macedonian, """{ "overdueFrom": { "before": "2025-01-01T00:00:00Z" } }""")).Should().Be(0);
    }

    [Fact]
    public async Task the_directorate_sees_the_lines_of_all_states()
    {
        (await CountAsync("selec-operations", """{ "stage": { "eq": "INVESTIGATION" } }""")).Should().Be(15);
        (await CountAsync("selec-operations", """{ "stage": { "eq": "CHARGED" } }""")).Should().Be(2);
        (await CountAsync("al-prosecutor", "{}")).Should().Be(0);
    }

    [Fact]
    public async Task a_stage_with_its_next_step_is_added_and_nothing_is_taken_away()
    {
        var taksim = await CaseAsync(Macedonian, "TAKSIM");
        var payload = await StageAsync(Macedonian, taksim, "MK", "CHARGED", new JsonObject
        {
            ["nextStep"] = "Indictment before the court of first instance",
            ["nextDate"] = "2027-03-01",
            ["waitingFor"] = new JsonObject { ["waiting"] = "MK", ["on"] = "TR", ["onAuthority"] = "PROSECUTION" },
        });

        Refusals(payload).Should().BeEmpty();
        var line = payload["proceeding"]!;
        line["history"]!.AsArray().Select(entry => $"{entry!["stage"]} {entry["attribution"]} {entry["nextDate"]}")
            .Should().Equal("INVESTIGATION INFERRED ", "CHARGED STATED 2027-03-01");
        line["nextStep"]!.ToString().Should().Be("Indictment before the court of first instance");
        line["waitingFor"]!["on"]!.ToString().Should().Be("TR");

        var plan = new JsonObject
        {
            ["proceeding"] = line["id"]!.DeepClone(), ["version"] = line["version"]!.DeepClone(), ["nextDate"] = "2027-05-01",
        };
        var planned = await _platform.DoAsync(Macedonian, "planNextStep", plan, "proceeding", "nextDate nextStep history { nextDate }");
        planned["nextDate"]!.ToString().Should().Be("2027-05-01");
        planned["history"]!.AsArray().Select(entry => entry!["nextDate"]?.ToString()).Should().Equal(null, "2027-03-01");
    }

    [Fact]
    public async Task a_prosecutor_records_for_his_own_state_alone()
    {
        var taksim = await CaseAsync(Macedonian, "TAKSIM");

        Refusals(await StageAsync(Turkish, taksim, "MK", "CHARGED", [])).Should().Equal("NOT_PERMITTED state");
        Refusals(await StageAsync("hu-prosecutor", taksim, "HU", "INVESTIGATION", [])).Should().Equal("NOT_FOUND investigation");
        Refusals(await StageAsync("mk-liaison-police", taksim, "MK", "CHARGED", [])).Should().Equal("NOT_PERMITTED");
        Refusals(await StageAsync(Macedonian, taksim, "MK", "FINAL", [])).Should().Equal("OUTCOME_MISSING stage");
        (await CountAsync(Macedonian, """{ "stage": { "eq": "CHARGED" } }""")).Should().Be(2);
    }

    [Fact]
    public async Task nothing_is_archived_before_each_state_has_its_line()
    {
        const string Operations = "selec-operations";
        var tattoo = await CaseAsync(Operations, "TATTOO");
        var version = await DoAsync("concludeInvestigation", await VersionAsync(tattoo));
        await DoAsync("evaluateInvestigation", version, "The warrant was carried out within a day.");

        Refusals(await ArchiveAsync()).Should().Equal("JUDICIAL_LINE_MISSING");
        Refusals(await StageAsync(Macedonian, tattoo, "MK", "INVESTIGATION", [])).Should().BeEmpty();
        Refusals(await ArchiveAsync()).Should().Equal("JUDICIAL_LINE_MISSING");
        Refusals(await StageAsync("rs-prosecutor", tattoo, "RS", "INVESTIGATION", [])).Should().BeEmpty();
        Refusals(await ArchiveAsync()).Should().BeEmpty();
        (await InvestigationAsync(tattoo))["stage"]!.ToString().Should().Be("ARCHIVED");

        async Task<JsonNode> ArchiveAsync() =>
            await _platform.TryAsync(
                Operations,
                "archiveInvestigation",
                new JsonObject { ["investigation"] = tattoo, ["version"] = await VersionAsync(tattoo) },
                "investigation");

        async Task<string> DoAsync(string mutation, string at, string? evaluation = null)
        {
            var input = new JsonObject { ["investigation"] = tattoo, ["version"] = at };
            if (evaluation is not null) input["evaluation"] = evaluation;
            return (await _platform.DoAsync(Operations, mutation, input, "investigation"))["version"]!.ToString();
        }
    }

    async Task<string> VersionAsync(string id) => (await InvestigationAsync(id))["version"]!.ToString();

    async Task<JsonNode> InvestigationAsync(string id)
    {
        const string Document = "query($id: ID!) { node(id: $id) { ... on Investigation { version stage } } }";
        return (await _platform.AskAsync("selec-operations", Document, new JsonObject { ["id"] = id }))["node"]!;
    }

    async Task<int> CountAsync(string person, string where)
    {
        var answer = await _platform.AskAsync(
            person,
            "query($where: ProceedingFilter) { proceedings(first: 100, where: $where) { totalCount nodes { id } } }",
            new JsonObject { ["where"] = JsonNode.Parse(where) });
        var total = answer["proceedings"]!["totalCount"]!.GetValue<int>();
        answer["proceedings"]!["nodes"]!.AsArray().Should().HaveCount(total);
        return total;
    }

    async Task<string> CaseAsync(string person, string codeName)
    {
        const string Document = "query($where: InvestigationFilter) { investigations(first: 2, where: $where) { nodes { id } } }";
        var where = new JsonObject { ["text"] = new JsonObject { ["eq"] = codeName } };
        var found = await _platform.AskAsync(person, Document, new JsonObject { ["where"] = where });
        return found["investigations"]!["nodes"]!.AsArray().Single()!["id"]!.ToString();
    }

    Task<JsonNode> StageAsync(string person, string investigation, string state, string stage, JsonObject more)
    {
        var input = new JsonObject { ["investigation"] = investigation, ["state"] = state, ["stage"] = stage };
        foreach (var (field, value) in more) input[field] = value?.DeepClone();
        return _platform.TryAsync(
            person,
            "recordStage",
            input,
            "proceeding",
            "id version stage overdue nextStep nextDate waitingFor { on } history { stage attribution nextDate nextStep }");
    }

    static IEnumerable<string> Refusals(JsonNode payload) =>
        payload["errors"]!.AsArray().Select(error => $"{error!["code"]} {string.Join('.', error["path"]!.AsArray())}".TrimEnd());
}
