using System.Text.Json.Nodes;
using Selec.Host.Tests.Scenarios;
using Selec.Host.Tests.Secrecy;
using Selec.Sdk;

namespace Selec.Host.Tests.Hidden;

/// <summary>An act of somebody who may carry it out, but for an id of something that is hidden.</summary>
/// <param name="Place">Where the id is.</param>
/// <param name="Person">Who.</param>
/// <param name="Type">The type of what the id names.</param>
/// <param name="Input">All but the id.</param>
internal sealed record Scene(string Place, string Person, string Type, JsonObject Input)
{
    /// <summary>What it is refused for, the id and nothing else.</summary>
    public string Code { get; init; } = Refusal.NotFound;

    public string Mutation => Place.Split('.')[0];

    /// <summary>With the id in its place.</summary>
    public JsonObject Variables(string id)
    {
        var input = (JsonObject)Input.DeepClone();
        var (path, at) = (Place.Split('.')[1..], input);
        foreach (var step in path[..^1]) at = at[step]!.AsObject();
        at[path[^1]] = path[^1] == "sources" ? new JsonArray(id) : id;
        return new JsonObject { ["input"] = input };
    }
}

/// <summary>Every id that a mutation takes beside that of what it changes, each in an act of Serbia's that lacks nothing else.</summary>
internal sealed class Second(HiddenPlatform platform)
{
    const string Officer = "rs-case-officer-police";
    const string Focal = "rs-focal-point";
    const string Liaison = "rs-liaison-police";
    const string Directorate = "selec-operations";

    const string NotVisible = "REPLIED_REQUEST_NOT_VISIBLE";

    const string Occurred = """
        "occurred": { "from": "2021-03-01", "to": "2021-03-01", "precision": "DAY" }, "authority": "POLICE",
        "place": { "country": "RS", "type": "ROAD" }, "description": "A record"
        """;

    readonly ScenarioPlatform _scenario = ScenarioPlatform.Over(platform.Running);
    readonly List<Scene> _scenes = [];

    public async Task<IReadOnlyList<Scene>> ScenesAsync()
    {
        await RequestsAsync();
        await MessagesAsync();
        await InvestigationsAsync();
        await RecordsAsync();
        await ReleasesAsync();
        return _scenes;
    }

    async Task RequestsAsync()
    {
        var content = HeroinRequestTests.Content("HU");
        Add("draftRequest.content.inReplyTo", Officer, "Request", new JsonObject { ["content"] = content.DeepClone() }, NotVisible);
        Add("draftRequest.contact", Focal, "Contact", new JsonObject { ["content"] = content.DeepClone() });
        var draft = await platform.Running.DoAsync(Officer, "draftRequest", new JsonObject { ["content"] = content.DeepClone() }, "request");
        Add("reviseDraft.content.inReplyTo", Officer, "Request", new JsonObject
        {
            ["request"] = draft["id"]!.DeepClone(), ["version"] = draft["version"]!.DeepClone(), ["content"] = content,
        }, NotVisible);
    }

    async Task MessagesAsync()
    {
        var path = new TreatyPath(_scenario, Side.Of("HU", "police"), Side.Of("RS", "police"));
        await path.AssignedAsync(HeroinRequestTests.Content("RS"), "POLICE");
        var thread = Of($$"""{"thread":"{{path.Thread}}","version":"{{await _scenario.VersionAsync(Officer, path.Thread)}}"}""");
        var answer = (JsonObject)thread.DeepClone();
        (answer["final"], answer["text"]) = (true, "Nema.");
        Add("answerRequest.sources", Officer, "InformationItem", answer, "SOURCE_NOT_READABLE");
        foreach (var (hop, person) in new[]
        {
            ("clearMessage", Focal), ("sendMessage", Liaison), ("receiveMessage", Liaison), ("deliverMessage", Focal),
        })
        {
            Add($"{hop}.message", person, "Message", (JsonObject)thread.DeepClone());
        }
    }

