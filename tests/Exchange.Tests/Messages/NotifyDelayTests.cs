using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class NotifyDelayTests
{
    readonly Platform _platform = new();

    [Fact]
    public void a_notice_extends_the_promise_when_it_is_sent()
    {
        var thread = _platform.Assigned(Turkiye);
        var due = _platform.State<RequestThread>(thread).Due;
        _platform.Do(Officer(Turkiye), thread, Delay(20));
        _platform.State<RequestThread>(thread).RunsOutAt().Should().Be(due);
        _platform.Do(FocalPoint(Turkiye), thread, new ClearMessage(_platform.LastMessage(thread)));
        _platform.Do(Liaison(Turkiye), thread, new SendMessage(_platform.LastMessage(thread)));

        var state = _platform.State<RequestThread>(thread);
        (state.Due, state.RunsOutAt()).Should().Be((due, _platform.Now.AddDays(20)));
    }

    [Fact]
    public void the_new_date_is_later() => Try(_platform.Assigned(Turkiye), 7).Should().Be("DELAY_NOT_LATER");

    [Fact]
    public void what_is_not_due_is_not_delayed()
    {
        var request = _platform.Sent(_platform.Drafted(_platform.Content(Turkiye) with { Kind = RequestKind.Spontaneous }));

        Try(_platform.Assigned(RequestThread.Of(request, Turkiye)), 20).Should().Be("THREAD_HAS_NO_CLOCK");
    }

    NotifyDelay Delay(int days) => new(_platform.Text(), _platform.Now.AddDays(days), true, Platform.Terms());

    string? Try(StreamId thread, int days) => _platform.Ask(Officer(Turkiye), thread, Delay(days)).Refusal?.Code;
}
