using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Whole lives of what the platform keeps, so that every mutation is reached: mutation, person, input.</summary>
internal sealed class Lives(RunningPlatform platform, Planter planter)
{
    /// <summary>An analyst's account to be opened.</summary>
    public static JsonObject Analyst() => Of("""{"role":"ANALYST","party":"SELEC","clearance":"SECRET","certificateValidTo":"2090-01-01"}""");

    public async Task RunAsync()
    {
        await AccountAsync();
        await planter.DoAsync("selec-operations", "setServiceLevel", Of("""{"first":"BG","second":"RO","urgentDirectHours":8,"urgentIndirectHours":72,"standardHours":168}"""));
        await WithdrawnAsync();
        await RefusedAsync();
        var request = await AnsweredAsync();
        await RejectedAsync();
        await InvestigatedAsync(request);
    }

    async Task AccountAsync()
    {
        var account = await planter.DoAsync("selec-administrator", "openAccount", Analyst());
        await planter.DoAsync("selec-director-general", "authoriseAccount", new JsonObject { ["person"] = account }, "person");
        await planter.DoAsync("selec-security", "setClearance", new JsonObject { ["person"] = account, ["level"] = "CONFIDENTIAL" }, "person");
        await planter.DoAsync("selec-security", "renewCertificate", new JsonObject { ["person"] = account, ["validTo"] = "2091-01-01" }, "person");
        await planter.DoAsync("selec-security", "endSessions", new JsonObject { ["person"] = account }, "person");
        await planter.DoAsync("selec-administrator", "closeAccount", new JsonObject { ["person"] = account }, "person");
    }

    async Task WithdrawnAsync()
    {
        var request = await DraftAsync();
        await planter.DoAsync("bg-focal-point", "withdrawRequest", new JsonObject { ["request"] = request }, "request");
    }

    async Task RefusedAsync()
    {
        var (_, thread) = await AssignedAsync();
        await MessageAsync("ro", "bg", thread, "refuseRequest", """{"ground":"NOT_AVAILABLE"}""");
        await planter.DoAsync("bg-liaison-police", "closeThread", new JsonObject { ["thread"] = thread, ["reason"] = "REFUSAL_ACCEPTED" },
            "thread");
    }

    async Task<string> AnsweredAsync()
    {
        var (request, thread) = await AssignedAsync();
        await MessageAsync("ro", "bg", thread, "askClarification", "{}");
        await MessageAsync("bg", "ro", thread, "clarify", "{}");
        await MessageAsync("ro", "bg", thread, "notifyDelay", """{"until":"2090-01-01T00:00:00Z"}""");
        await MessageAsync("ro", "bg", thread, "answerRequest", """{"final":false}""");
        await MessageAsync("ro", "bg", thread, "answerRequest", """{"final":true}""");
        await planter.DoAsync("bg-liaison-police", "closeRequest", new JsonObject { ["request"] = request, ["reason"] = "FULFILLED" },
            "request");
        return request;
    }

    Task<string> DraftAsync() => planter.DoAsync("bg-case-officer-police", "draftRequest", new JsonObject { ["content"] = Content() });

    /// <summary>A request of Bulgaria's that Romania's police is to answer.</summary>
    public async Task<(string Request, string Thread)> AssignedAsync()
    {
        var request = await DraftAsync();
        await planter.DoAsync("bg-case-officer-police", "reviseDraft", new JsonObject { ["request"] = request, ["content"] = Content() },
            "request");
        await planter.DoAsync("bg-focal-point", "clearRequest", new JsonObject { ["request"] = request }, "request");
        await planter.DoAsync("bg-liaison-police", "sendRequest", new JsonObject { ["request"] = request }, "request");
        var sent = await platform.AskAsync(
            "bg-liaison-police", "query($id: ID!) { node(id: $id) { ... on Request { threads { id } } } }",
                new JsonObject { ["id"] = request });
        var thread = sent["node"]!["threads"]![0]!["id"]!.GetValue<string>();
        await planter.DoAsync("ro-liaison-police", "receiveRequest", new JsonObject { ["thread"] = thread }, "thread");
        await planter.DoAsync("ro-liaison-police", "forwardRequest", new JsonObject { ["thread"] = thread }, "thread");
        await planter.DoAsync(
            "ro-focal-point", "assignRequest",
                new JsonObject { ["thread"] = thread, ["authority"] = "POLICE", ["crossCheck"] = "NO_MATCH" }, "thread");
        return (request, thread);
    }

    /// <summary>Drafts a message and takes it over every hop to the other side.</summary>
    async Task MessageAsync(string from, string to, string thread, string mutation, string fields)
    {
        var draft = Of(fields);
        draft["thread"] = thread;
        await planter.DoAsync($"{from}-case-officer-police", mutation, draft, "thread");
        var drafted = await platform.AskAsync(
            $"{from}-case-officer-police", "query($id: ID!) { node(id: $id) { ... on Thread { messages { id state } } } }",
                new JsonObject { ["id"] = thread });
        var message = drafted["node"]!["messages"]!.AsArray().Single(
            one => one!["state"]!.GetValue<string>() == "DRAFTED")!["id"]!.GetValue<string>();
        foreach (var (person, hop) in new[]
        {
            ($"{from}-focal-point", "clearMessage"), ($"{from}-liaison-police", "sendMessage"),
            ($"{to}-liaison-police", "receiveMessage"), ($"{to}-focal-point", "deliverMessage"),
        })
        {
            await planter.DoAsync(person, hop, new JsonObject { ["thread"] = thread, ["message"] = message }, "thread");
        }
    }

