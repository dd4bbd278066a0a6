using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class WithdrawAndCloseRequestTests
{
    readonly Platform _platform = new();

    [Fact]
    public void a_withdrawal_reaches_every_thread()
    {
        var request = _platform.Sent(Turkiye, Greece);
        _platform.Received(RequestThread.Of(request, Turkiye));

        _platform.Do(FocalPoint(Bulgaria), request, new WithdrawRequest());

        _platform.State<Request>(request).State.Should().Be(RequestState.Withdrawn);
        _platform.State<RequestThread>(RequestThread.Of(request, Turkiye)).RunsOutAt().Should().BeNull();
        _platform.State<RequestThread>(RequestThread.Of(request, Greece)).State.Should().Be(ThreadState.Withdrawn);
    }

    [Fact]
    public void a_draft_is_withdrawn_without_a_trace_abroad()
    {
        var request = _platform.Drafted(Turkiye);

        _platform.Do(FocalPoint(Bulgaria), request, new WithdrawRequest());

        _platform.Streams.Should().NotContain(stream => stream.Kind == "thread");
    }

    [Fact]
    public void what_has_ended_is_not_withdrawn()
    {
        var request = _platform.Sent(Turkiye);
        _platform.Do(Liaison(Bulgaria), request, new CloseRequest(ClosingReason.NotNeeded));

        _platform.Ask(Liaison(Bulgaria), request, new WithdrawRequest()).Refusal!.Code.Should().Be("REQUEST_ENDED");
    }

    [Fact]
    public void closing_closes_open_threads_and_leaves_those_that_ended()
    {
        var request = _platform.Sent(Turkiye, Greece);
        _platform.Do(Liaison(Bulgaria), RequestThread.Of(request, Greece), new CloseThread(ClosingReason.Duplicate));

        _platform.Do(Liaison(Bulgaria), request, new CloseRequest(ClosingReason.NotNeeded));

        _platform.State<RequestThread>(RequestThread.Of(request, Turkiye)).Closing.Should().Be(ClosingReason.NotNeeded);
        _platform.State<RequestThread>(RequestThread.Of(request, Greece)).Closing.Should().Be(ClosingReason.Duplicate);
    }

    [Fact]
    public void only_what_was_sent_is_closed() =>
        _platform.Ask(FocalPoint(Bulgaria), _platform.Drafted(Turkiye), new CloseRequest(ClosingReason.NotNeeded)).Refusal!.Code
            .Should().Be("REQUEST_NOT_SENT");

    [Fact]
    public void only_the_requesters_liaison_and_focal_point_end_a_request()
    {
        var request = _platform.Sent(Turkiye);

        foreach (var other in All.Where(person => person.Unit is not ("BG.LO" or "BG.NFP")))
        {
            _platform.Decide(other, request, new WithdrawRequest()).Refusal!.Code.Should().Be(Refusal.NotPermitted, other.Unit);
            _platform.Decide(other, request, new CloseRequest(ClosingReason.Fulfilled)).Refusal!.Code
                .Should().Be(Refusal.NotPermitted, other.Unit);
        }
    }
}
