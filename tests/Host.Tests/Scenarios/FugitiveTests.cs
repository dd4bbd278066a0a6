using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>Two fugitives, one of them sought under a red notice, each arrested in the other's State (RUNNERS).</summary>
[Collection(ScenarioCollection.Name)]
public sealed class FugitiveTests(ScenarioPlatform platform)
{
    const string Subject = "Издирване на осъден, укриващ се в Битоля";
    const string Facts = "Осъден на 14 години лишаване от свобода; червена бюлетина. Молим за установяване и задържане.";

    static readonly string[] _people =
        [.. ScenarioPlatform.PeopleOf("BG", "MK", "RS"), "it-representative", "at-observer",
            .. ScenarioPlatform.PeopleOf("SELEC").Where(one => !one.Contains("task-force", StringComparison.Ordinal)),
                "selec-task-force-thb"];

    readonly TreatyPath _path = new(platform, Side.Of("BG", "police"), Side.Of("MK", "police"));
    readonly Target _request = new("request", Sort.Request, "битоля ОСЪДЕН", Subject);
    readonly Target _thread = new("thread", Sort.Thread, "битоля ОСЪДЕН", Subject);
    readonly Target _answer = new("answer", Sort.Message);
    readonly Target _investigation = new("joint investigation", Sort.Investigation, "тркачи");
    readonly Target _wanted = new("wanted by BG", Sort.Result, "бюлетина");
    readonly Target _first = new("arrest in MK", Sort.Result, "кичево");
    readonly Target _second = new("arrest in BG", Sort.Result, "варна");
    readonly Target _macedonian = new("proceeding in MK", Sort.Proceeding, "екстрадиција");
    readonly Target _bulgarian = new("proceeding in BG", Sort.Proceeding, "екстрадиция");

    [Fact]
    public async Task the_request_the_arrests_and_the_courts_come_into_sight_step_by_step()
    {
        var table = new SightTable(
            platform, _people, _request, _thread, _answer, _investigation, _wanted, _first, _second, _macedonian, _bulgarian);
        await table.BeginAsync();
        await table.StepAsync("BG sends a request of assistance", SendAsync);
        await table.StepAsync("MK answers, and the answer goes all the way", AnswerAsync);
        await table.StepAsync("bg-liaison-police proposes a joint investigation", ProposeAsync);
        await table.StepAsync("mk-liaison-police joins", () => OnInvestigationAsync("mk-liaison-police", "joinInvestigation"));
        await table.StepAsync("selec-operations accepts, the States plan and begin", BeginAsync);
        await table.StepAsync("bg-focal-point records the person wanted under a red notice", async () =>
            _wanted.Id = await PersonAsync("bg-focal-point", "WANTED", "BG", "BG", "Червена бюлетина."));
        await table.StepAsync("mk-liaison-police records the arrest in MK", async () =>
            _first.Id = await PersonAsync("mk-liaison-police", "ARRESTED", "MK", "BG", "Уапсен во Кичево; преостануваат 14 години."));
        await table.StepAsync("bg-liaison-police records the arrest in BG", async () =>
            _second.Id = await PersonAsync("bg-liaison-police", "ARRESTED", "BG", "MK", "Задържан във Варна; остават 13 години."));
        await table.StepAsync(
            "mk-prosecutor records a stage", async () =>
                _macedonian.Id = await StageAsync("mk-prosecutor", "MK", "Екстрадиција во Бугарија."));
        await table.StepAsync(
            "bg-prosecutor records a stage", async () =>
                _bulgarian.Id = await StageAsync("bg-prosecutor", "BG", "Екстрадиция в Северна Македония."));
        await table.EndAsync();

        await ApprovedText.HoldsAsync("Scenario8", table.Text());
        HardRules(table);
        await TheSummaryCountsBothAsync();
    }

    async Task SendAsync()
    {
        var content =
            TreatyPath.Content(
                Subject, Facts, ["MK"], ("kind", "ASSISTANCE"), ("about", "WANTED_FUGITIVES"), ("crimeAreas", new JsonArray("FUGITIVES")));
        await _path.SentAsync(content);
        (_request.Id, _thread.Id) = (_path.Request, _path.Thread);
        var read = await platform.Running.AskAsync(
            "mk-liaison-police", $"{{ node(id: \"{_path.Request}\") {{ ... on Request {{ kind about state }} }} }}");
        read["node"]!.ToJsonString().Should().Be("""{"kind":"ASSISTANCE","about":"WANTED_FUGITIVES","state":"SENT"}""");
    }

    async Task AnswerAsync()
    {
        await _path.ReceiveAsync();
        await _path.ForwardAsync();
        await _path.AssignAsync("POLICE", "MATCH");
        await _path.DraftMessageAsync(
            _path.To.Officer, "answerRequest", new JsonObject { ["final"] = true, ["text"] = "Лицето е лоцирано." });
        _answer.Id = _path.Message(1);
        await _path.CarryAsync(_path.To, _path.From, 1);
    }

