using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class ThreadPathTests
{
    readonly Platform _platform = new();

    [Fact]
    public void the_clock_starts_at_receipt()
    {
        var thread = _platform.Opened(Turkiye);
        _platform.Now = _platform.Now.AddDays(30);

        _platform.Received(thread);

        var state = _platform.State<RequestThread>(thread);
        state.Due.Should().Be(_platform.Now.AddDays(7));
        state.RunsOutAt().Should().Be(state.Due);
    }

    [Fact]
    public void the_request_goes_home_hop_by_hop()
    {
        var thread = _platform.Opened(Turkiye);
        var item = _platform.State<RequestThread>(thread).Request!.Item;

        _platform.Received(thread);
        _platform.AudienceOf(item).Should().NotContain("TR.NFP");
        _platform.Do(Liaison(Turkiye), thread, new ForwardRequest());
        _platform.AudienceOf(item).Should().Contain("TR.NFP").And.NotContain("TR.CUSTOMS");
        _platform.Do(FocalPoint(Turkiye), thread, new AssignRequest("CUSTOMS", CrossCheck.Match));

        _platform.AudienceOf(item).Should().Contain("TR.CUSTOMS").And.NotContain("TR.POLICE");
        _platform.ReadersOf(thread).Should().Contain("TR.CUSTOMS");
        _platform.ReadersOf(_platform.State<RequestThread>(thread).Request!.Id).Should().Contain("TR.CUSTOMS");
    }

    [Fact]
    public void no_hop_is_skipped_or_repeated()
    {
        var thread = _platform.Opened(Turkiye);

        Forward(thread).Should().Be("THREAD_NOT_RECEIVED");
        _platform.Decide(FocalPoint(Turkiye), thread, new AssignRequest("POLICE", CrossCheck.Match)).Refusal!.Code
            .Should().Be("THREAD_NOT_FORWARDED");
        _platform.Assigned(thread);
        _platform.Decide(Liaison(Turkiye), thread, new ReceiveRequest()).Refusal!.Code.Should().Be("THREAD_NOT_AWAITING_RECEIPT");
        Forward(thread).Should().Be("THREAD_NOT_RECEIVED");
        _platform.Ask(FocalPoint(Turkiye), thread, new AssignRequest("CUSTOMS", CrossCheck.Match)).Refusal!.Code
            .Should().Be("THREAD_NOT_FORWARDED");
    }

    [Fact]
    public void each_hop_belongs_to_one_unit()
    {
        var thread = _platform.Opened(Turkiye);

        foreach (var other in All.Where(person => person.Unit != "TR.LO"))
        {
            _platform.Decide(other, thread, new ReceiveRequest()).Refusal!.Code.Should().Be(Refusal.NotPermitted, other.Unit);
            _platform.Decide(other, thread, new ForwardRequest()).Refusal!.Code.Should().Be(Refusal.NotPermitted, other.Unit);
        }
        foreach (var other in All.Where(person => person.Unit != "TR.NFP"))
        {
            _platform.Decide(other, thread, new AssignRequest("POLICE", CrossCheck.Match)).Refusal!.Code
                .Should().Be(Refusal.NotPermitted, other.Unit);
        }
        foreach (var other in All.Where(person => person.Unit is not ("BG.LO" or "BG.NFP")))
        {
            _platform.Decide(other, thread, new CloseThread(ClosingReason.Fulfilled)).Refusal!.Code
                .Should().Be(Refusal.NotPermitted, other.Unit);
        }
    }

    [Theory]
    [InlineData("LO")]
    [InlineData("SEEPAG")]
    [InlineData("police in words")]
    [InlineData("")]
    public void only_an_authority_is_assigned(string authority) =>
        _platform.Ask(FocalPoint(Turkiye), _platform.Forwarded(_platform.Opened(Turkiye)), new AssignRequest(authority, CrossCheck.NoMatch))
            .Refusal!.Code.Should().Be("AUTHORITY_UNKNOWN");

    [Fact]
    public void a_match_is_not_betrayed_to_the_requester()
    {
        var thread = _platform.Assigned(Turkiye);
        var view = _platform.Reads.All(ThreadRead.Threads, Liaison(Bulgaria))[0];

        view.Id.Should().Be(thread);
        view.CrossCheckFor(Liaison(Bulgaria)).Should().BeNull();
        view.CrossCheckFor(Operations).Should().BeNull();
        view.CrossCheckFor(DrugsManager with { Party = Turkiye }).Should().BeNull();
        view.CrossCheckFor(Liaison(Turkiye)).Should().Be(CrossCheck.NoMatch);
        view.CrossCheckFor(DataProtection).Should().Be(CrossCheck.NoMatch);
    }

    [Fact]
    public void the_requester_closes_a_thread_once()
    {
        var thread = _platform.Assigned(Turkiye);

        _platform.Do(Liaison(Bulgaria), thread, new CloseThread(ClosingReason.Unanswered));

        _platform.State<RequestThread>(thread).ClockStoppedAt.Should().Be(_platform.Now);
        _platform.Ask(Liaison(Bulgaria), thread, new CloseThread(ClosingReason.Unanswered)).Refusal!.Code.Should().Be("THREAD_ENDED");
        _platform.Ask(
            Officer(Turkiye), thread, new RefuseRequest(RefusalGround.NotAvailable, _platform.Text(), Platform.Terms())).Refusal!.Code
                .Should().Be("THREAD_ENDED");
    }

    [Fact]
    public void a_thread_is_overdue_when_its_clock_has_run_out()
    {
        _platform.Received(_platform.Opened(Turkiye));
        var view = _platform.Reads.All(ThreadRead.Threads, Liaison(Turkiye))[0];

        view.IsOverdue(_platform.Now.AddDays(7)).Should().BeFalse();
        view.IsOverdue(_platform.Now.AddDays(7).AddTicks(1)).Should().BeTrue();
    }

    string? Forward(StreamId thread) => _platform.Ask(Liaison(Turkiye), thread, new ForwardRequest()).Refusal?.Code;
}