    async Task RejectedAsync()
    {
        var investigation = await ProposeAsync(null);
        await ActAsync(investigation, "selec-operations", "rejectInvestigation", "{}");
    }

    async Task InvestigatedAsync(string request)
    {
        var investigation = await ProposeAsync(request);
        await ActAsync(investigation, "ro-liaison-police", "joinInvestigation", "{}");
        await ActAsync(investigation, "gr-liaison-police", "declineInvitation", "{}");
        await ActAsync(investigation, "bg-liaison-police", "inviteParty", """{"party":"HU"}""");
        await ActAsync(investigation, "bg-liaison-police", "shareItems", """{"party":"HU"}""");
        await ActAsync(investigation, "selec-operations", "acceptInvestigation", "{}");
        await ActAsync(investigation, "bg-liaison-police", "changeCodeName", "{}");
        await ActAsync(investigation, "bg-liaison-police", "reviseInvestigation", """{"subject":{"primaryArea":"DRUGS"}}""");
        await AssignAsync(investigation);
        foreach (var step in (string[])["beginPlanning", "suspendInvestigation", "resumeInvestigation", "activateInvestigation"])
        {
            await ActAsync(investigation, "selec-operations", step, "{}");
        }
        await ResultsAsync(investigation);
        await CourtsAsync(investigation);
        await ActAsync(investigation, "selec-operations", "concludeInvestigation", "{}");
        await ActAsync(investigation, "selec-operations", "beginFollowUp", "{}");
        await ActAsync(investigation, "selec-operations", "evaluateInvestigation", "{}");
        await ActAsync(investigation, "selec-operations", "archiveInvestigation", "{}");
    }

    Task<string> ProposeAsync(string? origin) => planter.DoAsync("bg-liaison-police", "proposeInvestigation", new JsonObject
    {
        ["subject"] = Of("""{"primaryArea":"DRUGS","occurred":{"from":"2021-01-01","to":"2021-12-31","precision":"YEAR"}}"""),
        ["invite"] = JsonNode.Parse("""[{"party":"RO"},{"party":"GR"}]"""),
        ["origin"] = origin,
    });

    async Task AssignAsync(string investigation)
    {
        var officer = await platform.AskAsync("bg-case-officer-police", "{ viewer { person { id } } }");
        var input = new JsonObject { ["officer"] = officer["viewer"]!["person"]!["id"]!.DeepClone() };
        await ActAsync(investigation, "bg-liaison-police", "assignOfficer", input.ToJsonString());
    }

    async Task ResultsAsync(string investigation)
    {
        const string Person = "bg-liaison-police";
        await ActAsync(investigation, Person, "recordActionDay", """{"day":"2021-05-01","states":["BG","RO"]}""");
        await ActAsync(investigation, Person, "recordSeizure", """{"act":{"actingState":"BG"},"category":"HEROIN","quantity":{"value":1,"unit":"KG","precision":"EXACT"}}""");
        await ActAsync(investigation, Person, "recordPersons", """{"act":{"actingState":"BG"},"kind":"ARRESTED","count":2,"precision":"EXACT"}""");
        await ActAsync(investigation, Person, "recordDetection", """{"act":{"actingState":"BG"},"kind":"MIGRANTS","count":3,"precision":"EXACT"}""");
        await ActAsync(investigation, Person, "recordOtherFigure", """{"act":{"actingState":"BG"},"kind":"SEARCHES","quantity":{"value":4,"unit":"PIECE","precision":"EXACT"}}""");
        await ActAsync(investigation, Person, "recordDeclaredResult", """{"act":{"actingState":"BG"},"category":"VEHICLE_REPATRIATED","quantity":{"value":1,"unit":"PIECE","precision":"EXACT"}}""");
    }

    async Task CourtsAsync(string investigation)
    {
        var input = new JsonObject { ["investigation"] = investigation, ["stage"] = "INVESTIGATION", ["state"] = "RO" };
        await planter.DoAsync("ro-prosecutor", "recordStage", (JsonObject)input.DeepClone());
        input["state"] = "BG";
        var proceeding = await planter.DoAsync("bg-prosecutor", "recordStage", input);
        await planter.DoAsync("bg-prosecutor", "planNextStep", new JsonObject { ["proceeding"] = proceeding }, "proceeding");
    }

    Task<string> ActAsync(string investigation, string person, string mutation, string fields)
    {
        var input = Of(fields);
        input["investigation"] = investigation;
        return planter.DoAsync(person, mutation, input, "investigation");
    }

    static JsonObject Content() => Of("""{"crimeAreas":["TOBACCO"],"addressees":["RO"],"copyToAnalysis":true}""");

    static JsonObject Of(string json) => JsonNode.Parse(json)!.AsObject();
}
