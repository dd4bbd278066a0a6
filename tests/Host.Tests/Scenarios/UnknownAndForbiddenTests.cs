using System.Text.Json.Nodes;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Scenarios;

/// <summary>What a person may not see answers, byte for byte, like what does not exist.</summary>
[Collection(ScenarioCollection.Name)]
public sealed class UnknownAndForbiddenTests(ScenarioPlatform platform)
{
    static readonly string[] _strangers =
        ["rs-liaison-police", "rs-focal-point", "rs-case-officer-police", "rs-prosecutor", "it-representative", "at-observer",
            "selec-administrator"];

    readonly TreatyPath _path = new(platform, Side.Of("BG", "police"), Side.Of("TR", "customs"));

    [Fact]
    public async Task a_node_is_as_if_it_were_not_there()
    {
        foreach (var forbidden in await ForbiddenAsync())
            foreach (var person in _strangers)
            {
                await AlikeAsync(person, "query($id: ID!) { node(id: $id) { id __typename } }", Id, forbidden);
                await AlikeAsync(person, "query($id: ID!) { nodes(ids: [$id, $id]) { id } viewer { role } }", Id, forbidden);
            }
    }

    [Fact]
    public async Task every_mutation_on_it_is_answered_as_if_it_were_not_there()
    {
        var forbidden = await ForbiddenAsync();
        foreach (var (mutation, field, more) in Mutations())
            foreach (var id in forbidden)
                foreach (var person in _strangers)
                    await AlikeAsync(person, Mutation(mutation), one => Input(field, one, more), id);
    }

    [Fact]
    public async Task as_a_link_or_a_condition_it_is_as_if_it_were_not_there()
    {
        foreach (var id in await ForbiddenAsync())
        {
            await AlikeAsync("rs-case-officer-police", Mutation("draftRequest"), one => Draft(one), id);
            await AlikeAsync("rs-liaison-police", Mutation("proposeInvestigation"), one => Proposal("origin", one), id);
            await AlikeAsync("rs-liaison-police", Mutation("proposeInvestigation"), one => Proposal("predecessor", one), id);
            await AlikeAsync(
                "rs-prosecutor", Mutation("recordStage"), one =>
                    Wrapped(new JsonObject { ["investigation"] = one, ["state"] = "RS", ["stage"] = "CHARGED" }), id);
            foreach (var list in (string[])["results", "proceedings"])
                await AlikeAsync(
                    "rs-liaison-police",
                    $"query($id: ID!) {{ {list}(first: 5, where: {{ investigation: {{ eq: $id }} }}) {{ totalCount nodes {{ id }} }} }}",
                    Id, id);
            const string Summary =
                "query($id: ID!) { resultsSummary(where: { investigation: $id }) { withheld investigations wanted { minimum } } }";
            await AlikeAsync("rs-liaison-police", Summary, Id, id);
        }
    }

    [Fact]
    public async Task as_a_source_a_message_or_a_corrected_result_it_is_as_if_it_were_not_there()
    {
        var forbidden = await ForbiddenAsync();
        var own = new TreatyPath(platform, Side.Of("HU", "police"), Side.Of("RS", "police"));
        await own.AssignedAsync(HeroinRequestTests.Content("RS"), "POLICE");
        var thread = (await platform.VersionAsync("rs-case-officer-police", own.Thread))!;
        var alpha = await InvestigationAsync("rs-liaison-police", "ALPHA");
        var version = (await platform.VersionAsync("rs-liaison-police", alpha))!;
        foreach (var id in forbidden)
        {
            await AlikeAsync(
                "rs-case-officer-police", Mutation("answerRequest"), one =>
                    OnThread(own, thread, ("final", true), ("text", "Nema."), ("sources", new JsonArray(one))), id);
            await AlikeAsync("rs-focal-point", Mutation("clearMessage"), one => OnThread(own, thread, ("message", one)), id);
            await AlikeAsync("rs-liaison-police", Mutation("receiveMessage"), one => OnThread(own, thread, ("message", one)), id);
            await AlikeAsync("rs-liaison-police", Mutation("recordPersons"), one => Wrapped(Correction(alpha, version, one)), id);
        }
        (await platform.VersionAsync("rs-case-officer-police", own.Thread)).Should().Be(thread, "nothing was written");
        (await platform.VersionAsync("rs-liaison-police", alpha)).Should().Be(version, "nothing was written");
    }

    static IEnumerable<(string Mutation, string Field, JsonObject More)> Mutations()
    {
        foreach (var mutation in (string[])["clearRequest", "sendRequest", "withdrawRequest"]) yield return (mutation, "request", []);
        yield return ("closeRequest", "request", new JsonObject { ["reason"] = "NOT_NEEDED" });
        yield return ("reviseDraft", "request", new JsonObject { ["content"] = HeroinRequestTests.Content("TR") });
        foreach (var mutation in (string[])["receiveRequest", "forwardRequest"]) yield return (mutation, "thread", []);
        yield return ("assignRequest", "thread", new JsonObject { ["authority"] = "POLICE", ["crossCheck"] = "MATCH" });
        yield return ("answerRequest", "thread", new JsonObject { ["final"] = true, ["text"] = "Ne." });
        yield return ("closeThread", "thread", new JsonObject { ["reason"] = "NOT_NEEDED" });
        yield return ("sendMessage", "thread", new JsonObject { ["message"] = ScenarioPlatform.Node("message", "none") });
        foreach (var mutation in (string[])["joinInvestigation", "acceptInvestigation", "archiveInvestigation"])
            yield return (mutation, "investigation", []);
        yield return ("planNextStep", "proceeding", new JsonObject { ["nextStep"] = "Pretres." });
    }

