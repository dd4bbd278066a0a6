using Selec.Host.Tests.Secrecy;

namespace Selec.Host.Tests.Matrix;

/// <summary>Records of both crime areas, contacts, a service level, accounts and plug-ins.</summary>
internal sealed class Recorded(Play play)
{
    const string Officer = "bg-case-officer-police";
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Partner = "it-representative";
    const string Director = "selec-director-general";

    public const string Word = "zelkovarecord";

    static readonly string[] _entering = [Focal, Liaison, Partner, Officer];

    public string Vehicle { get; private set; } = "";

    public string Seizure { get; private set; } = "";

    public string PartnersVehicle { get; private set; } = "";

    public string PartnersSeizure { get; private set; } = "";

    public string Precursor { get; private set; } = "";

    public string Laboratory { get; private set; } = "";

    public string Delivery { get; private set; } = "";

    public string Contact { get; private set; } = "";

    public string PartnersContact { get; private set; } = "";

    public string Level { get; private set; } = "";

    public string Account { get; private set; } = "";

    public string Plugin { get; private set; } = "";

    public async Task RunAsync()
    {
        await VehiclesAsync();
        await DrugsAsync();
        await DeliveredAsync();
        (Contact, PartnersContact) = (await MetAsync(71, Liaison, Focal, "ro-focal-point"), await MetAsync(72, Partner, Partner, Liaison));
        await MetAsync(73, Liaison, Liaison, "ro-focal-point");
        Level = await play.DoAsync("selec-operations", "setServiceLevel",
            """{"first":"BG","second":"RO","urgentDirectHours":8,"urgentIndirectHours":72,"standardHours":168}""");
        await AccountsAsync();
        await PluginsAsync();
    }

    async Task VehiclesAsync()
    {
        var number = 60;
        foreach (var person in _entering) Vehicle = await play.DoAsync(person, "reportVehicle", Report(++number));
        await play.OnAsync(Officer, "recordVehicleRegistration", ("vehicle", Vehicle),
            """{"country":"BG","from":"2019-01-01","holderKind":"PERSON"}""");
        var clone = await play.DoAsync(Officer, "reportVehicle", Report(++number));
        await play.OnAsync(Officer, "linkVehicleClone", ("vehicle", clone), $$"""{"original":"{{Vehicle}}"}""");
        await play.OnAsync(Officer, "changeVehicleStatus", ("vehicle", Vehicle),
            """{"status":"FOUND","found":{"date":"2021-03-03","country":"RO"}}""");
        await play.OnAsync(Liaison, "shareVehicle", ("vehicle", Vehicle), """{"parties":["RO"]}""");
        await play.OnAsync(Focal, "claimVehicleRepatriation", ("vehicle", Vehicle), """{"legalOwner":"The owner"}""");
        await play.OnAsync("ro-liaison-police", "resolveVehicleClaim", ("vehicle", Vehicle), """{"outcome":"GRANTED"}""");
        await FoundHereAsync(await play.DoAsync(Partner, "reportVehicle", Report(++number)));
        await FoundThereAsync(await play.DoAsync(Liaison, "reportVehicle", Report(++number)));
        PartnersVehicle = await play.DoAsync(Partner, "reportVehicle", Report(++number));
    }

    /// <summary>A partner's vehicle is found in Bulgaria and given back.</summary>
    async Task FoundHereAsync(string vehicle)
    {
        await play.OnAsync(Partner, "changeVehicleStatus", ("vehicle", vehicle),
            """{"status":"FOUND","found":{"date":"2021-03-03","country":"BG"}}""");
        await play.OnAsync(Partner, "shareVehicle", ("vehicle", vehicle), """{"parties":["BG"]}""");
        await play.OnAsync(Partner, "claimVehicleRepatriation", ("vehicle", vehicle), """{"legalOwner":"The owner"}""");
        await play.OnAsync(Focal, "resolveVehicleClaim", ("vehicle", vehicle), """{"outcome":"GRANTED"}""");
    }

    /// <summary>A Bulgarian vehicle is found where the partner is, which gives it back.</summary>
    async Task FoundThereAsync(string vehicle)
    {
        await play.OnAsync(Liaison, "changeVehicleStatus", ("vehicle", vehicle),
            """{"status":"FOUND","found":{"date":"2021-03-03","country":"IT"}}""");
        await play.OnAsync(Liaison, "shareVehicle", ("vehicle", vehicle), """{"parties":["IT"]}""");
        await play.OnAsync(Liaison, "claimVehicleRepatriation", ("vehicle", vehicle), """{"legalOwner":"The owner"}""");
        await play.OnAsync(Partner, "resolveVehicleClaim", ("vehicle", vehicle), """{"outcome":"GRANTED"}""");
    }

    async Task DrugsAsync()
    {
        foreach (var person in _entering)
        {
            Seizure = await play.DoAsync(person, "recordDrugSeizure", Occurred(
                """ "substance": "HEROIN", "form": "POWDER", "quantity": { "value": 2, "unit": "KG", "precision": "EXACT" } """));
            if (person == Partner) PartnersSeizure = Seizure;
            Precursor = await play.DoAsync(person, "recordDrugPrecursor", Occurred(
                """ "kind": "SEIZURE", "substance": "ACETIC_ANHYDRIDE", "quantity": { "value": 5, "unit": "L", "precision": "EXACT" } """));
            Laboratory = await play.DoAsync(person, "recordDrugLaboratory", Occurred(""" "kind": "KITCHEN", "substance": "AMPHETAMINE" """));
        }
        await play.OnAsync(Officer, "correctDrugSeizure", ("seizure", Seizure),
            """{"substance":"HEROIN","form":"POWDER","quantity":{"value":3,"unit":"KG","precision":"EXACT"}}""");
        await play.OnAsync(Focal, "shareDrugSeizure", ("seizure", Seizure), """{"parties":["RO"]}""");
    }

