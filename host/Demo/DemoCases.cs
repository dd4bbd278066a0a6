using System.Text.Json.Nodes;
using Selec.Sdk;

namespace Selec.Host.Demo;

/// <summary>
/// Sends the joint investigations that the activity report 2020-2021 narrates, each as the persons of its States would have.
/// </summary>
internal sealed class DemoCases(DemoSession session)
{
    const string Resource = "joint-investigations.json";

    /// <summary>Sends every case and returns how many there are.</summary>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        await using var source = typeof(DemoCases).Assembly.GetManifestResourceStream(Resource)!;
        var cases = (await JsonNode.ParseAsync(source, cancellationToken: cancellationToken))!["investigations"]!.AsArray();
        foreach (var (told, number) in cases.Select((told, number) => (told!.AsObject(), number)))
        {
            await new DemoCase(session, told, number).SendAsync(cancellationToken);
        }
        return cases.Count;
    }
}

/// <summary>One narrated case on its way through the mutations, each with the version that the one before left.</summary>
internal sealed class DemoCase(DemoSession session, JsonObject told, int number)
{
    readonly List<string> _states = [.. DemoWords.Texts(told["states"])];
    JsonNode _node = new JsonObject();
    int _acts;

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        _node = await session.DoAsync(Act(Liaison(_states[0]), "proposeInvestigation", Proposal()), cancellationToken);
        foreach (var party in _states.Skip(1).Concat(DemoWords.Texts(told["supporting"])))
        {
            await ChangeAsync(Liaison(party), "joinInvestigation", [], cancellationToken);
        }
        foreach (var step in (string[])["acceptInvestigation", "beginPlanning", "activateInvestigation"])
        {
            await ChangeAsync("selec-operations", step, [], cancellationToken);
        }
        foreach (var result in DemoResults.Of(told))
        {
            await ChangeAsync(Liaison(result.ActingState ?? _states[0]), result.Mutation, result.Input, cancellationToken);
        }
        if (DemoWords.Stage(told["judicial"]) is { } stage) await StagesAsync(stage, cancellationToken);
    }

    /// <summary>
    /// The source says how far the courts are and not which State's: every acting State has that line, marked as inferred.
    /// </summary>
    async Task StagesAsync(string stage, CancellationToken cancellationToken)
    {
        foreach (var state in _states)
        {
            var input = new JsonObject
            {
                ["investigation"] = _node["id"]!.DeepClone(), ["state"] = state, ["stage"] = stage, ["attribution"] = "INFERRED"
            };
            await session.DoAsync(
                Act(new PersonId($"{state.ToLowerInvariant()}-prosecutor"), "recordStage", input, "proceeding"), cancellationToken);
        }
    }

    async Task ChangeAsync(string person, string mutation, JsonObject input, CancellationToken cancellationToken)
    {
        input["investigation"] = _node["id"]!.DeepClone();
        input["version"] = _node["version"]!.DeepClone();
        _node = await session.DoAsync(Act(new PersonId(person), mutation, input), cancellationToken);
    }

    DemoAct Act(string person, string mutation, JsonObject input) => Act(new PersonId(person), mutation, input);

    DemoAct Act(PersonId person, string mutation, JsonObject input, string node = "investigation")
        => new(person, mutation, node, $"case {number} act {_acts++}", input);

    JsonObject Proposal()
    {
        var proposal = new JsonObject
        {
            ["subject"] = Subject(),
            ["invite"] = new JsonArray(
            [
                .. _states.Skip(1).Select(state => (JsonNode)new JsonObject { ["party"] = state, ["role"] = "PARTICIPANT" }),
                .. DemoWords.Texts(told["supporting"]).Select(
                    state => (JsonNode)new JsonObject { ["party"] = state, ["role"] = "SUPPORTING" }),
            ]),
        };
        DemoWords.Copy(told, "codeName", proposal, "codeName");
        DemoWords.Copy(told, "label", proposal, "label");
        DemoWords.Copy(told, "whenNote", proposal, "occurredNote");
        if (told["methods"] is { } methods) proposal["methods"] = string.Join("; ", DemoWords.Texts(methods));
        return proposal;
    }

    JsonObject Subject()
    {
        var area = DemoWords.Area(told["crimeArea"]!.GetValue<string>());
        return new JsonObject
        {
            ["primaryArea"] = area,
            ["secondaryAreas"] = DemoWords.Array(DemoWords.Texts(told["otherCrimeAreas"]).Select(DemoWords.Area)),
            ["taskForce"] = DemoWords.TaskForce(area),
            ["occurred"] = DemoWords.Occurred(told["when"]?.GetValue<string>()),
            ["route"] = DemoWords.Array(DemoWords.Texts(told["route"])),
            ["groupCitizenships"] = DemoWords.Array(DemoWords.Texts(told["groupCitizenships"])),
            ["mentionedParties"] = DemoWords.Array(DemoWords.Texts(told["thirdParties"]).Concat(DemoWords.Texts(told["observers"]))),
        };
    }

    static string Liaison(string party) => $"{party.ToLowerInvariant()}-liaison-police";
}
