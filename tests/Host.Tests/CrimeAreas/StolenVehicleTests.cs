using System.Text.Json.Nodes;

namespace Selec.Host.Tests.CrimeAreas;

/// <summary>
/// A vehicle with an altered VIN in the joint investigation NETWORK: stolen in Hungary, given papers in Moldova, sold to a good-faith buyer in
/// Romania.
/// </summary>
public sealed class StolenVehicleTests(CrimeAreaPlatform platform) : IClassFixture<CrimeAreaPlatform>
{
    const string Hungary = "hu-liaison-police";
    const string Moldova = "md-liaison-police";
    const string Romania = "ro-liaison-police";
    const string Bulgaria = "bg-liaison-police";

    /// <summary>A European maker's, with a letter in position 9.</summary>
    const string OriginalVin = "WVGZZZ5NZEW069297";

    static readonly CrimeAct _report = new("reportVehicle", "VehicleReportInput", "vehicle");
    static readonly CrimeAct _change = new("changeVehicleStatus", "VehicleChangeStatusInput", "vehicle");
    static readonly CrimeAct _clone = new("linkVehicleClone", "VehicleLinkCloneInput", "vehicle");
    static readonly CrimeAct _register = new("recordVehicleRegistration", "VehicleRecordRegistrationInput", "vehicle");
    static readonly CrimeAct _share = new("shareVehicle", "VehicleShareInput", "vehicle");
    static readonly CrimeAct _claim = new("claimVehicleRepatriation", "VehicleClaimRepatriationInput", "vehicle");
    static readonly CrimeAct _resolve = new("resolveVehicleClaim", "VehicleResolveClaimInput", "vehicle");

    [Fact]
    public async Task a_vehicle_is_followed_from_the_theft_to_its_return()
    {
        var network = await platform.InvestigationAsync(Hungary, "NETWORK");
        var totals = await TotalsAsync();
        var original = await StolenAsync(network, "[]");
        var clone = await FoundAsync(network);

        await MeetAsync(original, clone);
        await ActAsync(Hungary, _share, original, """ "parties":["MD","RO"] """);
        await ActAsync(Moldova, _share, clone, """ "parties":["HU","RO"] """);
        await ActAsync(Moldova, _clone, clone, $$""" "original":"{{original}}" """);
        await ActAsync(Moldova, _register, clone, """
            "country":"MD","from":"2021-02-20","to":"2021-05-20","plate":"MD ABC 123","kind":"TEMPORARY","holderKind":"COMPANY",
            "holder":"Firma Unu SRL","goodFaith":false
            """);
        await ActAsync(Romania, _register, clone, """
            "country":"RO","from":"2021-05-21","plate":"RO B 123 ABC","kind":"PERMANENT","holderKind":"PERSON","holder":"Popescu Ion","goodFaith":true
            """);
        await ActAsync(Romania, _change, clone, """ "status":"FOUND","found":{"date":"2021-06-01","country":"RO","finder":"police of Cluj"} """);
        await ActAsync(Hungary, _claim, clone, """ "legalOwner":"Kovács János","grounds":"theft report of 2021-02-03" """);
        await ActAsync(Romania, _resolve, clone, """ "outcome":"GRANTED","reason":"decision of the court of Cluj" """);
        await ActAsync(Moldova, _change, clone, """ "status":"RETURNED" """);

        await ReadAsync(network, clone);
        (await TotalsAsync()).Should().Be(totals, "what a crime area records is not added to the core's totals");
        await HiddenAsync(clone);
    }

    [Fact]
    public async Task two_simultaneous_reports_always_meet()
    {
        foreach (var round in Enumerable.Range(0, 10))
        {
            var vin = $"WVGZZZ5NZEW07000{round}";
            var reports = await Task.WhenAll(
                ReportedAsync("gr-liaison-police", $$""" "originalVin":"{{vin}}" """), ReportedAsync("rs-liaison-police", $$""" "displayedVin":"{{vin.ToLowerInvariant()}}" """));
            (await ContactsAsync("gr-liaison-police")).Should().ContainSingle(contact => Subjects(contact).SequenceEqual(new[] { reports[0] }));
            (await ContactsAsync("rs-liaison-police")).Should().ContainSingle(contact => Subjects(contact).SequenceEqual(new[] { reports[1] }));
        }
        (await ContactsAsync(Bulgaria)).Should().NotContain(contact => Parties(contact).Contains("RS"));
    }

