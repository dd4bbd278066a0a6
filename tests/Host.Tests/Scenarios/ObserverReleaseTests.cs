using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>
/// Of the file ALPHA Austria, an Observer, is given what the inputter consents to, item by item, through the hands of two
/// persons and never through its account.
/// </summary>
[Collection(ScenarioCollection.Name)]
public sealed class ObserverReleaseTests(ScenarioPlatform platform)
{
    const string Observer = "at-observer";
    const string Inputter = "ba-liaison-police";
    const string Asker = "rs-liaison-police";
    const string Second = "rs-liaison-customs";

    [Fact]
    public async Task an_observer_is_given_one_item_by_two_persons_and_the_inputters_consent_and_nothing_else_of_the_file()
    {
        var alpha = await AlphaAsync();
        var cursor = await ActivityReading.CursorAsync(platform.Running, Observer);
        var before = await SightAsync(alpha, []);
        var (item, other, classified) = (await RecordedAsync(alpha, "BASIC"), await RecordedAsync(alpha, "BASIC"), await RecordedAsync(alpha, "RESTRICTED"));

        (await ReleaseAsync(item, null)).Code.Should().Be("CONSENT_NOT_IN_FORCE", "nobody consented");
        var consent = await AskedAsync(item);
        (await ReleaseAsync(item, consent)).Code.Should().Be("CONSENT_NOT_IN_FORCE", "it was asked for and not given");
        (await DecideAsync(Asker, "grantConsent", consent)).Should().Be("NOT_PERMITTED", "the inputter alone consents");
        (await DecideAsync(Inputter, "grantConsent", consent)).Should().BeNull();
        (await ReleaseAsync(other, consent)).Code.Should().Be("CONSENT_NOT_IN_FORCE", "it is a consent to one item");
        var (release, code) = await ReleaseAsync(item, consent);
        code.Should().BeNull();
        (await UsesAsync(item)).Should().Be("[]", "one person releases nothing");
        (await ConfirmAsync(Asker, release!)).Should().Be("RELEASE_SECOND_PERSON");
        (await ConfirmAsync(Observer, release!)).Should().BeOneOf("NOT_PERMITTED", "NOT_FOUND");
        (await ConfirmAsync(Second, release!)).Should().BeNull();

        (await UsesAsync(item)).Should().Be("""[{"kind":"RELEASED","party":"RS","recipient":"AT"}]""");
        foreach (var hidden in new[] { other, classified }) (await UsesAsync(hidden)).Should().Be("[]");
        foreach (var person in new[] { Asker, Inputter })
            (await ReleaseAsync(classified, null, person)).Code.Should().Be("RELEASE_CLASSIFIED");
        (await SightAsync(alpha, [item, other, classified, consent, release!])).Should().Be(before, "no account and no audience was opened");
        (await ActivityReading.ReadAsync(platform.Running, Observer, cursor)).Should().BeEmpty();

        var (waiting, _) = await ReleaseAsync(item, consent);
        (await DecideAsync(Inputter, "revokeConsent", consent)).Should().BeNull();
        (await ConfirmAsync(Second, waiting!)).Should().Be("CONSENT_NOT_IN_FORCE", "it was revoked between the two persons");
        (await ReleaseAsync(item, consent)).Code.Should().Be("CONSENT_NOT_IN_FORCE");
        (await UsesAsync(item)).Should().Be("""[{"kind":"RELEASED","party":"RS","recipient":"AT"}]""");
        (await SightAsync(alpha, [item, other, classified, consent, release!, waiting!])).Should().Be(before);
    }

    async Task<string> AlphaAsync() => (await platform.Running.AskAsync(
        "selec-operations", """{ investigations(first: 5, where: { text: { eq: "ALPHA" } }) { nodes { id } } }"""))[
            "investigations"]!["nodes"]!.AsArray().Single()!["id"]!.GetValue<string>();

