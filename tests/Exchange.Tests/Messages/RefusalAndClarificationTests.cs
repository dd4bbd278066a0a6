using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class RefusalAndClarificationTests
{
    readonly Platform _platform = new();

    [Fact]
    public void a_refusal_stops_the_clock_when_it_is_sent()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Sent(thread, Officer(Turkiye), Refusal(RefusalGround.NotAvailable));

        var state = _platform.State<RequestThread>(thread);
        (state.State, state.ClockStoppedAt).Should().Be((ThreadState.Refused, _platform.Now));
        state.Messages[0].Content.Ground.Should().Be(RefusalGround.NotAvailable);
    }

    [Fact]
    public void what_a_request_lacks_is_asked_for_before_it_is_refused()
    {
        var thread = _platform.Assigned(Turkiye);

        Refuse(thread).Should().Be("CLARIFICATION_NOT_ASKED");
        _platform.Do(Officer(Turkiye), thread, new AskClarification(_platform.Text(), Platform.Terms()));
        Refuse(thread).Should().Be("CLARIFICATION_NOT_ASKED", "a draft is not a question asked");
        _platform.Do(FocalPoint(Turkiye), thread, new ClearMessage(_platform.LastMessage(thread)));
        _platform.Do(Liaison(Turkiye), thread, new SendMessage(_platform.LastMessage(thread)));
        Refuse(thread).Should().BeNull();
    }

    [Fact]
    public void the_focal_point_asks_before_it_assigns()
    {
        var thread = _platform.Forwarded(_platform.Opened(Turkiye));

        _platform.Do(FocalPoint(Turkiye), thread, new AskClarification(_platform.Text(), Platform.Terms()));
    }

    [Fact]
    public void the_requester_clarifies_what_was_asked()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Ask(Officer(Bulgaria), thread, new Clarify(_platform.Text(), Platform.Terms())).Refusal!.Code
            .Should().Be("NO_QUESTION_ASKED");
        _platform.Sent(thread, Officer(Turkiye), new AskClarification(_platform.Text(), Platform.Terms()));

        var reply = _platform.Sent(thread, Officer(Bulgaria), new Clarify(_platform.Text(), Platform.Terms()));
        _platform.Do(Liaison(Turkiye), thread, new ReceiveMessage(reply));
        _platform.Do(FocalPoint(Turkiye), thread, new DeliverMessage(reply));

        _platform.Reads.Sees(Officer(Turkiye), reply.ToString()).Should().BeTrue();
        _platform.State<RequestThread>(thread).State.Should().Be(ThreadState.Assigned);
    }

    [Fact]
    public void each_side_writes_its_own_kind_of_message()
    {
        var thread = _platform.Assigned(Turkiye);

        foreach (var other in All.Where(person => person.Unit is not ("TR.POLICE" or "TR.NFP")))
        {
            _platform.Decide(other, thread, Refusal(RefusalGround.NotAvailable)).Refusal!.Code
                .Should().Be(Sdk.Refusal.NotPermitted, other.Unit);
            _platform.Decide(other, thread, new AskClarification(_platform.Text(), Platform.Terms())).Refusal!.Code
                .Should().Be(Sdk.Refusal.NotPermitted, other.Unit);
        }
        foreach (var other in All.Where(person => person.Unit is not ("BG.POLICE" or "BG.NFP")))
        {
            _platform.Decide(other, thread, new Clarify(_platform.Text(), Platform.Terms())).Refusal!.Code
                .Should().Be(Sdk.Refusal.NotPermitted, other.Unit);
        }
    }

    RefuseRequest Refusal(RefusalGround ground) => new(ground, _platform.Text(), Platform.Terms());

    string? Refuse(StreamId thread) => _platform.Ask(Officer(Turkiye), thread, Refusal(RefusalGround.RequestIncomplete)).Refusal?.Code;
}