    [Fact]
    public async Task a_negative_decision_is_kept_and_an_erased_item_leaves_no_contact()
    {
        var albanian = await ReportedAsync("al-liaison-police", """ "originalVin":"WVGZZZ5NZEW071111" """);
        await ReportedAsync("me-liaison-police", """ "originalVin":"WVGZZZ5NZEW071111" """);
        var contact = (await ContactsAsync("me-liaison-police")).Single();
        await platform.DoAsync("al-focal-point", new CrimeAct("denyContact", "DenyContactInput", "contact"), $$"""{"contact":"{{contact["id"]}}"}""");

        await ReportedAsync("me-liaison-police", """ "displayedVin":"WVGZZZ5NZEW071111" """);

        contact = (await ContactsAsync("me-liaison-police")).Single();
        (contact["state"]!.GetValue<string>(), contact["deniedBy"]!.GetValue<string>()).Should().Be(("DENIED", "AL"));

        var item = (await platform.Running.AskAsync(
            "al-liaison-police", "query($id: ID!) { informationItems(where: { belongsTo: { eq: $id } }, first: 2) { nodes { id supplier } } }",
            new JsonObject { ["id"] = albanian }))["informationItems"]!["nodes"]!.AsArray().Single()!["id"];
        await platform.DoAsync(
            "al-liaison-police", new CrimeAct("eraseItem", "EraseItemInput", "item"), $$"""{"item":"{{item}}","ground":"SUPPLIER_WISH"}""");
        await platform.DoAsync("al-focal-point", new CrimeAct("confirmAct", "ConfirmActInput", "item"), $$"""{"item":"{{item}}","act":"ERASE","ground":"SUPPLIER_WISH"}""");

        (await ContactsAsync("me-liaison-police")).Should().BeEmpty();
        (await ContactsAsync("al-liaison-police")).Should().BeEmpty();
        var seen = await platform.Running.AskAsync("al-liaison-police", "{ vehicles(first: 5) { nodes { originalVin originalVinReading { structure } redactions { field reason } } } }");
        seen["vehicles"]!["nodes"]!.ToJsonString().Should().Be(
            """[{"originalVin":null,"originalVinReading":null,"redactions":[{"field":"originalVin","reason":"ERASED"}]}]""");
    }

    [Fact]
    public async Task a_request_grows_out_of_a_contact()
    {
        await ReportedAsync("tr-liaison-police", """ "originalVin":"WVGZZZ5NZEW072222" """);
        await ReportedAsync("mk-liaison-police", """ "originalVin":"WVGZZZ5NZEW072222" """);
        var contact = (await ContactsAsync("tr-focal-point")).Single()["id"]!.GetValue<string>();
        var content = """
            "content":{"crimeAreas":["STOLEN_VEHICLES"],"subject":"The same vehicle","facts":"What do you hold?","addressees":["MK"]}
            """;
        var draft = new CrimeAct("draftRequest", "DraftRequestInput", "request");
        var request = await platform.DoAsync("tr-focal-point", draft, $$"""{"contact":"{{contact}}",{{content}}}""", "id contact { id state }");

        request["contact"]!["id"]!.GetValue<string>().Should().Be(contact);
        (await platform.RefusedAsync("bg-focal-point", draft, $$"""{"contact":"{{contact}}",{{content}}}""")).Should().Be("NOT_FOUND");
    }

    [Fact]
    public async Task a_wrong_vin_is_named_by_what_is_wrong_with_it()
    {
        const string Rest = """ "category":"PASSENGER_CAR","theft":{"date":"2021-01-01","country":"HU"} """;
        (await platform.RefusedAsync(Hungary, _report, $$"""{"originalVin":"1M8GDM9AXKPO42788",{{Rest}}}""")).Should().Be("VIN_LETTER");
        (await platform.RefusedAsync(Hungary, _report, $$"""{"originalVin":"1HGCM82633A00435",{{Rest}}}""")).Should().Be("VIN_LENGTH");
        (await platform.RefusedAsync(Hungary, _report, $$"""{"originalVin":"1HGCM82633A004353","sharedWith":["DE"],{{Rest}}}"""))
            .Should().Be("PARTY_NOT_ALLOWED");
    }

    Task<string> StolenAsync(string network, string sharedWith) => ReportedAsync(Hungary, $$"""
        "originalVin":"{{OriginalVin}}","make":"Volkswagen","model":"Tiguan","plate":{"text":"HU ABC-123"},"investigation":"{{network}}","sharedWith":{{sharedWith}}
        """);

