using System.Globalization;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>How soon an answer is due, and what stops or moves the clock.</summary>
[Collection(ScenarioCollection.Name)]
public sealed class ClockTests(ScenarioPlatform platform)
{
    [Theory]
    [InlineData("URGENT", true, "URGENT_DIRECT", 8)]
    [InlineData("URGENT", false, "URGENT_INDIRECT", 72)]
    [InlineData("NONE", true, "STANDARD", 168)]
    [InlineData("NONE", false, "STANDARD", 168)]
    public async Task an_answer_is_due_eight_hours_three_days_or_seven_days_after_receipt(
        string urgency, bool directly, string deadline, int hours)
    {
        var path = new TreatyPath(platform, Side.Of("AL", "police"), Side.Of("ME", "police"));
        await path.SentAsync(Content("ME", urgency, directly));
        (await path.ReadAsync("me-liaison-police", "due receivedAt runsOutAt deadlineClass")).ToJsonString()
            .Should().Be(
                $$"""{"due":null,"receivedAt":null,"runsOutAt":null,"deadlineClass":"{{deadline}}"}""", "the clock starts at receipt");
        IsDue(await path.ReceiveAsync(), hours);
    }

    [Fact]
    public async Task an_urgent_request_states_its_ground()
    {
        var content = Content("ME", "URGENT", true);
        content.Remove("urgencyGround");
        (await platform.CodeAsync("al-case-officer-police", "draftRequest", new JsonObject { ["content"] = content }, "request"))
            .Should().Be("URGENCY_GROUND_MISSING");
    }

    [Fact]
    public async Task a_pair_that_agreed_on_other_hours_answers_by_them_and_threads_sent_before_keep_theirs()
    {
        var before = new TreatyPath(platform, Side.Of("HU", "police"), Side.Of("GR", "police"));
        await before.SentAsync(Content("GR", "URGENT", true));
        var level = new JsonObject { ["first"] = "HU", ["second"] = "GR", ["urgentDirectHours"] = 4, ["urgentIndirectHours"] = 24,
            ["standardHours"] = 240 };
        (await platform.CodeAsync("hu-liaison-police", "setServiceLevel", level, "serviceLevel")).Should().Be("NOT_PERMITTED");
        await platform.Running.DoAsync("selec-operations", "setServiceLevel", level, "serviceLevel");
        IsDue(await before.ReceiveAsync(), 8);

        foreach (var (urgency, directly, hours) in ((string, bool, int)[])[
            ("URGENT", true, 4), ("URGENT", false, 24), ("NONE", false, 240)])
            foreach (var path in (TreatyPath[])[
                new(platform, Side.Of("HU", "police"), Side.Of("GR", "police")),
                    new(platform, Side.Of("GR", "police"), Side.Of("HU", "police"))])
            {
                await path.SentAsync(Content(path.To.Party, urgency, directly));
                IsDue(await path.ReceiveAsync(), hours);
            }

        var others = new TreatyPath(platform, Side.Of("HU", "police"), Side.Of("RO", "police"));
        await others.SentAsync(Content("RO", "URGENT", true));
        IsDue(await others.ReceiveAsync(), 8);
    }

    [Fact]
    public async Task a_notice_of_delay_moves_the_clock_when_it_is_sent_and_not_before()
    {
        var path = await AssignedAsync();
        var received = await path.ReadAsync(path.To.Officer, "due receivedAt");
        var promised = Moment(received, "due").AddDays(2);
        var notice = new JsonObject { ["reason"] = "Чека се судски налог.", ["until"] = Text(promised), ["judicialAuthorisation"] = true };
        var early = new JsonObject { ["reason"] = "Утре.", ["until"] = Text(Moment(received, "due").AddMinutes(-1)) };
        (await platform.RefusedAsync(new Step(path.To.Officer, "notifyDelay", "thread", path.Thread, early), path.To.Officer))
            .Should().Be("DELAY_NOT_LATER");

        await path.DraftMessageAsync(path.To.Officer, "notifyDelay", notice);
        Moment(await path.ReadAsync(path.From.Officer, "runsOutAt"), "runsOutAt").Should().Be(Moment(received, "due"));
        await path.CarryAsync(path.To, path.From, 1);
        var told = await path.ReadAsync(
            path.From.Officer, "state due promised runsOutAt overdue messages { kind text until judicialAuthorisation }");
        (Moment(told, "promised"), Moment(told, "runsOutAt"), Moment(told, "due"))
            .Should().Be((promised, promised, Moment(received, "due")));
        told["state"]!.GetValue<string>().Should().Be("ASSIGNED");
        told["messages"]![0]!["judicialAuthorisation"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task a_withdrawn_request_ends_every_thread_and_nothing_more_is_answered()
    {
        var path = await AssignedAsync("GR", "RO");
        await path.OnRequestAsync(path.From.Liaison, "withdrawRequest");
        var ended = await path.ReadAsync(path.To.Officer, "state runsOutAt clockStoppedAt endedAt viewerCan");
        ended["state"]!.GetValue<string>().Should().Be("WITHDRAWN");
        ended["runsOutAt"].Should().BeNull();
        ended["clockStoppedAt"]!.ToJsonString().Should().Be(ended["endedAt"]!.ToJsonString());
        ended["viewerCan"]!.AsArray().Should().BeEmpty();
        var other = await platform.Running.AskAsync(
            "ro-liaison-police", $"{{ node(id: \"{ScenarioPlatform.Thread(path.Request, "RO")}\") {{ ... on Thread {{ state }} }} }}");
        other["node"]!["state"]!.GetValue<string>().Should().Be("WITHDRAWN", "every addressee is told");

        var answer = new JsonObject { ["final"] = true, ["text"] = "Δεν βρέθηκε." };
        (await platform.RefusedAsync(new Step(path.To.Officer, "answerRequest", "thread", path.Thread, answer), path.To.Officer))
            .Should().Be("THREAD_ENDED");
        (await platform.RefusedAsync(new Step(path.From.Liaison, "withdrawRequest", "request", path.Request), path.From.Liaison))
            .Should().Be("REQUEST_ENDED");
    }

    async Task<TreatyPath> AssignedAsync(params string[] addressees)
    {
        var path = new TreatyPath(platform, Side.Of("AL", "police"), Side.Of("GR", "customs"));
        var content = Content("GR", "NONE", false);
        if (addressees.Length > 0) content["addressees"] = new JsonArray([.. addressees.Select(party => (JsonNode)party)]);
        await path.AssignedAsync(content, "CUSTOMS");
        return path;
    }

    static JsonObject Content(string addressee, string urgency, bool directly)
    {
        var content =
            TreatyPath.Content(
                "Pronari i një kamioni", "Kush është pronari?", [addressee], ("urgency", urgency), ("directlyAccessible", directly));
        if (urgency == "URGENT") content["urgencyGround"] = "CUSTODY_DECISION";
        return content;
    }

    static void IsDue(JsonNode thread, int hours) => Moment(thread, "due").Should().Be(Moment(thread, "receivedAt").AddHours(hours));

    static DateTimeOffset Moment(JsonNode node, string field) =>
        DateTimeOffset.Parse(node[field]!.GetValue<string>(), CultureInfo.InvariantCulture);

    static string Text(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
