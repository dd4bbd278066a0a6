using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>The people of one State on the path of a request.</summary>
internal sealed record Side(string Party, string Officer, string FocalPoint, string Liaison)
{
    public static Side Of(string party, string service) =>
        Of(party, service, service);

    public static Side Of(string party, string authority, string service)
    {
        var state = party.ToLowerInvariant();
        return new Side(party, $"{state}-case-officer-{authority}", $"{state}-focal-point", $"{state}-liaison-{service}");
    }
}

/// <summary>The way of one request from a State's investigators to another State's and back, one method for each hop.</summary>
internal sealed class TreatyPath(ScenarioPlatform platform, Side from, Side to)
{
    const string Clock = "id version state receivedAt due runsOutAt deadlineClass clockStoppedAt promised";
    const string Messages = "id version state messages { id kind state item { id } }";

    readonly List<string> _messages = [];

    public string Request { get; private set; } = "";

    public string Thread => ScenarioPlatform.Thread(Request, to.Party);

    public Side From => from;

    public Side To => to;

    /// <summary>The content of a request for information, with what is particular to it.</summary>
    public static JsonObject Content(string subject, string facts, string[] addressees, params (string Field, JsonNode? Value)[] more)
    {
        var content = new JsonObject
        {
            ["subject"] = subject,
            ["facts"] = facts,
            ["crimeAreas"] = new JsonArray("DRUGS"),
            ["addressees"] = new JsonArray([.. addressees.Select(party => (JsonNode)party)]),
        };
        foreach (var (field, value) in more) content[field] = value;
        return content;
    }

    public async Task<JsonNode> DraftAsync(JsonObject content, JsonObject? item = null)
    {
        var input = new JsonObject { ["content"] = content };
        if (item is not null) input["item"] = item;
        var drafted =
            await platform.Running.DoAsync(from.Officer, "draftRequest", input, "request", "id version state reference item { id }");
        Request = drafted["id"]!.GetValue<string>();
        return drafted;
    }

    public Task<JsonNode> ClearAsync() => OnRequestAsync(from.FocalPoint, "clearRequest");

    public Task<JsonNode> SendAsync() => OnRequestAsync(from.Liaison, "sendRequest");

    public Task<JsonNode> ReceiveAsync() => OnThreadAsync(to.Liaison, "receiveRequest", [], Clock);

    public Task<JsonNode> ForwardAsync() => OnThreadAsync(to.Liaison, "forwardRequest", []);

    public Task<JsonNode> AssignAsync(string authority, string crossCheck = "NO_MATCH") =>
        OnThreadAsync(
            to.FocalPoint, "assignRequest", new JsonObject { ["authority"] = authority, ["crossCheck"] = crossCheck },
                "id version crossCheck assignedUnit");

    /// <summary>A draft that has come as far as the addressee's Liaison Officers.</summary>
    public async Task SentAsync(JsonObject content, JsonObject? item = null)
    {
        await DraftAsync(content, item);
        await ClearAsync();
        await SendAsync();
    }

    /// <summary>A draft that has come as far as the authority that answers.</summary>
    public async Task AssignedAsync(JsonObject content, string authority, JsonObject? item = null)
    {
        await SentAsync(content, item);
        await ReceiveAsync();
        await ForwardAsync();
        await AssignAsync(authority);
    }

    /// <summary>Drafts a message and returns it.</summary>
    public async Task<JsonNode> DraftMessageAsync(string person, string mutation, JsonObject input)
    {
        var thread = await OnThreadAsync(person, mutation, input, Messages);
        var drafted = thread["messages"]!.AsArray().Single(message => !_messages.Contains(message!["id"]!.GetValue<string>()))!;
        _messages.Add(drafted["id"]!.GetValue<string>());
        return drafted;
    }

    /// <summary>The messages in the order of drafting, from 1.</summary>
    public string Message(int number) => _messages[number - 1];

    /// <summary>A message goes from its drafter's focal point to the unit that handles the matter on the other side.</summary>
    public async Task CarryAsync(Side writer, Side reader, int number)
    {
        await MessageStepAsync(writer.FocalPoint, "clearMessage", number);
        await MessageStepAsync(writer.Liaison, "sendMessage", number);
        await MessageStepAsync(reader.Liaison, "receiveMessage", number);
        await MessageStepAsync(reader.FocalPoint, "deliverMessage", number);
    }

    public Task<JsonNode> MessageStepAsync(string person, string mutation, int number) =>
        OnThreadAsync(person, mutation, new JsonObject { ["message"] = Message(number) }, Clock);

    /// <summary>The thread as a person reads it.</summary>
    public async Task<JsonNode> ReadAsync(string person, string selection) =>
        (await platform.Running.AskAsync(person, $"{{ node(id: \"{Thread}\") {{ ... on Thread {{ {selection} }} }} }}"))["node"]!;

    public Task<JsonNode> OnRequestAsync(string person, string mutation, JsonObject? more = null, string selection = "id version state") =>
        platform.ActAsync(new Step(person, mutation, "request", Request, more), selection);

    public Task<JsonNode> OnThreadAsync(string person, string mutation, JsonObject more, string selection = "id version state") =>
        platform.ActAsync(new Step(person, mutation, "thread", Thread, more), selection);
}
