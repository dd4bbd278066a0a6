namespace Selec.Host.Tests.Matrix;

/// <summary>Joint investigations from the proposal to the archive, with results and what the courts made of them.</summary>
internal sealed class Investigated(Play play)
{
    const string Officer = "bg-case-officer-police";
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Partner = "it-representative";
    const string Directorate = "selec-operations";

    public const string Word = "zelkovajoint";
    public const string ResultWord = "zelkovaresult";
    public const string StepWord = "zelkovastep";

    public string Main { get; private set; } = "";

    public string MainItem { get; private set; } = "";

    /// <summary>An item of Romania's with a restriction in words, which all its readers acknowledged.</summary>
    public string Restricted { get; private set; } = "";

    public string Result { get; private set; } = "";

    public string Proceeding { get; private set; } = "";

    public async Task RunAsync(string origin)
    {
        Main = await play.DoAsync(Liaison, "proposeInvestigation", $$"""
            {
              "subject": { "primaryArea": "DRUGS", "taskForce": "DRUGS", "occurred": { "from": "2021-01-01", "to": "2021-12-31", "precision": "YEAR" } },
              "invite": [{ "party": "RO" }, { "party": "GR" }, { "party": "IT", "role": "CONTRIBUTING" }],
              "origin": "{{origin}}", "summary": "{{Word}} across the border"
            }
            """);
        await ActAsync("ro-liaison-police", "joinInvestigation");
        await ActAsync(Partner, "joinInvestigation");
        await ActAsync("gr-liaison-police", "declineInvitation");
        await ActAsync(Liaison, "inviteParty", """{"party":"HU"}""");
        await ActAsync(Directorate, "inviteParty", """{"party":"MD"}""");
        await ActAsync(Directorate, "acceptInvestigation");
        MainItem = await ItemAsync(Main);
        await ActAsync(Focal, "assignOfficer", $$"""{"officer":"{{await MeAsync(Officer)}}"}""");
        await UnderWayAsync();
        await ResultsAsync();
        await CourtsAsync();
        await EndedAsync();
        await RejectedAsync();
        await AcknowledgedAsync();
    }

    async Task UnderWayAsync()
    {
        await ActAsync(Focal, "beginPlanning");
        await ActAsync(Liaison, "suspendInvestigation");
        await ActAsync(Liaison, "resumeInvestigation");
        await ActAsync(Directorate, "activateInvestigation");
        await ActAsync(Liaison, "changeCodeName", """{"codeName":"MATRIX"}""");
        await ActAsync(Focal, "reviseInvestigation", """
            {"subject":{"primaryArea":"DRUGS","taskForce":"DRUGS","occurred":{"from":"2021-01-01","to":"2021-12-31","precision":"YEAR"}},"summary":"zelkovajoint across two borders"}
            """);
        await ActAsync(Focal, "recordActionDay", """{"day":"2021-05-01","states":["BG","RO"]}""");
        await ActAsync(Liaison, "shareItems", """{"party":"HU"}""");
    }

    async Task ResultsAsync()
    {
        const string Act = """ "act": { "actingState": "BG" } """;
        await ActAsync(Officer, "recordSeizure", $$"""
            { {{Act}}, "category": "HEROIN", "quantity": { "value": 1, "unit": "KG", "precision": "EXACT" }, "description": "{{ResultWord}}" }
            """);
        Result = (await play.NodesAsync(Liaison, Main, "Investigation", "results")).Single();
        await ActAsync(Focal, "recordPersons", $$"""{ {{Act}}, "kind": "ARRESTED", "count": 2, "precision": "EXACT" }""");
        await ActAsync(Liaison, "recordDetection", $$"""{ {{Act}}, "kind": "MIGRANTS", "count": 3, "precision": "EXACT" }""");
        await ActAsync(Directorate, "recordOtherFigure",
            $$"""{ {{Act}}, "kind": "SEARCHES", "quantity": { "value": 4, "unit": "PIECE", "precision": "EXACT" } }""");
        await ActAsync(Liaison, "recordDeclaredResult",
            $$"""{ {{Act}}, "category": "VEHICLE_REPATRIATED", "quantity": { "value": 1, "unit": "PIECE", "precision": "EXACT" } }""");
    }

