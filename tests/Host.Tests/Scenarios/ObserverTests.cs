using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>Austria, an Observer, asks for the file ALPHA, in which it is named: strategic information is all it gets.</summary>
[Collection(ScenarioCollection.Name)]
public sealed class ObserverTests(ScenarioPlatform platform)
{
    const string Observer = "at-observer";

    const string Everything = """
        query($id: ID!, $result: ID!, $party: PartyCode!) {
          node(id: $id) { id }
          result: node(id: $result) { id }
          investigations(first: 100) { totalCount nodes { id } edges { cursor } }
          byName: investigations(first: 100, where: { text: { eq: "ALPHA" } }) { totalCount nodes { id } }
          byWord: investigations(first: 100, where: { text: { matches: "alpha" } }) { totalCount nodes { id } }
          byParty: investigations(first: 100, where: { party: { eq: $party } }) { totalCount nodes { id } }
          results(first: 100) { totalCount nodes { id } }
          ofIt: results(first: 100, where: { investigation: { eq: $id } }) { totalCount nodes { id } }
          proceedings(first: 100) { totalCount }
          requests(first: 100) { totalCount }
          threads(first: 100) { totalCount }
          resultsSummary(where: { investigation: $id }) {
            basis withheld investigations undated seizures { category } persons { kind } wanted { minimum } deprivedOfLiberty { minimum }
            vehicles { minimum } detections { kind } participation { state } valueSeized { level } byCrimeArea { areas }
          }
        }
        """;

    [Fact]
    public async Task an_observer_that_is_named_in_a_file_gets_no_more_than_if_there_were_no_file()
    {
        var (alpha, result) = await AlphaAsync();
        var answer =
            await platform.Running.AskAsync(Observer, Everything, new JsonObject { ["id"] = alpha, ["result"] = result, ["party"] = "AT" });

        foreach (var node in (string[])["node", "result"]) answer[node].Should().BeNull();
        foreach (var list in (string[])[
            "investigations", "byName", "byWord", "byParty", "results", "ofIt", "proceedings", "requests", "threads"])
            answer[list]!["totalCount"]!.GetValue<int>().Should().Be(0, "{0} holds nothing for an Observer", list);
        var summary = answer["resultsSummary"]!.AsObject();
        summary["withheld"]?.GetValue<string>().Should().Be("NO_CASE_DATA_BY_STATUS");
        summary.Where(field => field.Key is not ("basis" or "withheld"))
            .Should().OnlyContain(field => field.Value == null, "withheld is not zero");

        var nowhere = await platform.Running.AskAsync(
            Observer, Everything,
                new JsonObject { ["id"] = ScenarioPlatform.Node("investigation", "nowhere"),
                    ["result"] = ScenarioPlatform.Node("result", "nowhere.1"), ["party"] = "NO" });
        nowhere.ToJsonString().Should().Be(answer.ToJsonString(), "a file that is not there answers the same");
    }

    [Fact]
    public async Task an_observer_hears_nothing_of_it_and_reads_the_published_figures()
    {
        var (alpha, _) = await AlphaAsync();
        var cursor = await ActivityReading.CursorAsync(platform.Running, Observer);
        var party = await ActivityReading.CursorAsync(platform.Running, "ba-focal-point");
        var day = new JsonObject { ["day"] = "2021-11-20", ["states"] = new JsonArray("BA"),
            ["description"] = "Pretresi na četiri mjesta" };
        await platform.ActAsync(new Step("ba-liaison-police", "recordActionDay", "investigation", alpha, day));
        var told = await Task.WhenAll(
            ActivityReading.ReadAsync(platform.Running, Observer, cursor),
                ActivityReading.ReadAsync(platform.Running, "ba-focal-point", party));

        told[0].Should().BeEmpty();
        told[1].Select(one => one["kind"]!.GetValue<string>()).Should().Equal("INVESTIGATION_ACTION_DAY_RECORDED");
        var figures =
            (await platform.Running.AskAsync(Observer, "{ publishedFigures { kind toYear value narrated } }"))[
                "publishedFigures"]!.AsArray();
        figures.Should().HaveCount(7).And.OnlyContain(figure => figure!["narrated"] == null);
        figures.Last()!.ToJsonString().Should().Be("""{"kind":"JOINT_INVESTIGATIONS","toYear":2021,"value":106,"narrated":null}""");
    }

    async Task<(string Investigation, string Result)> AlphaAsync()
    {
        const string Alpha =
            """
            { investigations(first: 5, where: { text: { eq: "ALPHA" } }) { nodes { id mentionedParties parties { code } results { id } } } }
            """;
        var found = (await platform.Running.AskAsync("selec-operations", Alpha))["investigations"]!["nodes"]!.AsArray().Single()!;
        found["mentionedParties"]!.AsArray().Select(party => party!.GetValue<string>()).Should().Contain("AT");
        found["parties"]!.AsArray().Select(party => party!["code"]!.GetValue<string>()).Should().BeEquivalentTo("BA", "RS");
        return (found["id"]!.GetValue<string>(), found["results"]![0]!["id"]!.GetValue<string>());
    }
}
