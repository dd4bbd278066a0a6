using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class SendRequestTests
{
    readonly Platform _platform = new();

    [Fact]
    public void sending_opens_a_thread_for_each_addressee_and_widens_the_item()
    {
        var request = _platform.Sent(Turkiye, Greece);

        var thread = _platform.State<RequestThread>(RequestThread.Of(request, Greece));
        thread.State.Should().Be(ThreadState.Opened);
        thread.Request!.Id.Should().Be(request);
        thread.Due.Should().BeNull("the clock starts at receipt");
        _platform.AudienceOf(_platform.State<Request>(request).Item)
            .Should().Contain("TR.LO").And.Contain("GR.LO").And.NotContain(Groups.Analysis).And.NotContain(Groups.Operations);
    }

    [Fact]
    public void a_case_officer_and_a_focal_point_never_transmit()
    {
        var request = _platform.Cleared(_platform.Drafted(Turkiye));

        foreach (var other in All.Where(person => person.Unit != "BG.LO"))
        {
            _platform.Decide(other, request, new SendRequest()).Refusal!.Code.Should().Be(Refusal.NotPermitted, other.Unit);
        }
    }

    [Fact]
    public void what_is_not_cleared_is_not_sent_and_nothing_is_sent_twice()
    {
        _platform.Decide(Liaison(Bulgaria), _platform.Drafted(Turkiye), new SendRequest()).Refusal!.Code.Should().Be("REQUEST_NOT_CLEARED");
        _platform.Ask(Liaison(Bulgaria), _platform.Sent(Turkiye), new SendRequest()).Refusal!.Code.Should().Be("REQUEST_NOT_CLEARED");
    }

    [Fact]
    public void the_event_keeps_what_each_party_was_that_day()
    {
        _platform.Sent(Turkiye, Italy);

        _platform.Journal.Select(
            stored => stored.Fact).OfType<RequestSent>().Single().Kinds.Should().BeEquivalentTo(new Dictionary<PartyCode, PartyKind>
        {
            [Bulgaria] = PartyKind.MemberState,
            [Turkiye] = PartyKind.MemberState,
            [Italy] = PartyKind.OperationalPartner,
        });
    }

    [Fact]
    public void an_addressee_that_lost_its_status_since_the_draft_is_not_written_to()
    {
        var request = _platform.Cleared(_platform.Drafted(UnitedKingdom));
        _platform.Now = new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);

        _platform.Decide(Liaison(Bulgaria), request, new SendRequest()).Refusal!.Code.Should().Be("ADDRESSEE_NOT_ENTITLED");
    }

    [Fact]
    public void a_partner_sends_its_own_draft_without_clearance()
    {
        var request = _platform.New("request");
        _platform.Do(Partner(Italy), request, new DraftRequest(_platform.Content(Bulgaria), Platform.Terms()));

        _platform.Do(Partner(Italy), request, new SendRequest());

        _platform.State<Request>(request).State.Should().Be(RequestState.Sent);
        _platform.ReadersOf(RequestThread.Of(request, Bulgaria)).Should().Contain("IT.LO").And.Contain("BG.LO");
    }

    [Fact]
    public void addressees_never_learn_of_each_other()
    {
        var request = _platform.Sent(Turkiye, Greece);
        var reads = _platform.Reads;

        reads.Sees(Liaison(Turkiye), request.ToString()).Should().BeTrue();
        reads.Sees(Liaison(Turkiye), RequestThread.Of(request, Turkiye).ToString()).Should().BeTrue();
        reads.Sees(Liaison(Turkiye), RequestThread.Of(request, Greece).ToString()).Should().BeFalse();
        reads.Sees(Liaison(Turkiye), $"addressees/{request.Key}").Should().BeFalse();
        reads.Sees(Liaison(Bulgaria), $"addressees/{request.Key}").Should().BeTrue();
        reads.Sees(Officer(Bulgaria), RequestThread.Of(request, Greece).ToString()).Should().BeTrue();
    }

    [Fact]
    public void the_centre_learns_codes_and_dates_and_the_analysts_the_text_when_copied()
    {
        var request = _platform.Sent(
            _platform.Drafted(_platform.Content(Turkiye) with { TaskForce = TaskForceKey.Drugs, CopyToAnalysis = true }));
        var (reads, item) = (_platform.Reads, _platform.State<Request>(request).Item.Stream.ToString());

        foreach (var watcher in new[] { Operations, DrugsManager, Analyst, DataProtection })
        {
            reads.Sees(watcher, request.ToString()).Should().BeTrue(watcher.Unit);
            reads.Sees(watcher, RequestThread.Of(request, Turkiye).ToString()).Should().BeTrue(watcher.Unit);
            reads.Sees(watcher, item).Should().Be(watcher == Analyst || watcher == DataProtection, watcher.Unit);
        }
        foreach (var nobody in new[]
        {
            Director, Observer, Administrator, Liaison(Romania), Officer(Bulgaria, "CUSTOMS"), Officer(Turkiye)
        })
        {
            reads.Sees(nobody, request.ToString()).Should().BeFalse(nobody.Unit);
        }
    }

    [Theory]
    [InlineData("Information", "None", false, "Standard", 168)]
    [InlineData("Information", "None", true, "Standard", 168)]
    [InlineData("Assistance", "Urgent", true, "UrgentDirect", 8)]
    [InlineData("Assistance", "Urgent", false, "UrgentIndirect", 72)]
    public void the_deadline_follows_urgency_and_access(string kind, string urgency, bool direct, string expected, int hours)
    {
        var isUrgent = urgency == "Urgent";
        var request = _platform.Sent(_platform.Drafted(_platform.Content(Turkiye) with
        {
            Kind = Enum.Parse<RequestKind>(kind),
            Urgency = Enum.Parse<Urgency>(urgency),
            UrgencyGround = isUrgent ? UrgencyGround.LossOfRelevance : null,
            DirectlyAccessible = direct,
        }));

        var thread = _platform.State<RequestThread>(RequestThread.Of(request, Turkiye));
        (thread.Class, thread.Hours).Should().Be((Enum.Parse<DeadlineClass>(expected), hours));
    }

    [Fact]
    public void information_given_unasked_has_no_deadline()
    {
        var request = _platform.Sent(_platform.Drafted(_platform.Content(Turkiye) with { Kind = RequestKind.Spontaneous }));

        _platform.State<RequestThread>(_platform.Received(RequestThread.Of(request, Turkiye))).Due.Should().BeNull();
    }
}
