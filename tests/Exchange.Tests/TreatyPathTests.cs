using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>An urgent heroin request from Bulgaria to Türkiye's customs, from the draft to the delivered answer.</summary>
public sealed class TreatyPathTests
{
    readonly Platform _platform = new();

    [Fact]
    public void an_urgent_request_walks_there_and_its_answer_back()
    {
        var request = _platform.New("request");
        var content = _platform.Content(Turkiye) with
        {
            Urgency = Urgency.Urgent, UrgencyGround = UrgencyGround.LossOfRelevance, DirectlyAccessible = true
        };
        var thread = RequestThread.Of(request, Turkiye);
        _platform.Do(Officer(Bulgaria), request, new DraftRequest(content, Platform.Terms()));
        Can(request, Officer(Bulgaria)).Should().Equal(RequestAction.Revise);
        Can(request, FocalPoint(Bulgaria)).Should().Equal(RequestAction.Revise, RequestAction.Clear, RequestAction.Withdraw);
        _platform.Do(FocalPoint(Bulgaria), request, new ClearRequest());
        Can(request, Liaison(Bulgaria)).Should().Equal(RequestAction.Send, RequestAction.Withdraw);
        _platform.Do(Liaison(Bulgaria), request, new SendRequest());
        CanIn(thread, Liaison(Turkiye)).Should().Equal(ThreadAction.Receive);
        _platform.Now = _platform.Now.AddHours(1);
        _platform.Do(Liaison(Turkiye), thread, new ReceiveRequest());
        _platform.State<RequestThread>(thread).Due.Should().Be(_platform.Now.AddHours(8));
        _platform.Do(Liaison(Turkiye), thread, new ForwardRequest());
        CanIn(thread, FocalPoint(Turkiye)).Should().Equal(ThreadAction.Assign, ThreadAction.AskClarification, ThreadAction.NotifyDelay);
        _platform.Do(FocalPoint(Turkiye), thread, new AssignRequest("CUSTOMS", CrossCheck.Match));
        CanIn(thread, Officer(Turkiye, "CUSTOMS"))
            .Should().Equal(ThreadAction.Answer, ThreadAction.Refuse, ThreadAction.AskClarification, ThreadAction.NotifyDelay);
        CanIn(thread, Officer(Turkiye)).Should().BeEmpty();

        _platform.Do(
            Officer(Turkiye, "CUSTOMS"), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms(default, HandlingCode.H2)));
        var answer = _platform.LastMessage(thread);
        _platform.Do(FocalPoint(Turkiye), thread, new ClearMessage(answer));
        _platform.Do(Liaison(Turkiye), thread, new SendMessage(answer));
        _platform.Do(Liaison(Bulgaria), thread, new ReceiveMessage(answer));
        CanWith(answer, FocalPoint(Bulgaria)).Should().Equal(MessageAction.Deliver);
        _platform.Reads.Sees(Officer(Bulgaria), answer.ToString()).Should().BeFalse();
        _platform.Do(FocalPoint(Bulgaria), thread, new DeliverMessage(answer));

        _platform.Reads.Sees(Officer(Bulgaria), answer.ToString()).Should().BeTrue();
        _platform.Reads.All(ItemRead.Items, Officer(Bulgaria))
            .Should().Contain(item => item.Handling.Contains(HandlingCode.H2) && item.Supplier == Turkiye);
    }

    RequestAction[] Can(StreamId request, Caller viewer) =>
        RequestRules.Open(_platform.Reads.All(RequestRead.Requests, viewer).Single(view => view.Id == request).Standing, As(viewer));

    ThreadAction[] CanIn(StreamId thread, Caller viewer) =>
        [.. _platform.Reads.All(ThreadRead.Threads, viewer).Where(view => view.Id == thread).SelectMany(
            view => ThreadRules.Open(view.Standing, As(viewer)))];

    MessageAction[] CanWith(StreamId message, Caller viewer) =>
        MessageRules.Open(_platform.Reads.All(MessageRead.Messages, viewer).Single(view => view.Id == message).Standing, As(viewer));

    Acting As(Caller viewer) => new(viewer, Parties, _platform.Now);
}
