using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class MessageHopsTests
{
    readonly Platform _platform = new();

    [Fact]
    public void an_answer_walks_back_hop_by_hop_and_its_readers_with_it()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Do(Officer(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));
        var message = _platform.LastMessage(thread);
        string[] readers = ["SELEC.DPO", "SELEC.JSB", Groups.Officer(Turkiye, Officer(Turkiye).Person), "TR.POLICE", "TR.NFP"];
        Readers(message).Should().BeEquivalentTo(readers);

        foreach (var (caller, hop, added) in new (Caller, Command, string)[]
        {
            (FocalPoint(Turkiye), new ClearMessage(message), "TR.LO"),
            (Liaison(Turkiye), new SendMessage(message), "BG.LO"),
            (Liaison(Bulgaria), new ReceiveMessage(message), "BG.NFP"),
            (FocalPoint(Bulgaria), new DeliverMessage(message), "BG.POLICE"),
        })
        {
            _platform.Do(caller, thread, hop);
            readers = [.. readers, added];
            Readers(message).Should().BeEquivalentTo(readers);
        }
        _platform.State<RequestThread>(thread).Messages[0].State.Should().Be(MessageState.Delivered);
    }

    [Fact]
    public void each_hop_belongs_to_one_unit_and_to_one_state()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Do(Officer(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));
        var message = _platform.LastMessage(thread);

        _platform.Decide(Liaison(Turkiye), thread, new SendMessage(message)).Refusal!.Code
            .Should().Be(Refusal.NotFound, "a draft is not there for the liaison officers");
        Only("TR.NFP", new ClearMessage(message), "MESSAGE_NOT_DRAFT");
        Only("TR.LO", new SendMessage(message), "MESSAGE_NOT_CLEARED");
        _platform.Decide(FocalPoint(Bulgaria), thread, new DeliverMessage(message)).Refusal!.Code
            .Should().Be(Refusal.NotFound, "the liaison officers come before the focal point");
        Only("BG.LO", new ReceiveMessage(message), "MESSAGE_NOT_SENT");
        Only("BG.NFP", new DeliverMessage(message), "MESSAGE_NOT_RECEIVED");

        void Only(string unit, Command hop, string again)
        {
            foreach (var other in All.Where(person => person.Unit != unit))
            {
                _platform.Decide(other, thread, hop).Refusal!.Code.Should().BeOneOf([Refusal.NotPermitted, Refusal.NotFound], other.Unit);
            }
            var permitted = All.Single(person => person.Unit == unit);
            _platform.Decide(permitted, thread, hop).Refusal.Should().BeNull();
            _platform.Decide(permitted, thread, hop).Refusal!.Code.Should().Be(again);
        }
    }

    [Fact]
    public void a_message_that_is_not_sent_does_not_exist_for_the_other_side()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Do(FocalPoint(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));

        var draft = _platform.Decide(Liaison(Bulgaria), thread, new ReceiveMessage(_platform.LastMessage(thread))).Refusal;
        var nothing = _platform.Decide(
            Liaison(Bulgaria), thread, new ReceiveMessage(new StreamId(ThreadMessage.NodeKind, $"{thread.Key}.99"))).Refusal;

        draft.Should().Be(nothing).And.Match<Refusal>(refusal => refusal.Code == Refusal.NotFound);
        _platform.Reads.Sees(Liaison(Bulgaria), _platform.LastMessage(thread).ToString()).Should().BeFalse();
    }

    [Fact]
    public void the_node_of_a_message_does_not_count_the_drafts_before_it()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Do(FocalPoint(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));
        var (draft, first) = (_platform.State<RequestThread>(thread).Messages[0], _platform.LastMessage(thread));
        _platform.Now = _platform.Now.AddMinutes(1);
        _platform.Do(FocalPoint(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));

        (draft with { Number = 9 }).Node(thread).Should().Be(first);
        string.CompareOrdinal(first.Key, _platform.LastMessage(thread).Key)
            .Should().BeNegative("lists without an order of their own follow the keys");
    }

    [Fact]
    public void what_the_focal_point_writes_is_cleared_with_it()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Do(FocalPoint(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));

        _platform.State<RequestThread>(thread).Messages[0].State.Should().Be(MessageState.Cleared);
        Readers(_platform.LastMessage(thread)).Should().Contain("TR.LO").And.Contain("TR.POLICE").And.NotContain("BG.LO");
    }

    [Fact]
    public void nothing_is_sent_in_a_thread_that_has_ended_and_what_was_sent_still_arrives()
    {
        var thread = _platform.Assigned(Turkiye);
        var partial = _platform.Sent(thread, Officer(Turkiye), new AnswerRequest(false, _platform.Text(), [], Platform.Terms()));
        _platform.Do(FocalPoint(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));
        _platform.Do(Liaison(Bulgaria), thread, new CloseThread(ClosingReason.NotNeeded));

        _platform.Ask(Liaison(Turkiye), thread, new SendMessage(_platform.LastMessage(thread))).Refusal!.Code.Should().Be("THREAD_ENDED");
        _platform.Do(Liaison(Bulgaria), thread, new ReceiveMessage(partial));
        _platform.Do(FocalPoint(Bulgaria), thread, new DeliverMessage(partial));
    }

    [Fact]
    public void a_partner_takes_every_step_of_its_side()
    {
        var request = _platform.Sent(Italy);
        var thread = RequestThread.Of(request, Italy);
        _platform.Do(Partner(Italy), thread, new ReceiveRequest());
        _platform.Do(Partner(Italy), thread, new AskClarification(_platform.Text(), Platform.Terms()));
        var question = _platform.LastMessage(thread);
        _platform.Do(Partner(Italy), thread, new SendMessage(question));
        _platform.Do(Liaison(Bulgaria), thread, new ReceiveMessage(question));
        _platform.Do(FocalPoint(Bulgaria), thread, new DeliverMessage(question));
        var reply = _platform.Sent(thread, Officer(Bulgaria), new Clarify(_platform.Text(), Platform.Terms()));
        _platform.Do(Partner(Italy), thread, new ReceiveMessage(reply));
        _platform.Do(Partner(Italy), thread, new DeliverMessage(reply));
        _platform.Do(Partner(Italy), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));
        _platform.Do(Partner(Italy), thread, new SendMessage(_platform.LastMessage(thread)));

        _platform.State<RequestThread>(thread).State.Should().Be(ThreadState.Answered);
        Readers(reply).Where(group => group.StartsWith("IT.", StringComparison.Ordinal)).Should().Equal("IT.LO");
    }

    [Fact]
    public void a_recipient_without_status_is_not_written_to()
    {
        var request = _platform.New("request");
        _platform.Do(Partner(UnitedKingdom), request, new DraftRequest(_platform.Content(Turkiye), Platform.Terms()));
        _platform.Do(Partner(UnitedKingdom), request, new SendRequest());
        var thread = _platform.Assigned(RequestThread.Of(request, Turkiye));
        _platform.Do(FocalPoint(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));
        _platform.Now = new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);

        _platform.Decide(Liaison(Turkiye), thread, new SendMessage(_platform.LastMessage(thread))).Refusal!.Code
            .Should().Be("RECIPIENT_NOT_ENTITLED");
    }

    List<string> Readers(StreamId message)
    {
        var thread = new StreamId("thread", message.Key[..message.Key.LastIndexOf('.')]);
        var known = _platform.State<RequestThread>(thread).Messages.Single(candidate => candidate.Node(thread) == message);
        var audience = _platform.AudienceOf(known.Item).ToList();
        _platform.ReadersOf(message).Should().BeEquivalentTo(audience, "who sees a message sees its text");
        return audience;
    }
}
