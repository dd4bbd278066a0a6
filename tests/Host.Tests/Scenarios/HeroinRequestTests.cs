using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>
/// A heroin request of the Bulgarian police to the Turkish customs, answered with H2; then the joint investigation out of it (REACTION II).
/// </summary>
[Collection(ScenarioCollection.Name)]
public sealed class HeroinRequestTests(ScenarioPlatform platform)
{
    const string Subject = "Хероин във въздушните бутилки на полуремарке";
    const string Facts = "На ГКПП „Капитан Андреево“ е спрян влекач с полуремарке. Кой е собственикът и кога е преминало през Капъкуле?";
    const string Answer = "Yarı römork İstanbul'da kayıtlıdır; Kapıkule'den üç kez çıkış yapmıştır. Şoför Iğdır nüfusuna kayıtlıdır.";

    static readonly string[] _people = [.. ScenarioPlatform.PeopleOf("BG", "TR", "SELEC", "RS"), "it-representative", "at-observer"];
    static readonly string[] _never =
    [
        .. ScenarioPlatform.PeopleOf("RS"), "it-representative", "at-observer", "selec-security", "selec-administrator", "selec-auditor",
            "selec-duty-operator",
    ];

    readonly TreatyPath _path = new(platform, Side.Of("BG", "police"), Side.Of("TR", "customs"));
    readonly Target _request = new("request", Sort.Request, "хероин БУТИЛКИ", Subject);
    readonly Target _thread = new("thread", Sort.Thread, "хероин БУТИЛКИ", Subject);
    readonly Target _item = new("request's item", Sort.Item);
    readonly Target _answer = new("answer", Sort.Message);
    readonly Target _answerItem = new("answer's item", Sort.Item);
    readonly Target _investigation = new("joint investigation", Sort.Investigation, "mekik tır");

    [Fact]
    public async Task the_request_its_answer_and_the_joint_investigation_come_into_sight_step_by_step()
    {
        var table = new SightTable(platform, _people, _request, _thread, _item, _answer, _answerItem, _investigation);
        await table.BeginAsync();
        await AskAsync(table);
        await AnswerAsync(table);
        await InvestigateAsync(table);
        await table.EndAsync();

        await ApprovedText.HoldsAsync("Scenario1", table.Text());
        NobodySeesWithoutNeed(table);
        TheAddresseeSeesHopByHop(table);
        TheRequesterSeesTheAnswerHopByHop(table);
        MetaReadersReadNoText(table);
    }

    async Task AskAsync(SightTable table)
    {
        await table.StepAsync("bg-case-officer-police drafts", async () =>
        {
            var drafted = await _path.DraftAsync(Content("TR"));
            (_request.Id, _thread.Id, _item.Id) = (_path.Request, _path.Thread, drafted["item"]!["id"]!.GetValue<string>());
        });
        await table.StepAsync("bg-focal-point clears", _path.ClearAsync);
        await table.StepAsync("bg-liaison-police sends", _path.SendAsync);
        await table.StepAsync("tr-liaison-customs receives", async () =>
        {
            var received = await _path.ReceiveAsync();
            received["deadlineClass"]!.GetValue<string>().Should().Be("URGENT_DIRECT");
            Moment(received, "due").Should().Be(Moment(received, "receivedAt").AddHours(8));
        });
        await table.StepAsync("tr-liaison-customs forwards", _path.ForwardAsync);
        await table.StepAsync("tr-focal-point assigns to CUSTOMS", async () =>
        {
            var assigned = await _path.AssignAsync("CUSTOMS", "MATCH");
            assigned["assignedUnit"]!.GetValue<string>().Should().Be("TR.CUSTOMS");
        });
    }

    async Task AnswerAsync(SightTable table)
    {
        await table.StepAsync("tr-case-officer-customs drafts the answer, H2", async () =>
        {
            var input = new JsonObject { ["final"] = true, ["text"] = Answer,
                ["item"] = new JsonObject { ["handling"] = new JsonArray("H2") } };
            var drafted = await _path.DraftMessageAsync(_path.To.Officer, "answerRequest", input);
            (_answer.Id, _answerItem.Id) = (_path.Message(1), drafted["item"]!["id"]!.GetValue<string>());
        });
        await table.StepAsync("tr-focal-point clears it", () => _path.MessageStepAsync(_path.To.FocalPoint, "clearMessage", 1));
        await table.StepAsync("tr-liaison-customs sends it", () => _path.MessageStepAsync(_path.To.Liaison, "sendMessage", 1));
        await table.StepAsync("bg-liaison-police receives it", () => _path.MessageStepAsync(_path.From.Liaison, "receiveMessage", 1));
        await table.StepAsync("bg-focal-point delivers it", () => _path.MessageStepAsync(_path.From.FocalPoint, "deliverMessage", 1));
        var read = await _path.ReadAsync(
            _path.From.Officer, "state runsOutAt clockStoppedAt crossCheck messages { text item { handling supplier } }");
        read["state"]!.GetValue<string>().Should().Be("ANSWERED");
        read["runsOutAt"].Should().BeNull();
        read["crossCheck"].Should().BeNull("what the addressee's State holds is told to its own units alone");
        read["messages"]![0]!["text"]!.GetValue<string>().Should().Be(Answer);
        read["messages"]![0]!["item"]!.ToJsonString().Should().Be("""{"handling":["H2"],"supplier":"TR"}""");
    }

