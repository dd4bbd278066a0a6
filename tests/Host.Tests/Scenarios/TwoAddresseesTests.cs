using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>The same request to two States, copied to the Analytical Unit: no addressee learns of the other.</summary>
[Collection(ScenarioCollection.Name)]
public sealed class TwoAddresseesTests(ScenarioPlatform platform)
{
    static readonly string[] _people =
        [.. ScenarioPlatform.PeopleOf("BG", "TR", "RO"), "rs-liaison-police", "it-representative", "at-observer", "selec-analyst",
            "selec-operations", "selec-task-force-drugs", "selec-task-force-thb"];

    readonly TreatyPath _path = new(platform, Side.Of("BG", "police"), Side.Of("TR", "customs"));
    readonly Target _request = new("request", Sort.Request, "бутилки хероин");
    readonly Target _item = new("request's item", Sort.Item);
    readonly Target _turkish = new("TR's thread", Sort.Thread, "бутилки хероин");
    readonly Target _romanian = new("RO's thread", Sort.Thread, "бутилки хероин");
    readonly Target _question = new("TR's question", Sort.Message);

    [Fact]
    public async Task nobody_of_one_addressee_sees_anything_of_the_other()
    {
        var table = new SightTable(platform, _people, _request, _item, _turkish, _romanian, _question);
        await table.BeginAsync();
        await table.StepAsync("BG drafts for TR and RO, with a copy for analysis", DraftAsync);
        await table.StepAsync("BG clears", _path.ClearAsync);
        await table.StepAsync("BG sends", _path.SendAsync);
        await table.StepAsync("TR receives, forwards and assigns to CUSTOMS", async () =>
        {
            await _path.ReceiveAsync();
            await _path.ForwardAsync();
            await _path.AssignAsync("CUSTOMS");
        });
        await table.StepAsync("RO receives, forwards and assigns to POLICE", RomaniaAsync);
        await table.StepAsync("TR asks a question, and it goes all the way", async () =>
        {
            await _path.DraftMessageAsync(_path.To.Officer, "askClarification", new JsonObject { ["text"] = "Hangi plaka?" });
            _question.Id = _path.Message(1);
            await _path.CarryAsync(_path.To, _path.From, 1);
        });
        await table.EndAsync();

        await ApprovedText.HoldsAsync("Scenario1TwoAddressees", table.Text());
        await NeitherLearnsOfTheOtherAsync(table);
        table.Text().Should().NotContain("!", "counts tell of what the lists tell, and of nothing else");
        table.First("selec-analyst", "request", 't').Should().Be("BG sends", "the requester copies it to the Analytical Unit");
        table.First("selec-analyst", "TR's question").Should().BeNull("what an addressee writes is not copied");
    }

    [Fact]
    public async Task an_addressee_cannot_tell_from_anything_it_reads_that_another_takes_a_step()
    {
        await DraftAsync();
        await _path.ClearAsync();
        await _path.SendAsync();
        await _path.ReceiveAsync();
        const string Everything = """
            query($request: ID!, $thread: ID!) {
              request: node(id: $request) {
                ... on Request { id version state sentAt endedAt item { id version enteredAt belongsTo } redactions { field } viewerCan }
              }
              thread: node(id: $thread) { ... on Thread { id version state recordedAt runsOutAt viewerCan messages { id version } } }
            }
            """;
        var variables = new JsonObject { ["request"] = _path.Request, ["thread"] = _path.Thread };
        var before = await platform.Running.AskAsync("tr-liaison-customs", Everything, variables);

        await RomaniaAsync();

        (await platform.Running.AskAsync("tr-liaison-customs", Everything, variables)).ToJsonString().Should().Be(before.ToJsonString());
    }

    async Task DraftAsync()
    {
        var content = HeroinRequestTests.Content("TR", "RO");
        content["copyToAnalysis"] = true;
        var drafted = await _path.DraftAsync(content);
        (_request.Id, _item.Id) = (_path.Request, drafted["item"]!["id"]!.GetValue<string>());
        (_turkish.Id, _romanian.Id) = (_path.Thread, ScenarioPlatform.Thread(_path.Request, "RO"));
    }

    async Task RomaniaAsync()
    {
        var thread = _romanian.Id!;
        await platform.ActAsync(new Step("ro-liaison-police", "receiveRequest", "thread", thread));
        await platform.ActAsync(new Step("ro-liaison-police", "forwardRequest", "thread", thread));
        await platform.ActAsync(
            new Step("ro-focal-point", "assignRequest", "thread", thread,
                new JsonObject { ["authority"] = "POLICE", ["crossCheck"] = "NO_MATCH" }));
    }

    async Task NeitherLearnsOfTheOtherAsync(SightTable table)
    {
        foreach (var person in ScenarioPlatform.PeopleOf("TR")) table.First(person, "RO's thread").Should().BeNull();
        foreach (var person in ScenarioPlatform.PeopleOf("RO"))
        {
            table.First(person, "TR's thread").Should().BeNull();
            table.First(person, "TR's question").Should().BeNull();
        }
        foreach (var (person, thread) in ((string, string)[])[("tr-liaison-police", _turkish.Id!), ("ro-focal-point", _romanian.Id!)])
            await SeesItsOwnThreadAloneAsync(person, thread);
        var own = await platform.Running.AskAsync(
            "bg-case-officer-police",
                $"{{ node(id: \"{_path.Request}\") {{ ... on Request {{ addressees {{ party }} threads {{ id }} }} }} }}");
        own["node"]!["addressees"]!.AsArray().Should().HaveCount(2);
        own["node"]!["threads"]!.AsArray().Should().HaveCount(2);
    }

    async Task SeesItsOwnThreadAloneAsync(string person, string thread)
    {
        var seen = await platform.Running.AskAsync(
            person, $"{{ node(id: \"{_path.Request}\") {{ ... on Request {{ addressees {{ party }} threads {{ id }} }} }} }}");
        seen["node"]!["addressees"]!.AsArray().Should().BeEmpty();
        seen["node"]!["threads"]!.AsArray().Select(one => one!["id"]!.GetValue<string>()).Should().Equal(thread);
    }
}
