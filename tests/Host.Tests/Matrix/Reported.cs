using System.Text.Json.Nodes;
using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>Errors that are reported and acknowledged, and sights that are taken in emergencies and reviewed.</summary>
internal sealed class Reported(Play play, Exchanged exchanged, Investigated investigated)
{
    const string Officer = "bg-case-officer-police";
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Partner = "it-representative";
    const string Directorate = "selec-operations";
    const string Analyst = "selec-analyst";
    const string Duty = "selec-duty-operator";

    public List<Target> Targets { get; } = [];

    public async Task RunAsync()
    {
        await ErrorsAsync();
        await CorrectedAsync();
        await EmergenciesAsync();
    }

    async Task ErrorsAsync()
    {
        var item = investigated.MainItem;
        await ReportAsync(Analyst, item);
        var first = (await play.NodesAsync(Liaison, item, "InformationItem", "notices")).Single();
        foreach (var reader in (string[])[Officer, Focal, Liaison, Directorate, "bg-prosecutor", Partner]) await ReportAsync(reader, item);
        var others = (await play.NodesAsync(Liaison, item, "InformationItem", "notices")).Where(notice => notice != first).ToList();
        await AcknowledgeAsync(Focal, others[0]);
        await AcknowledgeAsync(Liaison, others[1]);
        Notice("an error that an analyst reports to Bulgaria", first, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.OperationsDirectorate);

        await ReportAsync(Liaison, exchanged.PartnersItem);
        var partners = (await play.NodesAsync(Partner, exchanged.PartnersItem, "InformationItem", "notices")).Single();
        await AcknowledgeAsync(Partner, partners);
        Notice(
            "an error that Bulgaria reports to a partner", partners, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative);
    }

    /// <summary>SELEC had the item and is told of its correction.</summary>
    async Task CorrectedAsync()
    {
        await play.DoAsync(Liaison, "correctItem", $$"""{"original":"{{exchanged.CopiedItem}}","text":"Corrected"}""");
        var told = await play.Platform.AskAsync(Directorate, "{ itemNotices(first: 100) { nodes { id party } } }");
        var notice = told["itemNotices"]!["nodes"]!.AsArray().Single(one => one!["party"]!.GetValue<string>() == "SELEC")!["id"]!.GetValue<string>();
        await AcknowledgeAsync(Directorate, notice);
    }

    async Task EmergenciesAsync()
    {
        var item = await Controlled.ItemAsync(play, Officer);
        var partners = await BrokenAsync(Duty, await Controlled.ItemAsync(play, Partner));
        var taken = await BrokenAsync(Duty, item);
        await ReportAsync(Duty, item);
        var directorates = await BrokenAsync(Directorate, item);
        await play.OnAsync("selec-data-protection", "reviewEmergency", ("emergency", taken), """{"finding":"JUSTIFIED"}""");
        await play.OnAsync("selec-supervisory-body", "confirmReview", ("emergency", taken), """{"finding":"JUSTIFIED"}""");
        Emergency("a sight that the duty operator takes", taken, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.DutyOperator);
        Emergency(
            "a sight that the Directorate takes", directorates, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.OperationsDirectorate);
        Emergency("a sight of what a partner supplied", partners, Role.PartnerRepresentative, Role.DutyOperator);
    }

    /// <summary>Breaks glass and returns the one emergency of the person that was not there before.</summary>
    async Task<string> BrokenAsync(string person, string item)
    {
        var before = await OwnAsync(person);
        await play.DoAsync(person, "breakGlass", $$"""{"target":"{{item}}","reason":"A threat to life"}""");
        return (await OwnAsync(person)).Except(before).Single();
    }

    async Task<List<string>> OwnAsync(string person)
    {
        var data = await play.Platform.AskAsync(person, "{ emergencies(first: 10) { nodes { id } } }");
        return [.. data["emergencies"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>())];
    }

    Task<string> ReportAsync(string person, string item) =>
        play.DoAsync(person, "reportError", new JsonObject { ["about"] = item, ["text"] = "It is wrong" }.ToJsonString());

    Task<string> AcknowledgeAsync(string person, string notice) =>
        play.DoAsync(person, "acknowledgeNotice", $$"""{"notice":"{{notice}}"}""");

    void Notice(string name, string id, params Role[] meets) =>
        Targets.Add(new Target("Item notice", name, "ItemNotice", id) { Text = "text", List = "itemNotices", Meets = meets });

    void Emergency(string name, string id, params Role[] meets) =>
        Targets.Add(new Target("Emergency access", name, "EmergencyAccess", id) { Text = "text: reason", List = "emergencies", Meets = meets });
}
