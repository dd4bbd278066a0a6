using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>Questions, answers in part, refusals, and what an answer may be drawn from.</summary>
[Collection(ScenarioCollection.Name)]
public sealed class AnswerTests(ScenarioPlatform platform)
{
    readonly TreatyPath _path = new(platform, Side.Of("MD", "police"), Side.Of("GR", "customs"));

    [Fact]
    public async Task a_question_goes_to_the_requesters_officer_and_the_reply_back_to_the_authority()
    {
        await AssignedAsync();
        await _path.DraftMessageAsync(_path.To.Officer, "askClarification", Text("Ποια πινακίδα;"));
        (await CodeAsync(_path.From.Officer, "clarify", Text("Prea devreme.")))
            .Should().Be("NO_QUESTION_ASKED", "the question has not been sent");
        await _path.CarryAsync(_path.To, _path.From, 1);
        await _path.DraftMessageAsync(_path.From.Officer, "clarify", Text("Numărul este înmatriculat la Chișinău."));
        (await MessagesAsync(_path.To.Officer)).Should().Equal("CLARIFICATION_QUESTION Ποια πινακίδα;");
        await _path.CarryAsync(_path.From, _path.To, 2);

        (await MessagesAsync(_path.To.Officer))
            .Should().Equal("CLARIFICATION_QUESTION Ποια πινακίδα;", "CLARIFICATION Numărul este înmatriculat la Chișinău.");
        var thread = await _path.ReadAsync(_path.To.Officer, "state runsOutAt");
        thread["state"]!.GetValue<string>().Should().Be("ASSIGNED");
        thread["runsOutAt"].Should().NotBeNull("a question does not stop the clock");
    }

    [Fact]
    public async Task answers_in_part_leave_the_clock_running_and_the_final_one_stops_it()
    {
        await AssignedAsync();
        foreach (var (number, final, state) in ((int, bool, string)[])[
            (1, false, "PARTLY_ANSWERED"), (2, false, "PARTLY_ANSWERED"), (3, true, "ANSWERED")])
        {
            await _path.DraftMessageAsync(
                _path.To.Officer, "answerRequest", new JsonObject { ["final"] = final, ["text"] = $"Μέρος {number}" });
            await _path.CarryAsync(_path.To, _path.From, number);
            var thread = await _path.ReadAsync(_path.From.Officer, "state runsOutAt clockStoppedAt");
            thread["state"]!.GetValue<string>().Should().Be(state);
            (thread["runsOutAt"] is null).Should().Be(final);
            (thread["clockStoppedAt"] is null).Should().Be(!final);
        }
        (await MessagesAsync(_path.From.Officer)).Should().Equal("PARTIAL_ANSWER Μέρος 1", "PARTIAL_ANSWER Μέρος 2", "ANSWER Μέρος 3");
    }

    [Fact]
    public async Task a_refusal_carries_its_ground_and_its_text_and_what_is_lacking_is_asked_for_first()
    {
        await AssignedAsync();
        var incomplete = new JsonObject { ["ground"] = "REQUEST_INCOMPLETE", ["text"] = "Λείπει ο σκοπός." };
        (await CodeAsync(_path.To.Officer, "refuseRequest", incomplete)).Should().Be("CLARIFICATION_NOT_ASKED");
        (await CodeAsync(_path.To.Officer, "refuseRequest", new JsonObject { ["ground"] = "NOT_AVAILABLE", ["text"] = "  " }))
            .Should().NotBeEmpty("a refusal says why");
        var version = await platform.VersionAsync(_path.To.Officer, _path.Thread);
        var groundless = await platform.Running.SendAsync(
            _path.To.Officer,
            $"mutation {{ refuseRequest(input: {{ thread: \"{_path.Thread}\", version: \"{version}\", text: \"Όχι.\" }}) "
                + "{ errors { __typename } } }");
        groundless["data"].Should().BeNull("the schema asks for a ground");

        await _path.DraftMessageAsync(
            _path.To.Officer, "refuseRequest",
                new JsonObject { ["ground"] = "HARM_TO_INTERESTS", ["text"] = "Βλάπτει έρευνα σε εξέλιξη." });
        await _path.CarryAsync(_path.To, _path.From, 1);
        var read = await _path.ReadAsync(_path.From.Officer, "state runsOutAt messages { kind ground text }");
        read["state"]!.GetValue<string>().Should().Be("REFUSED");
        read["runsOutAt"].Should().BeNull();
        read["messages"]![0]!["ground"]!.GetValue<string>().Should().Be("HARM_TO_INTERESTS");
        read["messages"]![0]!["text"]!.GetValue<string>().Should().Be("Βλάπτει έρευνα σε εξέλιξη.");
    }

    [Fact]
    public async Task an_answer_is_never_weaker_than_what_it_draws_on()
    {
        await _path.AssignedAsync(Content(), "CUSTOMS", Terms("RESTRICTED", "H1"));
        var item = (await platform.Running.AskAsync(
            _path.To.Officer, $"{{ node(id: \"{_path.Request}\") {{ ... on Request {{ item {{ id }} }} }} }}"))["node"]!["item"]!["id"]!;
        JsonObject Answer(JsonObject terms) =>
            new() { ["final"] = true, ["text"] = "Κοντέινερ στον Πειραιά", ["sources"] = new JsonArray(item.DeepClone()),
                ["item"] = terms };

        foreach (var weaker in (JsonObject[])[
            Terms("BASIC", "H0"), Terms("BASIC", "H1"), Terms("RESTRICTED", "H0"), Terms("CONFIDENTIAL", "H2")])
            (await CodeAsync(_path.To.Officer, "answerRequest", Answer(weaker))).Should().Be("HANDLING_WEAKER_THAN_SOURCE");
        await _path.DraftMessageAsync(_path.To.Officer, "answerRequest", Answer(Terms("RESTRICTED", "H1", "H2")));
        await _path.CarryAsync(_path.To, _path.From, 1);
        (await MessagesAsync(_path.From.Officer)).Should().Equal("ANSWER Κοντέινερ στον Πειραιά");
    }

    Task AssignedAsync() => _path.AssignedAsync(Content(), "CUSTOMS");

    Task<string> CodeAsync(string person, string mutation, JsonObject more) =>
        platform.RefusedAsync(new Step(person, mutation, "thread", _path.Thread, more), person);

    async Task<string[]> MessagesAsync(string person)
    {
        var thread = await _path.ReadAsync(person, "messages { kind text }");
        return [.. thread["messages"]!.AsArray().Select(message => $"{message!["kind"]} {message["text"]}")];
    }

    static JsonObject Content() => TreatyPath.Content("Container cu precursori", "Cine l-a primit la Pireu?", ["GR"]);

    static JsonObject Text(string text) => new() { ["text"] = text };

    static JsonObject Terms(string classification, params string[] handling) =>
        new() { ["classification"] = classification, ["handling"] = new JsonArray([.. handling.Select(code => (JsonNode)code)]) };
}
