using System.Text.Json.Nodes;
using Selec.Contracts;

namespace Selec.Host.Tests.Scenarios;

/// <summary>
/// Steps that the treaty path does not have: refused with their codes, nothing written, and what was denied is in the audit log.
/// </summary>
[Collection(ScenarioCollection.Name)]
public sealed class WrongStepsTests(ScenarioPlatform platform)
{
    const string NotFound = "NOT_FOUND";
    const string NotPermitted = "NOT_PERMITTED";

    static readonly JsonObject _assignment = new() { ["authority"] = "CUSTOMS", ["crossCheck"] = "NO_MATCH" };
    static readonly JsonObject _answer = new() { ["final"] = true, ["text"] = "Kayıt yok." };

    readonly TreatyPath _path = new(platform, Side.Of("BG", "police"), Side.Of("TR", "customs"));

    [Fact]
    public async Task on_the_requesters_side_nobody_takes_a_step_that_is_not_theirs_or_not_due()
    {
        await _path.DraftAsync(HeroinRequestTests.Content("TR"));
        await OnRequestAsync("bg-case-officer-police", "sendRequest", NotPermitted);
        await OnRequestAsync("bg-case-officer-police", "clearRequest", NotPermitted);
        await OnRequestAsync("bg-focal-point", "sendRequest", NotPermitted);
        await OnRequestAsync("bg-focal-point", "closeRequest", "REQUEST_NOT_SENT", new JsonObject { ["reason"] = "NOT_NEEDED" });
        await OnRequestAsync("bg-liaison-police", "clearRequest", NotFound);
        await OnRequestAsync("bg-liaison-police", "sendRequest", NotFound);
        await OnRequestAsync("bg-case-officer-customs", "reviseDraft", NotFound, Revised());
        await OnRequestAsync("tr-focal-point", "clearRequest", NotFound);
        await OnRequestAsync("selec-operations", "withdrawRequest", NotFound);
        await OnRequestAsync("at-observer", "clearRequest", NotFound);
        await OnRequestAsync("selec-data-protection", "clearRequest", NotPermitted);

        await _path.ClearAsync();
        await OnRequestAsync("bg-liaison-police", "clearRequest", NotPermitted);
        await OnRequestAsync("bg-focal-point", "clearRequest", "REQUEST_NOT_DRAFT");
        await OnRequestAsync("bg-case-officer-police", "reviseDraft", "REQUEST_NOT_DRAFT", Revised());
        await OnRequestAsync("tr-liaison-customs", "sendRequest", NotFound);

        await _path.SendAsync();
        await OnRequestAsync("bg-liaison-customs", "sendRequest", "REQUEST_NOT_CLEARED");
        await OnRequestAsync("tr-liaison-customs", "withdrawRequest", NotPermitted);
        await OnRequestAsync("selec-operations", "withdrawRequest", NotPermitted);
    }

    [Fact]
    public async Task on_the_addressees_side_nobody_takes_a_step_that_is_not_theirs_or_not_due()
    {
        await _path.SentAsync(HeroinRequestTests.Content("TR"));
        await OnThreadAsync("bg-liaison-police", "receiveRequest", NotPermitted);
        await OnThreadAsync("selec-operations", "receiveRequest", NotPermitted);
        await OnThreadAsync("tr-focal-point", "assignRequest", NotFound, _assignment);
        await OnThreadAsync("tr-liaison-customs", "forwardRequest", "THREAD_NOT_RECEIVED");

        await _path.ReceiveAsync();
        await OnThreadAsync("tr-liaison-police", "receiveRequest", "THREAD_NOT_AWAITING_RECEIPT");
        await OnThreadAsync("tr-focal-point", "answerRequest", NotFound, _answer);

        await _path.ForwardAsync();
        await OnThreadAsync("tr-liaison-customs", "forwardRequest", "THREAD_NOT_RECEIVED");
        await OnThreadAsync("tr-liaison-customs", "assignRequest", NotPermitted, _assignment);
        await OnThreadAsync(
            "tr-focal-point", "assignRequest", "AUTHORITY_UNKNOWN", new JsonObject { ["authority"] = "LO", ["crossCheck"] = "NO_MATCH" });
        await OnThreadAsync("tr-focal-point", "answerRequest", "THREAD_NOT_ASSIGNED", _answer);
        await OnThreadAsync("tr-case-officer-customs", "answerRequest", NotFound, _answer);

        await _path.AssignAsync("CUSTOMS");
        await OnThreadAsync("tr-focal-point", "assignRequest", "THREAD_NOT_FORWARDED", _assignment);
        await OnThreadAsync("tr-case-officer-police", "answerRequest", NotFound, _answer);
        await OnThreadAsync("tr-liaison-customs", "answerRequest", NotPermitted, _answer);
        await OnThreadAsync("bg-case-officer-police", "answerRequest", NotPermitted, _answer);
        await OnThreadAsync("bg-case-officer-police", "clarify", "NO_QUESTION_ASKED", new JsonObject { ["text"] = "Плаката е СВ." });
    }

