using System.Text.Json.Nodes;
using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>Persons who ask what is held about them: one about whom Bulgaria and a partner hold something, one about whom nobody does.</summary>
internal sealed class Subjects(Play play)
{
    const string Desk = "selec-data-protection";
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Partner = "it-representative";

    public List<Target> Targets { get; } = [];

    public async Task RunAsync()
    {
        var national = await Controlled.ItemAsync(play, "bg-case-officer-police");
        var partners = await Controlled.ItemAsync(play, Partner);
        var first = await AskedAsync(national, partners);
        var asked = await AnsweredAsync(Focal);
        var partner = await AnsweredAsync(Partner);
        await AskedAsync(national);
        await AnsweredAsync(Liaison);
        var nothing = await AskedAsync();
        await play.DoAsync(Desk, "replyToSubject", $$"""{"request":"{{nothing}}"}""");
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await play.DoAsync(Desk, "recordReplyReceived", $$"""{"request":"{{nothing}}","on":"{{day:yyyy-MM-dd}}"}""");
        Role[] consulted = [Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative];
        Targets.Add(new Target("SubjectRequest", "the request of a person", "SubjectRequest", first)
        {
            List = "subjectRequests", Elsewhere = consulted,
        });
        Targets.Add(new Target("SubjectRequest", "a consultation of Bulgaria", "Consultation", asked)
        {
            Text = "text", List = "consultations", Elsewhere = [Role.PartnerRepresentative],
        });
        Targets.Add(new Target("SubjectRequest", "a consultation of a partner", "Consultation", partner)
        {
            Text = "text", List = "consultations", Elsewhere = [Role.NationalFocalPoint, Role.LiaisonOfficer],
        });
    }

    /// <summary>A request with the items that are of the person; the reply to one without is due.</summary>
    async Task<string> AskedAsync(params string[] items)
    {
        var received = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        if (items.Length == 0) received = received.AddMonths(-3);
        var request = await play.DoAsync(Desk, "openSubjectRequest", $$"""
            {"receivedOn":"{{received:yyyy-MM-dd}}","identity":{"surname":"Unheardof","givenNames":"Whoever"},"letter":"What is held?"}
            """);
        await play.DoAsync(Desk, "confirmIdentity", $$"""{"request":"{{request}}"}""");
        var also = new JsonArray([.. items.Select(item => (JsonNode)item)]).ToJsonString();
        await play.DoAsync(Desk, "consultSuppliers", $$"""{"request":"{{request}}","also":{{also}} }""");
        return request;
    }

    async Task<string> AnsweredAsync(string person)
    {
        var open = await play.Platform.AskAsync(person, "{ consultations(first: 10, where: { state: { eq: OPEN } }) { nodes { id } } }");
        var consultation = open["consultations"]!["nodes"]!.AsArray().Single()!["id"]!.GetValue<string>();
        return await play.DoAsync(person, "answerConsultation", $$"""
            {"consultation":"{{consultation}}","answer":"REFUSE","ground":"INVESTIGATION","text":"A case is open"}
            """);
    }
}