    async Task DeliveredAsync()
    {
        Delivery = await DeliveryAsync();
        await OnDeliveryAsync(Liaison, "authoriseControlledDelivery");
        await OnDeliveryAsync("ro-focal-point", "refuseControlledDelivery");
        await OnDeliveryAsync("ro-focal-point", "authoriseControlledDelivery");
        await OnDeliveryAsync(Partner, "authoriseControlledDelivery");
        await OnDeliveryAsync(Director, "recordControlledDeliveryConsent", """{"party":"CH"}""");
        await OnDeliveryAsync(Director, "withdrawControlledDeliveryConsent", """{"party":"CH"}""");
        await OnDeliveryAsync(Director, "recordControlledDeliveryConsent", """{"party":"CH"}""");
        await OnDeliveryAsync(Liaison, "recordControlledDeliveryThirdPartyAuthorisation", """{"party":"CH"}""");
        await OnDeliveryAsync(Focal, "startControlledDelivery");
        var started = (await play.Platform.AskAsync(
            Liaison, $"{{ node(id: \"{Delivery}\") {{ ... on ControlledDelivery {{ startedAt }} }} }}"))["node"]!["startedAt"];
        await OnDeliveryAsync(Liaison, "recordControlledDeliveryHandover",
            $$"""{"state":"BG","handedOverAt":"{{started}}","substitution":"NONE"}""");
        await OnDeliveryAsync("ro-focal-point", "withdrawControlledDeliveryAuthorisation");
        await OnDeliveryAsync("ro-focal-point", "authoriseControlledDelivery");
        await OnDeliveryAsync(Liaison, "concludeControlledDelivery", """{"outcome":"SEIZED"}""");
        await play.OnAsync(Focal, "abortControlledDelivery", ("delivery", await DeliveryAsync()));
    }

    Task<string> DeliveryAsync() => play.DoAsync(Liaison, "proposeControlledDelivery",
        $$"""{"route":["BG","RO","IT","CH"],"substance":"HEROIN","substitution":"NONE","description":"{{Word}}"}""");

    Task<string> OnDeliveryAsync(string person, string mutation, string input = "{}") =>
        play.OnAsync(person, mutation, ("delivery", Delivery), input);

    /// <summary>Two parties report the same vehicle; one of them denies that it is the same.</summary>
    async Task<string> MetAsync(int number, string one, string denying, string other)
    {
        await play.DoAsync(one, "reportVehicle", Report(number));
        await play.DoAsync(other, "reportVehicle", Report(number));
        var contacts = await play.Platform.AskAsync(
            denying, """{ contacts(first: 1, where: { identifier: { eq: "vehicle-vin" }, state: { eq: OPEN } }) { nodes { id } } }""");
        var contact = contacts["contacts"]!["nodes"]![0]!["id"]!.GetValue<string>();
        return await play.DoAsync(denying, "denyContact", $$"""{"contact":"{{contact}}"}""");
    }

    async Task AccountsAsync()
    {
        const string Input =
            """{"name":"A person to come and go","role":"ANALYST","party":"SELEC","clearance":"SECRET","certificateValidTo":"2090-01-01"}""";
        var one = await play.DoAsync("selec-administrator", "openAccount", Input);
        await play.OnAsync(Director, "authoriseAccount", ("person", one));
        foreach (var (person, level, day) in new[] { ("selec-security", "CONFIDENTIAL", 1), ("selec-administrator", "SECRET", 2) })
        {
            await play.OnAsync(person, "setClearance", ("person", one), $$"""{"level":"{{level}}"}""");
            await play.OnAsync(person, "renewCertificate", ("person", one), $$"""{"validTo":"2091-01-0{{day}}"}""");
        }
        foreach (var person in new[] { "selec-administrator", "selec-security" }) await play.OnAsync(person, "endSessions", ("person", one));
        await play.OnAsync("selec-security", "closeAccount", ("person", one));
        var national = await play.DoAsync("selec-administrator", "openAccount", """
            {
              "name": "A Liaison Officer to come", "role": "LIAISON_OFFICER", "party": "BG", "service": "POLICE", "clearance": "BASIC",
              "certificateValidTo": "2090-01-01"
            }
            """);
        await play.OnAsync(Focal, "authoriseAccount", ("person", national));
        Account = await play.DoAsync("selec-security", "openAccount", Input);
        await play.OnAsync("selec-administrator", "closeAccount", ("person", await play.DoAsync("selec-administrator", "openAccount", Input)));
    }

    async Task PluginsAsync()
    {
        var plugins = await play.Platform.AskAsync("selec-administrator", "{ plugins { id plugin } }");
        Plugin = plugins["plugins"]!.AsArray().Single(one => one!["plugin"]!.GetValue<string>() == "drugs")!["id"]!.GetValue<string>();
        await play.OnAsync("selec-administrator", "disablePlugin", ("plugin", Plugin));
        await play.OnAsync("selec-administrator", "enablePlugin", ("plugin", Plugin));
    }

    static string Report(int number) => $$"""
        {
          "category": "LORRY", "originalVin": "{{Canary.Vin(number)}}", "make": "{{Word}}", "plate": { "text": "BG {{number}}{{number}} XX" },
          "theft": { "date": "2021-03-01", "country": "BG" }
        }
        """;

    static string Occurred(string fields) => $$"""
        {
          "occurred": { "from": "2021-03-01", "to": "2021-03-01", "precision": "DAY" }, "authority": "POLICE",
          "place": { "country": "BG", "type": "ROAD" }, "description": "{{Word}}", {{fields}}
        }
        """;
}
