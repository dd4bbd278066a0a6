using System.Globalization;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Two persons ask what is held about them: one is refused by Bulgaria and by SELEC itself, one is answered.</summary>
internal sealed class SubjectLives(RunningPlatform platform, Planter planter)
{
    const string Desk = "selec-data-protection";
    const string Supplier = "bg-focal-point";

    public async Task RunAsync()
    {
        var refused = await ConsultedAsync();
        await AnswerAsync("""{"answer":"REFUSE","ground":"INVESTIGATION"}""");
        await planter.DoAsync(Desk, "replyToSubject", new JsonObject { ["request"] = refused, ["refusedOn"] = "TASKS_OF_SELEC" });
        var answered = await ConsultedAsync();
        await AnswerAsync("""{"answer":"AGREE"}""");
        await planter.DoAsync(Desk, "replyToSubject", new JsonObject { ["request"] = answered });
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await planter.DoAsync(Desk, "recordReplyReceived", new JsonObject { ["request"] = answered, ["on"] = Text(today) });
    }

    async Task<string> ConsultedAsync()
    {
        var drafted = await planter.DoAsync(Supplier, "draftRequest", new JsonObject
        {
            ["content"] = JsonNode.Parse("""{"crimeAreas":["TOBACCO"],"addressees":["RO"]}"""),
        });
        var item = await platform.AskAsync(Supplier, $$"""{ node(id: "{{drafted}}") { ... on Request { item { id } } } }""");
        var received = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(-3).AddDays(2);
        var request = await planter.DoAsync(Desk, "openSubjectRequest", new JsonObject
        {
            ["receivedOn"] = Text(received), ["identity"] = new JsonObject(),
        });
        await planter.DoAsync(Desk, "confirmIdentity", new JsonObject { ["request"] = request });
        await planter.DoAsync(Desk, "consultSuppliers", new JsonObject
        {
            ["request"] = request, ["also"] = new JsonArray(item["node"]!["item"]!["id"]!.DeepClone()),
        });
        return request;
    }

    async Task AnswerAsync(string fields)
    {
        var open = await platform.AskAsync(Supplier, "{ consultations(first: 10, where: { state: { eq: OPEN } }) { nodes { id } } }");
        var input = JsonNode.Parse(fields)!.AsObject();
        input["consultation"] = open["consultations"]!["nodes"]!.AsArray().Single()!["id"]!.DeepClone();
        await planter.DoAsync(Supplier, "answerConsultation", input);
    }

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
