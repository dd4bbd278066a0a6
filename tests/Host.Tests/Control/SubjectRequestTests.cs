using System.Text;
using System.Text.Json.Nodes;
using Selec.Host.Tests.Scenarios;

namespace Selec.Host.Tests.Control;

/// <summary>The data-subject desk over HTTP: what it finds, whom it asks, and who sees what of it.</summary>
public sealed class SubjectRequestTests : IAsyncLifetime
{
    const string Everything = """
        __typename id version reference receivedOn replyDue overdue state repliedOn replyReceivedOn appealUntil
        file { stage } consultations { id }
        """;

    readonly SetClock _clock = new(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero));
    RunningPlatform _platform = null!;
    Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _platform = await RunningPlatform.StartAtAsync(_clock);
        _desk = new Desk(_platform);
    }

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task one_search_gathers_what_is_held_by_the_party_that_supplied_it()
    {
        var bulgarian = await _desk.HeldAsync("BG", "Driver: Ștefan Zăvoianu, born 1980.");
        var romanian = await _desk.HeldAsync("RO", "zavoianu stefan was seen in Arad.");
        var other = await _desk.HeldAsync("RO", "Zăvoianu Maria has nothing to do with it.");
        var request = await _desk.OpenedAsync("Zăvoianu", "Ștefan Ion", "2026-01-15");

        var held = await HoldingsAsync(Desk.Officer, request);
        held!.AsArray().Select(party => party!["party"]!.GetValue<string>()).Should().Equal("BG", "RO");
        held.AsArray().SelectMany(party => party!["items"]!.AsArray().Select(item => item!.GetValue<string>())).Should().Equal(bulgarian, romanian);
        (await HoldingsAsync(Desk.Body, request)).Should().NotBeNull();
        foreach (var person in new[] { "selec-director-general", "bg-focal-point", "selec-operations", "at-observer" })
            (await HoldingsAsync(person, request)).Should().BeNull();

        await _platform.DoAsync(
            Desk.Officer, "consultSuppliers",
            new JsonObject { ["request"] = request, ["also"] = new JsonArray(other), ["without"] = new JsonArray(bulgarian) }, "request", "id");
        (await _desk.ConsultationsAsync("bg-focal-point")).Should().BeEmpty("its item is of somebody else");
        (await _desk.ConsultationsAsync("ro-focal-point")).Single()["items"]!.AsArray().Select(item => item!.GetValue<string>())
            .Should().BeEquivalentTo(romanian, other);
        (await _desk.CodeAsync(Desk.Officer, "consultSuppliers", new JsonObject
        {
            ["request"] = request, ["also"] = new JsonArray(Persons.Encoded("item", "nowhere")),
        })).Should().Be("NOT_FOUND");
    }

    [Fact]
    public async Task a_party_sees_its_own_consultation_and_nothing_of_another()
    {
        await _desk.HeldAsync("BG", "Anton Kvasnevsky");
        await _desk.HeldAsync("RO", "Anton Kvasnevsky");
        await _desk.HeldAsync("HU", "Anton Kvasnevsky");
        var request = await _desk.OpenedAsync("Kvasnevsky", "Anton", "2026-01-15", "My letter");
        var cursors = new Dictionary<string, string>();
        foreach (var person in new[] { "bg-focal-point", "bg-case-officer-police", "al-liaison-police", "selec-director-general" })
            cursors[person] = await ActivityReading.CursorAsync(_platform, person);
        await _desk.ConsultAsync(request);

        foreach (var person in new[] { "bg-focal-point", "bg-liaison-police" })
        {
            var own = (await _desk.ConsultationsAsync(person)).Single();
            own["party"]!.GetValue<string>().Should().Be("BG");
            own["answerBy"]!.GetValue<string>().Should().Be("2026-03-15");
            own["identity"]!["surname"]!.GetValue<string>().Should().Be("Kvasnevsky");
            own["request"].Should().BeNull();
        }
        foreach (var person in new[] { "bg-case-officer-police", "al-liaison-police", "selec-operations", "selec-director-general", "at-observer" })
            (await _desk.ConsultationsAsync(person)).Should().BeEmpty();
        (await _desk.ConsultationsAsync(Desk.Officer)).Should().HaveCount(3);
        (await _desk.RequestAsync("bg-focal-point", request, "id")).Should().BeNull();

        var consultation = (await _desk.ConsultationsAsync("bg-focal-point")).Single()["id"]!.GetValue<string>();
        (await ActivityReading.FirstAsync(_platform, "bg-focal-point", cursors["bg-focal-point"], ("CONSULTATION_ASKED", consultation)))
            .Should().NotBeNull();
        await IsHiddenAsync(consultation);
        await AnsweredAsync(consultation);
    }

    [Fact]
    public async Task the_Director_General_sees_the_days_alone_and_the_same_whatever_is_held()
    {
        await _desk.HeldAsync("BG", "Iva Drumeva");
        var (held, nothing) = (await _desk.OpenedAsync("Drumeva", "Iva", "2026-01-15"), await _desk.OpenedAsync("Nobodyheard", "Of", "2026-01-15"));
        var cursor = await ActivityReading.CursorAsync(_platform, "selec-director-general");
        await _desk.ConsultAsync(held);
        await _desk.ConsultAsync(nothing);
        await SameAsync(held, nothing);
        var consultation = (await _desk.ConsultationsAsync("bg-liaison-police")).Single()["id"]!.GetValue<string>();
        await _platform.DoAsync(
            "bg-liaison-police", "answerConsultation", Desk.Answer(consultation, "REFUSE", "INVESTIGATION", "A case is open"), "consultation", "id");
        await SameAsync(held, nothing);
        _clock.MoveTo(new DateTimeOffset(2026, 3, 16, 8, 0, 0, TimeSpan.Zero));
        _platform.SignEveryoneOut();
        await _desk.ReplyAsync(held);
        await _desk.ReplyAsync(nothing);
        await SameAsync(held, nothing);

        var last = await ActivityReading.FirstAsync(_platform, "selec-director-general", cursor, ("SUBJECT_REQUEST_REPLIED", held));
        last.Should().NotBeNull();
        var list = (await _platform.AskAsync("selec-director-general", "{ subjectRequests(first: 10) { totalCount nodes { id state } } }"))["subjectRequests"]!;
        list["totalCount"]!.GetValue<int>().Should().Be(2);
        foreach (var filter in new[] { "state: { eq: REPLIED }", "replyDue: { from: \"2026-04-01T00:00:00Z\" }" })
        {
            (await _platform.AskAsync("selec-director-general", $"{{ subjectRequests(first: 10, where: {{ {filter} }}) {{ totalCount }} }}"))
                ["subjectRequests"]!["totalCount"]!.GetValue<int>().Should().Be(2);
        }
        await SameBytesAsync(held, nothing);
    }

    [Fact]
    public async Task the_reply_is_an_act_of_its_own_in_the_audit_log()
    {
        var request = await _desk.OpenedAsync("Loggedever", "Once", "2026-01-15");
        await _desk.ConsultAsync(request);
        _clock.MoveTo(new DateTimeOffset(2026, 3, 16, 8, 0, 0, TimeSpan.Zero));
        _platform.SignEveryoneOut();
        await _desk.ReplyAsync(request);
        var log = await _platform.AskAsync(Desk.Officer, "{ auditEntries(first: 5, where: { kind: SUBJECT_REPLY }) { nodes { operation } } }");
        log["auditEntries"]!["nodes"]!.AsArray().Single()!["operation"]!.GetValue<string>().Should().Be("replyToSubject");
    }

    async Task IsHiddenAsync(string consultation)
    {
        var missing = Persons.Encoded("consultation", "nowhere");
        foreach (var person in new[] { "ro-focal-point", "hu-liaison-police", "al-focal-point", "bg-case-officer-police", "selec-operations" })
        {
            var answers = new List<string>();
            foreach (var id in new[] { consultation, missing })
            {
                answers.Add((await _platform.AskAsync(person, $"{{ node(id: \"{id}\") {{ id }} }}")).ToJsonString());
                answers.Add(await _desk.CodeAsync(person, "answerConsultation", Desk.Answer(id, "AGREE"), "consultation"));
            }
            answers[..2].Should().Equal(answers[2..], person);
        }
    }

    async Task AnsweredAsync(string consultation)
    {
        var input = Desk.Answer(consultation, "REFUSE", "INVESTIGATION", "Дело № 5 е открито");
        await _platform.DoAsync("bg-focal-point", "answerConsultation", input, "consultation", "id");
        (await _desk.CodeAsync("bg-liaison-police", "answerConsultation", input, "consultation")).Should().Be("CONSULTATION_ANSWERED");
        foreach (var person in new[] { Desk.Officer, Desk.Body, "bg-liaison-police" })
        {
            var read = (await _desk.ConsultationsAsync(person)).Single(one => one["party"]!.GetValue<string>() == "BG");
            (read["text"]!.GetValue<string>(), read["ground"]!.GetValue<string>()).Should().Be(("Дело № 5 е открито", "INVESTIGATION"));
            read["identity"].Should().BeNull("nothing is to be decided any more");
        }
        (await _desk.ConsultationsAsync("ro-focal-point")).Single()["state"]!.GetValue<string>().Should().Be("OPEN");
    }

    /// <summary>The Director General is told the same of both, but for what names them.</summary>
    async Task SameAsync(string one, string other)
    {
        var told = new List<string>();
        foreach (var request in new[] { one, other })
        {
            var read = (await _desk.RequestAsync("selec-director-general", request, Everything))!;
            read["file"].Should().BeNull();
            told.Add(Unnamed(read, read["id"]!, read["reference"]!, read["version"]!));
        }
        told[0].Should().Be(told[1]);
    }

    async Task SameBytesAsync(string one, string other)
    {
        var replies = new List<byte[]>();
        foreach (var request in new[] { one, other })
        {
            var read = (await _desk.RequestAsync(Desk.Officer, request, "reference file { replyKind neutralReply }"))!;
            read["file"]!["replyKind"]!.GetValue<string>().Should().Be("NEUTRAL");
            var (reference, reply) = (read["reference"]!.GetValue<string>(), read["file"]!["neutralReply"]!.GetValue<string>());
            reply.Should().Contain(reference);
            replies.Add(Encoding.UTF8.GetBytes(reply.Replace(reference, "SELEC/2026/DS/2222-2222", StringComparison.Ordinal)));
        }
        replies[0].Should().Equal(replies[1]);
    }

    static string Unnamed(JsonNode read, params JsonNode[] names) =>
        names.Aggregate(read.ToJsonString(), (text, name) => text.Replace(name.GetValue<string>(), "", StringComparison.Ordinal));

    async Task<JsonNode?> HoldingsAsync(string person, string request) => (await _platform.AskAsync(
        person, "query($id: ID!) { subjectHoldings(request: $id) { party items } }", Desk.Of("id", request)))["subjectHoldings"];
}