    async Task InvestigationsAsync()
    {
        var found = await platform.Running.AskAsync(
            Liaison, """{ investigations(first: 5, where: { text: { eq: "ALPHA" } }) { nodes { id version } } }""");
        var own = found["investigations"]!["nodes"]!.AsArray().Single()!;
        const string Act = """ "act": { "actingState": "RS" } """;
        foreach (var (mutation, fields) in new[]
        {
            ("recordSeizure", """, "category": "HEROIN", "quantity": { "value": 1, "unit": "KG", "precision": "EXACT" } """),
            ("recordPersons", """, "kind": "ARRESTED", "count": 2, "precision": "EXACT" """),
            ("recordDetection", """, "kind": "MIGRANTS", "count": 3, "precision": "EXACT" """),
            ("recordOtherFigure", """, "kind": "SEARCHES", "quantity": { "value": 4, "unit": "PIECE", "precision": "EXACT" } """),
            ("recordDeclaredResult",
                """, "category": "VEHICLE_REPATRIATED", "quantity": { "value": 1, "unit": "PIECE", "precision": "EXACT" } """),
        })
        {
            Add($"{mutation}.corrects", Liaison, "Result", Of($$"""
                { "investigation": "{{own["id"]}}", "version": "{{own["version"]}}", {{Act}} {{fields}} }
                """));
        }
        foreach (var (field, type) in new[] { ("predecessor", "Investigation"), ("origin", "Request") })
            Add($"proposeInvestigation.{field}", Liaison, type, Of("""{"subject":{"primaryArea":"DRUGS"}}"""));
        Add("recordStage.investigation", "rs-prosecutor", "Investigation", Of("""{"state":"RS","stage":"CHARGED"}"""));
    }

    async Task RecordsAsync()
    {
        var vehicle = await platform.Matrix.Play.DoAsync(Liaison, "reportVehicle", VehicleLives.Report(Canary.Vin(90)).ToJsonString());
        Add("linkVehicleClone.original", Liaison, "Vehicle",
            Of($$"""{"vehicle":"{{vehicle}}","version":"{{await platform.Matrix.Play.VersionAsync(Liaison, vehicle)}}"}"""));
        Add("reportVehicle.investigation", Liaison, "Investigation", VehicleLives.Report(Canary.Vin(91)));
        foreach (var (mutation, fields) in new[]
        {
            ("recordDrugSeizure", """ "substance": "HEROIN", "form": "POWDER", "quantity": { "value": 2, "unit": "KG", "precision": "EXACT" } """),
            ("recordDrugPrecursor",
                """ "kind": "SEIZURE", "substance": "ACETIC_ANHYDRIDE", "quantity": { "value": 5, "unit": "L", "precision": "EXACT" } """),
            ("recordDrugLaboratory", """ "kind": "KITCHEN", "substance": "AMPHETAMINE" """),
        })
        {
            Add($"{mutation}.investigation", Liaison, "Investigation", Of($$"""{ {{Occurred}}, {{fields}} }"""));
        }
        Add("proposeControlledDelivery.investigation", Liaison, "Investigation",
            Of("""{"route":["RS","RO"],"substance":"HEROIN","substitution":"NONE","description":"A lorry"}"""));
    }

    /// <summary>The Directorate names the consent that somebody else got for the same item.</summary>
    async Task ReleasesAsync()
    {
        var own = platform.Targets.Single(target => target.Name == "a consent that the Directorate asks of Romania");
        var item = (await platform.Running.AskAsync(
            Directorate, $"{{ node(id: \"{own.Id}\") {{ ... on Consent {{ item {{ id }} }} }} }}"))["node"]!["item"]!["id"];
        Add("releaseItem.consent", Directorate, "Consent", Of($$"""{"item":"{{item}}","to":"AT"}"""), "CONSENT_NOT_IN_FORCE");
        Add("publishItem.consent", Directorate, "Consent", Of($$"""{"item":"{{item}}"}"""), "CONSENT_NOT_IN_FORCE");
    }

    void Add(string place, string person, string type, JsonObject input, string code = Refusal.NotFound) =>
        _scenes.Add(new Scene(place, person, type, input) { Code = code });

    static JsonObject Of(string json) => JsonNode.Parse(json)!.AsObject();
}