    [Fact]
    public async Task no_message_skips_a_hop()
    {
        await _path.AssignedAsync(HeroinRequestTests.Content("TR"), "CUSTOMS");
        await _path.DraftMessageAsync("tr-case-officer-customs", "answerRequest", (JsonObject)_answer.DeepClone());
        await OnMessageAsync("tr-case-officer-customs", "clearMessage", NotPermitted);
        await OnMessageAsync("tr-liaison-customs", "sendMessage", NotFound);
        await OnMessageAsync("bg-liaison-police", "receiveMessage", NotFound);
        await OnMessageAsync("bg-focal-point", "deliverMessage", NotFound);

        await _path.MessageStepAsync("tr-focal-point", "clearMessage", 1);
        await OnMessageAsync("tr-focal-point", "clearMessage", "MESSAGE_NOT_DRAFT");
        await OnMessageAsync("tr-focal-point", "sendMessage", NotPermitted);
        await OnMessageAsync("bg-liaison-police", "receiveMessage", NotFound);

        await _path.MessageStepAsync("tr-liaison-customs", "sendMessage", 1);
        await OnMessageAsync("tr-liaison-customs", "sendMessage", "MESSAGE_NOT_CLEARED");
        await OnMessageAsync("bg-case-officer-police", "receiveMessage", NotPermitted);
        await OnMessageAsync("bg-focal-point", "deliverMessage", NotFound);
        await OnThreadAsync("tr-case-officer-customs", "answerRequest", "THREAD_ENDED", _answer);

        await _path.MessageStepAsync("bg-liaison-police", "receiveMessage", 1);
        await OnMessageAsync("bg-liaison-customs", "receiveMessage", "MESSAGE_NOT_SENT");
        await OnMessageAsync("bg-liaison-police", "deliverMessage", NotPermitted);

        await _path.MessageStepAsync("bg-focal-point", "deliverMessage", 1);
        await OnMessageAsync("bg-focal-point", "deliverMessage", "MESSAGE_NOT_RECEIVED");
    }

    [Fact]
    public async Task an_old_version_is_refused_and_says_which_is_the_present_one()
    {
        await _path.DraftAsync(HeroinRequestTests.Content("TR"));
        var old = (await platform.VersionAsync("bg-focal-point", _path.Request))!;
        await _path.OnRequestAsync("bg-case-officer-police", "reviseDraft", Revised());
        var head = await platform.Journal.HeadAsync(default);

        var answer = await platform.Running.AskAsync(
            "bg-focal-point",
            """
            mutation($request: ID!, $version: String!) {
              clearRequest(input: { request: $request, version: $version }) {
                request { id }
                errors { ... on UserError { code path } ... on StaleVersionError { current yours changedBy { id } } }
              }
            }
            """,
            new JsonObject { ["request"] = _path.Request, ["version"] = old });

        var error = answer["clearRequest"]!["errors"]!.AsArray().Single()!;
        error["code"]!.GetValue<string>().Should().Be("STALE_VERSION");
        error["yours"]!.GetValue<string>().Should().Be(old);
        error["current"]!.GetValue<string>().Should().Be(await platform.VersionAsync("bg-focal-point", _path.Request));
        error["changedBy"]!["id"]!.GetValue<string>().Should().Be(ScenarioPlatform.Node("person", "bg-case-officer-police"));
        (await platform.Journal.HeadAsync(default)).Should().Be(head);
    }

    static JsonObject Revised() => new() { ["content"] = HeroinRequestTests.Content("TR") };

    Task OnRequestAsync(string person, string mutation, string code, JsonObject? more = null) =>
        RefusedAsync(new Step(person, mutation, "request", _path.Request, more), code);

    Task OnThreadAsync(string person, string mutation, string code, JsonObject? more = null) =>
        RefusedAsync(new Step(person, mutation, "thread", _path.Thread, more), code);

    Task OnMessageAsync(string person, string mutation, string code) =>
        OnThreadAsync(person, mutation, code, new JsonObject { ["message"] = _path.Message(1) });

    async Task RefusedAsync(Step step, string code)
    {
        var head = await platform.Journal.HeadAsync(default);
        var logged = (await platform.AuditLog.ReadAuditAsync(null, 1, default))[0].Id;

        (await platform.RefusedAsync(step, _path.From.Officer)).Should().Be(code, "{0} wants to {1}", step.Person, step.Mutation);

        (await platform.Journal.HeadAsync(default)).Should().Be(head, "{0} by {1} was refused", step.Mutation, step.Person);
        var entries =
            (await platform.AuditLog.ReadAuditAsync(null, 20, default)).Where(entry => entry.Id > logged).Select(entry => entry.Entry);
        var denials =
            entries.Where(entry => entry.Kind == AuditKind.Denied).Select(
                entry => (entry.Person!.Value.Value, entry.Operation, entry.Result, entry.Objects.Single()));
        var isDenied = code is NotFound or NotPermitted;
        denials.Should().Equal(isDenied ? [(step.Person, step.Mutation, code, $"{step.Kind}/{ScenarioPlatform.Key(step.Node)}")] : []);
    }
}