    async Task InvestigateAsync(SightTable table)
    {
        await table.StepAsync("bg-liaison-police proposes a joint investigation out of it", async () =>
        {
            var proposal = new JsonObject
            {
                ["subject"] = new JsonObject { ["primaryArea"] = "DRUGS", ["taskForce"] = "DRUGS" },
                ["summary"] = "Mekik: хероин с ТIR, tır ile taşınan eroin",
                ["invite"] = new JsonArray(new JsonObject { ["party"] = "TR" }),
                ["origin"] = _path.Request,
            };
            var proposed = await platform.Running.DoAsync("bg-liaison-police", "proposeInvestigation", proposal, "investigation");
            _investigation.Id = proposed["id"]!.GetValue<string>();
        });
        await table.StepAsync("tr-liaison-police joins", () => OnInvestigationAsync("tr-liaison-police", "joinInvestigation"));
        await table.StepAsync("selec-operations accepts", () => OnInvestigationAsync("selec-operations", "acceptInvestigation"));
        var officer = ScenarioPlatform.Node("person", "bg-case-officer-police");
        await table.StepAsync(
            "bg-focal-point assigns bg-case-officer-police", () =>
                OnInvestigationAsync("bg-focal-point", "assignOfficer", new JsonObject { ["officer"] = officer }));
    }

    Task<JsonNode> OnInvestigationAsync(string person, string mutation, JsonObject? more = null) =>
        platform.ActAsync(new Step(person, mutation, "investigation", _investigation.Id!, more));

    static void NobodySeesWithoutNeed(SightTable table)
    {
        foreach (var person in _never) table.First(person).Should().BeNull("{0} has no need to know", person);
        string[] noRequest =
        [
            "bg-case-officer-customs", "tr-case-officer-police", "bg-prosecutor", "tr-prosecutor", "selec-director-general",
                "selec-analyst",
            .. ScenarioPlatform.PeopleOf("SELEC").Where(
                one => one.StartsWith("selec-task-force-", StringComparison.Ordinal) && one != "selec-task-force-drugs"),
        ];
        foreach (var person in noRequest)
            foreach (var target in (string[])["request", "thread", "request's item", "answer", "answer's item"])
                table.First(person, target).Should().BeNull("{0} is neither on the path nor told of the {1}", person, target);
        foreach (var person in (string[])["bg-case-officer-customs", "tr-case-officer-police", "tr-case-officer-customs"])
            table.First(person, "joint investigation").Should().BeNull("{0} is not assigned", person);
    }

    static void TheAddresseeSeesHopByHop(SightTable table)
    {
        foreach (var target in (string[])["request", "thread", "request's item"])
        {
            foreach (var liaison in (string[])["tr-liaison-customs", "tr-liaison-police"])
                table.First(liaison, target).Should().Be("bg-liaison-police sends");
            table.First("tr-focal-point", target).Should().Be("tr-liaison-customs forwards");
            table.First("tr-case-officer-customs", target).Should().Be("tr-focal-point assigns to CUSTOMS");
        }
    }

    static void TheRequesterSeesTheAnswerHopByHop(SightTable table)
    {
        foreach (var target in (string[])["answer", "answer's item"])
        {
            table.First("tr-case-officer-customs", target).Should().Be("tr-case-officer-customs drafts the answer, H2");
            table.First("tr-liaison-customs", target).Should().Be("tr-focal-point clears it");
            foreach (var liaison in (string[])["bg-liaison-police", "bg-liaison-customs"])
                table.First(liaison, target).Should().Be("tr-liaison-customs sends it");
            table.First("bg-focal-point", target).Should().Be("bg-liaison-police receives it");
            table.First("bg-case-officer-police", target).Should().Be("bg-focal-point delivers it");
        }
    }

    static void MetaReadersReadNoText(SightTable table)
    {
        foreach (var person in (string[])["selec-operations", "selec-task-force-drugs"])
        {
            table.First(person, "request", 'n').Should().Be("bg-liaison-police sends");
            foreach (var target in (string[])["request", "thread"])
                foreach (var way in "ts") table.First(person, target, way).Should().BeNull("{0} reads codes and dates alone", person);
            foreach (var target in (string[])["request's item", "answer", "answer's item"]) table.First(person, target).Should().BeNull();
        }
        foreach (var person in (string[])["selec-director-general", "selec-task-force-drugs"])
            table.First(person, "joint investigation", 't').Should().BeNull();
    }

    internal static JsonObject Content(params string[] addressees) => TreatyPath.Content(
        Subject, Facts, addressees, ("urgency", "URGENT"), ("urgencyGround", "LOSS_OF_RELEVANCE"), ("directlyAccessible", true),
            ("taskForce", "DRUGS"),
        ("offence", "Контрабанда на наркотични вещества"), ("maximumPenaltyYears", 15));

    static DateTimeOffset Moment(JsonNode node, string field) =>
        DateTimeOffset.Parse(node[field]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
}
