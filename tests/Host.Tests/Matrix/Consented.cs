using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>Consents that are asked of Romania and of Italy, and what is done with items on the strength of them or without.</summary>
internal sealed class Consented(Play play, Exchanged exchanged, Investigated investigated)
{
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Prosecutor = "bg-prosecutor";
    const string Partner = "it-representative";
    const string Directorate = "selec-operations";
    const string Analyst = "selec-analyst";

    public List<Target> Targets { get; } = [];

    public async Task RunAsync()
    {
        await OfRomaniaAsync();
        await OfPartnerAsync();
        await ReleasedAsync();
        foreach (var reader in (string[])["bg-case-officer-police", Focal, Liaison, Analyst, Directorate, Prosecutor, Partner])
            await play.DoAsync(reader, "exportItem", $$"""{"item":"{{investigated.MainItem}}","form":"PRINT"}""");
        foreach (var user in (string[])["bg-case-officer-police", Focal, Liaison, Prosecutor])
            await play.DoAsync(user, "useForOtherPurpose", $$"""{"item":"{{investigated.MainItem}}","crimeArea":"TOBACCO"}""");
        await play.DoAsync(
            Prosecutor, "useInCourt", $$"""{"item":"{{investigated.MainItem}}","state":"BG","reference":"32/2026"}""");
    }

    async Task OfRomaniaAsync()
    {
        var item = investigated.Restricted;
        var own = await AskAsync(Liaison, item, """ "scope": "ONWARD", "recipient": "HU" """);
        await DecideAsync("ro-liaison-police", "grantConsent", own);
        await DecideAsync("ro-liaison-police", "refuseConsent", await AskAsync(Liaison, item, """ "scope": "OTHER_PURPOSE" """), "No");
        await DecideAsync("ro-focal-point", "refuseConsent", await AskAsync(Liaison, item, """ "scope": "PUBLISH" """), "No");
        var court = await AskAsync(Prosecutor, item, """ "scope": "COURT_USE" """);
        await DecideAsync("ro-focal-point", "grantConsent", court);
        await DecideAsync("ro-liaison-police", "revokeConsent", court);
        court = await AskAsync(Prosecutor, item, """ "scope": "COURT_USE" """);
        await DecideAsync("ro-focal-point", "grantConsent", court);
        await DecideAsync("ro-focal-point", "revokeConsent", court);
        var analysts = await AskAsync(Analyst, item, """ "scope": "OTHER_PURPOSE" """);
        var release = await AskAsync(Directorate, item, """ "scope": "RELEASE", "recipient": "AT" """);
        await DecideAsync("ro-liaison-police", "grantConsent", release);
        var released = await play.DoAsync(Directorate, "releaseItem", $$"""{"item":"{{item}}","to":"AT","consent":"{{release}}"}""");
        var publication = await AskAsync(Directorate, item, """ "scope": "PUBLISH" """);
        await DecideAsync("ro-liaison-police", "grantConsent", publication);
        await play.DoAsync(Directorate, "publishItem", $$"""{"item":"{{item}}","consent":"{{publication}}"}""");
        Consent("a consent that Bulgaria asks of Romania", own, Role.NationalFocalPoint, Role.LiaisonOfficer);
        Consent("a consent that a prosecutor asks of Romania", court, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.Prosecutor);
        Consent("a consent that an analyst asks of Romania", analysts, Role.Analyst);
        Consent("a consent that the Directorate asks of Romania", release, Role.OperationsDirectorate);
        Release("a release by the Directorate", released, Role.OperationsDirectorate);
    }

    async Task OfPartnerAsync()
    {
        var item = exchanged.PartnersItem;
        var granted = await AskAsync(Liaison, item, """ "scope": "PUBLISH" """);
        await DecideAsync(Partner, "grantConsent", granted);
        await DecideAsync(Partner, "revokeConsent", granted);
        await DecideAsync(Partner, "refuseConsent", await AskAsync(Liaison, item, """ "scope": "OTHER_PURPOSE" """), "No");
        Consent(
            "a consent that is asked of a partner", granted, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative);
    }

    async Task ReleasedAsync()
    {
        var item = exchanged.CopiedItem;
        await play.DoAsync(Focal, "releaseItem", $$"""{"item":"{{item}}","to":"AT"}""");
        var proposed = await play.DoAsync(Liaison, "releaseItem", $$"""{"item":"{{item}}","to":"CN"}""");
        await play.OnAsync(Focal, "confirmRelease", ("release", proposed));
        await play.DoAsync(Focal, "publishItem", $$"""{"item":"{{item}}"}""");
        var published = await play.DoAsync(Liaison, "publishItem", $$"""{"item":"{{item}}"}""");
        await play.OnAsync(Focal, "confirmRelease", ("release", published));
        Release("a release by the supplier", proposed, Role.NationalFocalPoint, Role.LiaisonOfficer);
    }

    Task<string> AskAsync(string person, string item, string scope) =>
        play.DoAsync(person, "askConsent", $$"""{"item":"{{item}}","reason":"Needed",{{scope}} }""");

    Task<string> DecideAsync(string person, string act, string consent, string? reason = null) =>
        play.OnAsync(person, act, ("consent", consent), reason is null ? "{}" : $$"""{"reason":"{{reason}}"}""");

    void Consent(string name, string id, params Role[] meets) =>
        Targets.Add(new Target("Consent", name, "Consent", id) { Text = "text: reason", List = "consents", Meets = meets });

    void Release(string name, string id, params Role[] meets) =>
        Targets.Add(new Target("Release", name, "Release", id) { List = "releases", Meets = meets });
}