    /// <summary>What the Observer lists, finds and reads, whatever there is; nodes that it is not shown are as those that are not there.</summary>
    async Task<string> SightAsync(string alpha, string[] nodes)
    {
        foreach (var node in nodes.Append(alpha))
            (await platform.Running.AskAsync(Observer, $$"""{ node(id: "{{node}}") { id } }"""))["node"].Should().BeNull();
        return (await platform.Running.AskAsync(Observer, $$"""
            {
              informationItems(first: 100) { totalCount nodes { id } }
              ofIt: informationItems(first: 100, where: { belongsTo: { eq: "{{alpha}}" } }) { totalCount nodes { id } }
              consents(first: 100) { totalCount nodes { id } }
              releases(first: 100) { totalCount nodes { id } }
              byName: investigations(first: 100, where: { text: { eq: "ALPHA" } }) { totalCount nodes { id } }
              byWord: investigations(first: 100, where: { text: { matches: "pretresi" } }) { totalCount nodes { id } }
              results(first: 100) { totalCount nodes { id } }
              publishedFigures { kind toYear value }
            }
            """)).ToJsonString();
    }

    /// <summary>An item of Bosnia and Herzegovina's in the file.</summary>
    async Task<string> RecordedAsync(string alpha, string level)
    {
        var before = await ItemsAsync(alpha);
        await platform.ActAsync(new Step(Inputter, "recordActionDay", "investigation", alpha, new JsonObject
        {
            ["day"] = "2021-11-21", ["states"] = new JsonArray("BA"), ["description"] = "Pretresi kod osumnjičenog",
            ["item"] = new JsonObject { ["classification"] = level },
        }));
        return (await ItemsAsync(alpha)).Except(before).Single();
    }

    async Task<List<string>> ItemsAsync(string alpha) =>
    [
        .. (await platform.Running.AskAsync(
            Inputter, $$"""{ informationItems(first: 100, where: { belongsTo: { eq: "{{alpha}}" } }) { nodes { id } } }"""))[
                "informationItems"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>()),
    ];

    async Task<string> AskedAsync(string item) => (await platform.Running.DoAsync(Asker, "askConsent", new JsonObject
    {
        ["item"] = item, ["scope"] = "RELEASE", ["recipient"] = "AT", ["reason"] = "Za istragu u Austriji",
    }, "consent"))["id"]!.GetValue<string>();

    Task<string?> DecideAsync(string person, string mutation, string consent) => OnAsync(person, mutation, "Consent", consent);

    Task<string?> ConfirmAsync(string person, string release) => OnAsync(person, "confirmRelease", "Release", release);

    /// <summary>Carries an act out on a node in the version that the asker reads; answers the code of the refusal.</summary>
    async Task<string?> OnAsync(string person, string mutation, string type, string id)
    {
        var read = await platform.Running.AskAsync(Asker, $$"""{ node(id: "{{id}}") { ... on {{type}} { version } } }""");
        var name = type.ToLowerInvariant();
        var input = new JsonObject { [name] = id, ["version"] = read["node"]!["version"]!.DeepClone() };
        return Code(await platform.Running.TryAsync(person, mutation, input, name, "id"));
    }

    async Task<(string? Release, string? Code)> ReleaseAsync(string item, string? consent, string person = Asker)
    {
        var input = new JsonObject { ["item"] = item, ["to"] = "AT" };
        if (consent is not null) input["consent"] = consent;
        var payload = await platform.Running.TryAsync(person, "releaseItem", input, "release", "id");
        return (payload["release"]?["id"]?.GetValue<string>(), Code(payload));
    }

    async Task<string> UsesAsync(string item) => (await platform.Running.AskAsync(
        Inputter, $$"""{ node(id: "{{item}}") { ... on InformationItem { uses { kind party recipient } } } }"""))[
            "node"]!["uses"]!.ToJsonString();

    static string? Code(JsonNode payload) => payload["errors"]!.AsArray().FirstOrDefault()?["code"]!.GetValue<string>();
}
