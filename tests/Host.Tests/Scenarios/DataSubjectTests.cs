using System.Text;
using System.Text.Json.Nodes;
using Selec.Directory;
using Selec.Host.Tests.Control;
using Selec.Sdk;

namespace Selec.Host.Tests.Scenarios;

/// <summary>
/// Somebody in Moldova asks on 15 January 2026 what is held about him. Bulgaria and Romania supplied something, and Romania refuses. Somebody
/// else asks, about whom nothing is held. Both get the same reply.
/// </summary>
public sealed class DataSubjectTests : IAsyncLifetime
{
    readonly SetClock _clock = new(new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero));
    RunningPlatform _platform = null!;
    Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _platform = await RunningPlatform.StartAtAsync(_clock);
        _desk = new Desk(_platform);
    }

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task a_veto_and_an_empty_file_are_answered_alike()
    {
        await _desk.HeldAsync("BG", "Courier: Grigore Vântoreanu");
        await _desk.HeldAsync("RO", "Grigore Vantoreanu rents the garage.");
        var (vetoed, empty) = (
            await _desk.OpenedAsync("Vântoreanu", "Grigore", "2026-01-15"), await _desk.OpenedAsync("Nimeni", "Necunoscut", "2026-01-15"));
        (await _desk.RequestAsync(Desk.Officer, vetoed, "replyDue"))!["replyDue"]!.GetValue<string>().Should().Be("2026-04-15");
        await _desk.ConsultAsync(vetoed);
        await _desk.ConsultAsync(empty);
        (await StageAsync(vetoed), await StageAsync(empty)).Should().Be(("SUPPLIERS_CONSULTED", "DECIDED"));

        await AnswerAsync("bg-focal-point", Desk.Answer("", "AGREE"));
        await OnlyItsOwnMayAsync(vetoed);
        await AnswerAsync("ro-liaison-police", Desk.Answer("", "REFUSE", "INVESTIGATION", "Dosarul este deschis"));
        (await _desk.CodeAsync(Desk.Officer, "replyToSubject", Desk.Of("request", empty))).Should().Be("REPLY_TOO_EARLY");

        MoveTo(4, 1);
        var replies = new[] { await RepliedAsync(vetoed), await RepliedAsync(empty) };
        replies[0].Should().Equal(replies[1]);

        MoveTo(4, 10);
        await _platform.DoAsync(
            Desk.Officer, "recordReplyReceived", new JsonObject { ["request"] = vetoed, ["on"] = "2026-04-08" }, "request", "id");
        (await _desk.RequestAsync(Desk.Officer, vetoed, "appealUntil"))!["appealUntil"]!.GetValue<string>().Should().Be("2026-05-08");
        await OnlyTheDeskMayAsync(vetoed);
    }

    [Fact]
    public async Task a_deadline_that_nobody_keeps_opens_the_time_to_appeal()
    {
        var request = await _desk.OpenedAsync("Tardiv", "Foarte", "2026-01-15");
        var cursor = await ActivityReading.CursorAsync(_platform, Desk.Officer);
        MoveTo(4, 1);
        await ActivityReading.FirstAsync(_platform, Desk.Officer, cursor, ("SUBJECT_REQUEST_DUE_SOON", request));
        MoveTo(4, 16);
        await ActivityReading.FirstAsync(_platform, Desk.Officer, cursor, ("SUBJECT_REQUEST_OVERDUE", request));
        var read = (await _desk.RequestAsync(Desk.Officer, request, "overdue appealUntil"))!;
        (read["overdue"]!.GetValue<bool>(), read["appealUntil"]!.GetValue<string>()).Should().Be((true, "2026-05-15"));
    }

    /// <summary>Nobody but the supplier's own unit answers for it.</summary>
    async Task OnlyItsOwnMayAsync(string request)
    {
        var asked = (await _desk.ConsultationsAsync("ro-focal-point")).Single()["id"]!.GetValue<string>();
        foreach (var (person, role) in People().Where(one => one.Person is not ("ro-focal-point" or "ro-liaison-police" or "ro-liaison-customs")))
        {
            var code = await _desk.CodeAsync(person, "answerConsultation", Desk.Answer(asked, "AGREE"), "consultation");
            code.Should().Be(MayTry(role) ? "NOT_FOUND" : "NOT_PERMITTED", person);
            if (role is Role.DataProtectionOfficer or Role.SupervisoryBody) continue;
            (await _platform.AskAsync(person, $"{{ node(id: \"{asked}\") {{ id }} }}"))["node"].Should().BeNull(person);
            if (role == Role.DirectorGeneral) continue;
            (await _desk.RequestAsync(person, request, "id")).Should().BeNull(person);
            (await _platform.AskAsync(person, "{ subjectRequests(first: 5) { totalCount } }"))["subjectRequests"]!["totalCount"]!.GetValue<int>()
                .Should().Be(0, person);
        }
    }

    async Task OnlyTheDeskMayAsync(string request)
    {
        foreach (var (person, _) in People().Where(one => one.Person != Desk.Officer))
        {
            foreach (var mutation in new[] { "confirmIdentity", "consultSuppliers", "replyToSubject" })
                (await _desk.CodeAsync(person, mutation, Desk.Of("request", request))).Should().Be("NOT_PERMITTED", person);
            (await _desk.CodeAsync(person, "openSubjectRequest", Desk.Asked("X", "Y", "2026-01-15"))).Should().Be("NOT_PERMITTED", person);
        }
    }

    static bool MayTry(Role role) => role is Role.NationalFocalPoint or Role.LiaisonOfficer or Role.PartnerRepresentative;

    static IEnumerable<(string Person, Role Role)> People() => DemoPeople.All.Select(one => (one.Person.Value, one.Role));

    async Task AnswerAsync(string person, JsonObject answer)
    {
        answer["consultation"] = (await _desk.ConsultationsAsync(person)).Single()["id"]!.DeepClone();
        await _platform.DoAsync(person, "answerConsultation", answer, "consultation", "id");
    }

    async Task<byte[]> RepliedAsync(string request)
    {
        await _desk.ReplyAsync(request);
        var read = (await _desk.RequestAsync(Desk.Officer, request, "reference repliedOn state file { neutralReply }"))!;
        (read["repliedOn"]!.GetValue<string>(), read["state"]!.GetValue<string>()).Should().Be(("2026-04-01", "REPLIED"));
        var reply = read["file"]!["neutralReply"]!.GetValue<string>();
        return Encoding.UTF8.GetBytes(reply.Replace(read["reference"]!.GetValue<string>(), "", StringComparison.Ordinal));
    }

    async Task<string> StageAsync(string request) =>
        (await _desk.RequestAsync(Desk.Officer, request, "file { stage }"))!["file"]!["stage"]!.GetValue<string>();

    void MoveTo(int month, int day)
    {
        _clock.MoveTo(new DateTimeOffset(2026, month, day, 8, 0, 0, TimeSpan.Zero));
        _platform.SignEveryoneOut();
    }
}