    /// <summary>
    /// A request with its thread, item and message, and a joint investigation with a result and a proceeding, of Bulgaria and Turkey alone.
    /// </summary>
    async Task<string[]> ForbiddenAsync()
    {
        await _path.AssignedAsync(HeroinRequestTests.Content("TR"), "CUSTOMS");
        await _path.DraftMessageAsync("tr-case-officer-customs", "askClarification", new JsonObject { ["text"] = "Hangi plaka?" });
        await _path.CarryAsync(_path.To, _path.From, 1);
        var item = (await platform.Running.AskAsync(
            "bg-focal-point", $"{{ node(id: \"{_path.Request}\") {{ ... on Request {{ item {{ id }} }} }} }}"))["node"]!["item"]!["id"]!;
        var investigation = await InvestigationAsync("bg-liaison-police", "REACTION II");
        var stage = new JsonObject { ["investigation"] = investigation, ["state"] = "BG", ["stage"] = "INVESTIGATION",
            ["idempotencyKey"] = "stage" };
        await platform.Running.DoAsync("bg-prosecutor", "recordStage", stage, "proceeding", "id");
        var about = await platform.Running.AskAsync(
            "bg-liaison-police",
                $"{{ node(id: \"{investigation}\") {{ ... on Investigation {{ results {{ id }} proceedings {{ id }} }} }} }}");
        string First(string list) => about["node"]![list]![0]!["id"]!.GetValue<string>();
        return [_path.Request, _path.Thread, _path.Message(1), item.GetValue<string>(), investigation, First("results"),
            First("proceedings")];
    }

    async Task<string> InvestigationAsync(string person, string codeName)
    {
        var found = await platform.Running.AskAsync(
            person, $"{{ investigations(first: 5, where: {{ text: {{ eq: \"{codeName}\" }} }}) {{ nodes {{ id }} }} }}");
        return found["investigations"]!["nodes"]!.AsArray().Single()!["id"]!.GetValue<string>();
    }

    async Task AlikeAsync(string person, string document, Func<string, JsonObject> variables, string forbidden)
    {
        var unknown = Unknown(forbidden);
        var (hidden, missing) =
            (await AnswerAsync(person, document, variables(forbidden)), await AnswerAsync(person, document, variables(unknown)));
        missing.Replace(unknown, forbidden, StringComparison.Ordinal).Should().Be(hidden, "{0} asks {1}", person, document);
        hidden.Should().NotContain(forbidden, "{0} asks {1}", person, document);
        hidden.Should().NotContain("INTERNAL");
    }

    async Task<string> AnswerAsync(string person, string document, JsonObject variables)
    {
        var client = await platform.Running.AsAsync(person);
        var asked = new JsonObject { ["query"] = document, ["variables"] = variables };
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json(asked.ToJsonString()));
        var headers =
            answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(
                header => $"{header.Key}: {string.Join(',', header.Value)}");
        var body = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Order(StringComparer.Ordinal))}\n{body}";
    }

    /// <summary>A well-formed id of the same kind and length that was never given.</summary>
    static string Unknown(string id)
    {
        NodeIds.TryDecode(id, out var stream);
        var (name, rest) = (stream!.Value.Key.Split('.')[0], stream.Value.Key[stream.Value.Key.Split('.')[0].Length..]);
        return NodeIds.Encode(new StreamId(stream.Value.Kind, new string([.. name.Reverse()]) + rest));
    }

    static string Mutation(string name) =>
        $"mutation($input: {char.ToUpperInvariant(name[0])}{name[1..]}Input!) {{ {name}(input: $input) "
        + "{ errors { __typename ... on UserError { code message path } } } }";

    static JsonObject Id(string id) => new() { ["id"] = id };

    static JsonObject Wrapped(JsonObject input) => new() { ["input"] = input };

    static JsonObject Input(string field, string id, JsonObject more)
    {
        var input = (JsonObject)more.DeepClone();
        (input[field], input["version"]) = (id, "unknown");
        return Wrapped(input);
    }

    static JsonObject Draft(string repliedTo)
    {
        var content = HeroinRequestTests.Content("TR");
        content["inReplyTo"] = repliedTo;
        return Wrapped(new JsonObject { ["content"] = content });
    }

    static JsonObject Proposal(string field, string id) =>
        Wrapped(new JsonObject { ["subject"] = new JsonObject { ["primaryArea"] = "DRUGS" }, [field] = id });

    static JsonObject OnThread(TreatyPath path, string version, params (string Field, JsonNode Value)[] more)
    {
        var input = new JsonObject { ["thread"] = path.Thread, ["version"] = version };
        foreach (var (field, value) in more) input[field] = value;
        return Wrapped(input);
    }

    static JsonObject Correction(string investigation, string version, string corrected) => new()
    {
        ["investigation"] = investigation, ["version"] = version, ["act"] = new JsonObject { ["actingState"] = "RS" },
            ["kind"] = "ARRESTED", ["corrects"] = corrected,
    };
}