    async Task ProposeAsync()
    {
        var proposal = new JsonObject
        {
            ["subject"] = new JsonObject { ["primaryArea"] = "FUGITIVES", ["taskForce"] = "THB" },
            ["summary"] = "Тркачи",
            ["invite"] = new JsonArray(new JsonObject { ["party"] = "MK" }),
            ["origin"] = _path.Request,
        };
        _investigation.Id =
            (await platform.Running.DoAsync("bg-liaison-police", "proposeInvestigation", proposal, "investigation"))[
                "id"]!.GetValue<string>();
    }

    async Task BeginAsync()
    {
        await OnInvestigationAsync("selec-operations", "acceptInvestigation");
        await OnInvestigationAsync("bg-liaison-police", "beginPlanning");
        await OnInvestigationAsync("mk-focal-point", "activateInvestigation");
    }

    async Task<string> PersonAsync(string person, string kind, string actingState, string citizenship, string description)
    {
        var input = new JsonObject
        {
            ["act"] = new JsonObject { ["actingState"] = actingState, ["authority"] = "POLICE" },
            ["kind"] = kind,
            ["count"] = 1,
            ["precision"] = "EXACT",
            ["byCitizenship"] = new JsonArray(new JsonObject { ["citizenship"] = citizenship, ["count"] = 1 }),
            ["notice"] = kind == "WANTED" ? "RED" : null,
            ["description"] = description,
        };
        var step = new Step(person, "recordPersons", "investigation", _investigation.Id!, input);
        var entry = (await platform.ActAsync(step, "results { id number actingState persons { kind count notice } }"))[
            "results"]!.AsArray().MaxBy(result => result!["number"]!.GetValue<int>())!;
        entry["actingState"]!.GetValue<string>().Should().Be(actingState);
        entry["persons"]!["kind"]!.GetValue<string>().Should().Be(kind);
        entry["persons"]!["notice"]?.GetValue<string>().Should().Be(kind == "WANTED" ? "RED" : null);
        return entry["id"]!.GetValue<string>();
    }

    async Task<string> StageAsync(string person, string state, string nextStep)
    {
        var input = new JsonObject { ["investigation"] = _investigation.Id, ["state"] = state, ["stage"] = "CHARGED",
            ["nextStep"] = nextStep };
        return (await platform.Running.DoAsync(person, "recordStage", input, "proceeding"))["id"]!.GetValue<string>();
    }

    Task<JsonNode> OnInvestigationAsync(string person, string mutation) =>
        platform.ActAsync(new Step(person, mutation, "investigation", _investigation.Id!));

    static void HardRules(SightTable table)
    {
        string[] never =
        [
            .. ScenarioPlatform.PeopleOf("RS"), "it-representative", "at-observer", "selec-security", "selec-administrator",
                "selec-auditor", "selec-duty-operator",
            "bg-case-officer-customs", "mk-case-officer-customs",
        ];
        foreach (var person in never) table.First(person).Should().BeNull("{0} has no need to know", person);
        foreach (var officer in (string[])["bg-case-officer-police", "mk-case-officer-police"])
            table.First(officer, "joint investigation").Should().BeNull("{0} is not assigned", officer);
        foreach (var prosecutor in (string[])["bg-prosecutor", "mk-prosecutor"])
        {
            table.First(prosecutor, "request").Should().BeNull();
            table.First(prosecutor, "joint investigation").Should().Be("selec-operations accepts, the States plan and begin");
        }
        foreach (var reader in (string[])["selec-director-general", "selec-task-force-thb"])
            foreach (var target in (string[])[
                "joint investigation", "wanted by BG", "arrest in MK", "arrest in BG", "proceeding in MK", "proceeding in BG"])
            {
                table.First(reader, target, 't').Should().BeNull("{0} reads figures and no texts", reader);
                table.First(reader, target, 's').Should().BeNull("{0} cannot search what is not theirs to read", reader);
            }
        table.Text().Should().NotContain("!", "counts tell of what the lists tell, and of nothing else");
    }

    async Task TheSummaryCountsBothAsync()
    {
        const string Summary =
            "query($id: ID!) { resultsSummary(where: { investigation: $id }) { investigations deprivedOfLiberty { minimum flag } } }";
        foreach (var person in (string[])["bg-liaison-police", "mk-prosecutor", "selec-director-general"])
        {
            var sums = (await platform.Running.AskAsync(person, Summary, new JsonObject { ["id"] = _investigation.Id }))["resultsSummary"]!;
            sums["deprivedOfLiberty"]!.ToJsonString().Should().Be("""{"minimum":2,"flag":"EXACT"}""", "{0} sees both arrests", person);
        }
        var stranger =
            (await platform.Running.AskAsync("rs-liaison-police", Summary, new JsonObject { ["id"] = _investigation.Id }))[
                "resultsSummary"]!;
        stranger["investigations"]!.GetValue<int>().Should().Be(0);
    }
}