    Task<string> FoundAsync(string network) => ReportedAsync(Moldova, $$"""
        "displayedVin":"WVGZZZ5NZEW099999","originalVin":"{{OriginalVin}}","investigation":"{{network}}"
        """);

    async Task<string> ReportedAsync(string person, string fields) =>
        (await platform.DoAsync(person, _report, $$"""{"category":"PASSENGER_CAR","theft":{"date":"2021-02-03","country":"HU"},{{fields}}}"""))["id"]!.GetValue<string>();

    async Task MeetAsync(string original, string clone)
    {
        var (hungarian, moldovan) = ((await ContactsAsync(Hungary)).Single(), (await ContactsAsync(Moldova)).Single());
        hungarian["id"]!.GetValue<string>().Should().Be(moldovan["id"]!.GetValue<string>());
        Parties(hungarian).Should().Equal("HU", "MD");
        Subjects(hungarian).Should().Equal(original);
        Subjects(moldovan).Should().Equal(clone);
        (await ContactsAsync(Romania)).Should().BeEmpty();
    }

    async Task ActAsync(string person, CrimeAct act, string vehicle, string fields)
    {
        var now = await platform.Running.AskAsync(
            person, "query($id: ID!) { node(id: $id) { ... on Vehicle { version } } }", new JsonObject { ["id"] = vehicle });
        await platform.DoAsync(person, act, $$"""{"vehicle":"{{vehicle}}","version":"{{now["node"]!["version"]}}",{{fields}}}""");
    }

    async Task ReadAsync(string network, string clone)
    {
        var answer = await platform.Running.AskAsync(
            Hungary,
            """
            query($id: ID!) {
              node(id: $id) { ... on Investigation {
                codeName results { seizure { category quantity { value unit } } }
                vehicles {
                  id supplier status originalVin originalVinReading { structure checkDigit maker } cloneOf { originalVin }
                  registrations { country kind goodFaith holder supplier } claims { claimant state legalOwner } redactions { field }
                } } }
            }
            """,
            new JsonObject { ["id"] = network });
        var investigation = answer["node"]!;
        investigation["codeName"]!.GetValue<string>().Should().Be("NETWORK");
        investigation["results"]!.AsArray().Should().NotBeEmpty();
        var seen = investigation["vehicles"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == clone)!;
        seen["cloneOf"]!["originalVin"]!.GetValue<string>().Should().Be(OriginalVin);
        seen["status"]!.GetValue<string>().Should().Be("RETURNED");
        seen["originalVinReading"]!.ToJsonString().Should().Be("""{"structure":"VALID","checkDigit":"NOT_APPLICABLE","maker":"Volkswagen"}""");
        seen["registrations"]!.AsArray().Select(one => one!["holder"]!.GetValue<string>()).Should().Equal("Firma Unu SRL", "Popescu Ion");
        seen["claims"]!.ToJsonString().Should().Be("""[{"claimant":"HU","state":"GRANTED","legalOwner":"Kov\u00E1cs J\u00E1nos"}]""");
    }

    async Task HiddenAsync(string vehicle)
    {
        foreach (var person in (string[])[Bulgaria, "bg-focal-point", "de-observer"])
        {
            var answer = await platform.Running.SendAsync(
                person, "query($id: ID!) { node(id: $id) { id } vehicles(first: 10) { totalCount } }", new JsonObject { ["id"] = vehicle });
            answer["data"]!["node"].Should().BeNull();
        }
    }

    async Task<List<JsonNode>> ContactsAsync(string person) =>
        [.. (await platform.Running.AskAsync(person, "{ contacts(first: 100) { nodes { id identifier parties state deniedBy ownSubjects } } }"))
            ["contacts"]!["nodes"]!.AsArray().OfType<JsonNode>().Where(contact => contact["identifier"]!.GetValue<string>() == "vehicle-vin")];

    async Task<string> TotalsAsync() =>
        (await platform.Running.AskAsync("selec-operations", "{ resultsSummary { seizures { category unit sum { minimum maximum terms } } vehicles { minimum terms } } }"))
            .ToJsonString();

    static IEnumerable<string> Parties(JsonNode contact) => contact["parties"]!.AsArray().Select(party => party!.GetValue<string>());

    static IEnumerable<string> Subjects(JsonNode contact) => contact["ownSubjects"]!.AsArray().Select(subject => subject!.GetValue<string>());
}