    async Task CourtsAsync()
    {
        await play.DoAsync("ro-prosecutor", "recordStage", $$"""{"investigation":"{{Main}}","state":"RO","stage":"INVESTIGATION"}""");
        Proceeding = await play.DoAsync(
            "bg-prosecutor", "recordStage", $$"""{"investigation":"{{Main}}","state":"BG","stage":"INVESTIGATION"}""");
        await play.OnAsync("bg-prosecutor", "planNextStep", ("proceeding", Proceeding), $$"""{"nextStep":"{{StepWord}}"}""");
    }

    async Task EndedAsync()
    {
        await ActAsync(Liaison, "concludeInvestigation");
        await ActAsync("bg-prosecutor", "beginFollowUp");
        await ActAsync(Directorate, "evaluateInvestigation", """{"evaluation":"Done well"}""");
        await ActAsync(Directorate, "archiveInvestigation");
    }

    async Task RejectedAsync()
    {
        var proposal = await play.DoAsync(
            Partner, "proposeInvestigation", """{"subject":{"primaryArea":"DRUGS"},"invite":[{"party":"BG"}],"summary":"A partner's proposal"}""");
        await play.OnAsync(Partner, "inviteParty", ("investigation", proposal), """{"party":"RO"}""");
        await play.OnAsync(Partner, "shareItems", ("investigation", proposal), """{"party":"RO"}""");
        await play.OnAsync(Directorate, "rejectInvestigation", ("investigation", proposal));
        var declined = await play.DoAsync(
            Liaison, "proposeInvestigation", """{"subject":{"primaryArea":"DRUGS"},"invite":[{"party":"IT","role":"CONTRIBUTING"}],"summary":"Declined"}""");
        await play.OnAsync(Partner, "declineInvitation", ("investigation", declined));
    }

    /// <summary>Everyone who reads an item with a restriction in words acknowledges it.</summary>
    async Task AcknowledgedAsync()
    {
        var other = await play.DoAsync("ro-liaison-police", "proposeInvestigation", """
            {
              "subject": { "primaryArea": "DRUGS" }, "invite": [{ "party": "BG" }, { "party": "IT", "role": "CONTRIBUTING" }],
              "summary": "With a restriction", "item": { "handling": ["H3"], "restriction": "Ask before use" }
            }
            """);
        await play.OnAsync(Liaison, "joinInvestigation", ("investigation", other));
        await play.OnAsync(Partner, "joinInvestigation", ("investigation", other));
        await play.OnAsync(Directorate, "acceptInvestigation", ("investigation", other));
        await play.OnAsync(Liaison, "assignOfficer", ("investigation", other), $$"""{"officer":"{{await MeAsync(Officer)}}"}""");
        Restricted = await ItemAsync(other);
        foreach (var reader in (string[])[Officer, Focal, Liaison, "selec-analyst", Directorate, "bg-prosecutor", Partner])
        {
            await play.DoAsync(reader, "acknowledgeHandling", $$"""{"item":"{{Restricted}}"}""");
        }
    }

    Task<string> ActAsync(string person, string mutation, string input = "{}") =>
        play.OnAsync(person, mutation, ("investigation", Main), input);

    async Task<string> ItemAsync(string investigation) => (await play.Platform.AskAsync(
        Directorate, $"{{ informationItems(last: 1, where: {{ belongsTo: {{ eq: \"{investigation}\" }} }}) {{ nodes {{ id }} }} }}"))[
            "informationItems"]!["nodes"]![0]!["id"]!.GetValue<string>();

    async Task<string> MeAsync(string person) =>
        (await play.Platform.AskAsync(person, "{ viewer { person { id } } }"))["viewer"]!["person"]!["id"]!.GetValue<string>();
}
