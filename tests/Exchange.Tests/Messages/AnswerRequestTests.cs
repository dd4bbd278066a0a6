using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class AnswerRequestTests
{
    readonly Platform _platform = new();

    [Fact]
    public void the_final_answer_stops_the_clock_when_it_is_sent_and_not_before()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Do(Officer(Turkiye), thread, Answer(true));
        _platform.Do(FocalPoint(Turkiye), thread, new ClearMessage(_platform.LastMessage(thread)));
        _platform.State<RequestThread>(thread).RunsOutAt().Should().NotBeNull();

        _platform.Do(Liaison(Turkiye), thread, new SendMessage(_platform.LastMessage(thread)));

        var state = _platform.State<RequestThread>(thread);
        (state.State, state.ClockStoppedAt, state.RunsOutAt()).Should().Be((ThreadState.Answered, _platform.Now, null));
    }

    [Fact]
    public void an_answer_in_part_lets_the_clock_run()
    {
        var thread = _platform.Assigned(Turkiye);
        _platform.Sent(thread, Officer(Turkiye), Answer(false));

        _platform.State<RequestThread>(thread).State.Should().Be(ThreadState.PartlyAnswered);
        _platform.State<RequestThread>(thread).RunsOutAt().Should().NotBeNull();
        _platform.Sent(thread, Officer(Turkiye), Answer(true));
        _platform.Ask(Officer(Turkiye), thread, Answer(true)).Refusal!.Code.Should().Be("THREAD_ENDED");
    }

    [Fact]
    public void nobody_answers_before_the_cross_check_and_the_assignment() =>
        _platform.Ask(FocalPoint(Turkiye), _platform.Forwarded(_platform.Opened(Turkiye)), Answer(true)).Refusal!.Code
            .Should().Be("THREAD_NOT_ASSIGNED");

    [Fact]
    public void only_the_assigned_authority_and_the_focal_point_answer()
    {
        var thread = _platform.Assigned(Turkiye);

        foreach (var other in All.Where(person => person.Unit is not ("TR.POLICE" or "TR.NFP")))
        {
            _platform.Decide(other, thread, Answer(true)).Refusal!.Code.Should().Be(Refusal.NotPermitted, other.Unit);
        }
    }

    [Fact]
    public void every_source_keeps_what_was_drawn_from_it()
    {
        var source = Held(Officer(Turkiye), Platform.Terms());
        var thread = _platform.Assigned(Turkiye);

        Try(thread, Platform.Terms(), source).Should().BeNull();

        _platform.State<InformationItem>(source).Derived.Should().Equal(_platform.State<RequestThread>(thread).Messages[^1].Item);
        Try(thread, Platform.Terms(ClassificationLevel.Basic, HandlingCode.H1), new StreamId("item", "unknown")).Should().NotBeNull();
        _platform.Streams.Should().NotContain(new StreamId("item", "unknown"), "a refused answer cites nothing");
    }

    [Fact]
    public void an_answer_is_never_weaker_than_its_sources()
    {
        var sources = Held(Officer(Turkiye), Platform.Terms(ClassificationLevel.Restricted, HandlingCode.H1));
        var thread = _platform.Assigned(Turkiye);

        Try(thread, Platform.Terms(ClassificationLevel.Restricted), sources).Should().Be("HANDLING_WEAKER_THAN_SOURCE");
        Try(thread, Platform.Terms(ClassificationLevel.Basic, HandlingCode.H1), sources).Should().Be("HANDLING_WEAKER_THAN_SOURCE");
        Try(thread, Platform.Terms(ClassificationLevel.Restricted, HandlingCode.H1, HandlingCode.H2), sources).Should().BeNull();
    }

    [Fact]
    public void a_source_that_the_author_may_not_read_is_like_one_that_does_not_exist()
    {
        var foreign = Held(Officer(Greece), Platform.Terms());
        var thread = _platform.Assigned(Turkiye);

        foreach (var source in new[] { foreign, new StreamId("item", "nothing"), new StreamId("thread", thread.Key) })
        {
            var refusal = _platform.Ask(Officer(Turkiye), thread, Answer(true) with { Sources = [source] }).Refusal!;
            (refusal.Code, string.Join('.', refusal.Path)).Should().Be(("SOURCE_NOT_READABLE", "sources"));
        }
    }

    [Fact]
    public void what_a_third_party_marked_H2_goes_no_further_and_the_requesters_own_goes_back()
    {
        var fromGreece = _platform.New("request");
        _platform.Do(Officer(Greece), fromGreece, new DraftRequest(_platform.Content(Turkiye), Platform.Terms(default, HandlingCode.H2)));
        _platform.Do(FocalPoint(Greece), fromGreece, new ClearRequest());
        _platform.Do(Liaison(Greece), fromGreece, new SendRequest());
        _platform.Assigned(RequestThread.Of(fromGreece, Turkiye));
        var fromBulgaria = _platform.Sent(_platform.Drafted(_platform.Content(Turkiye), Platform.Terms(default, HandlingCode.H2)));
        var thread = _platform.Assigned(RequestThread.Of(fromBulgaria, Turkiye));

        Try(thread, Platform.Terms(default, HandlingCode.H2), _platform.State<Request>(fromGreece).Item.Stream)
            .Should().Be("SOURCE_NOT_DISSEMINABLE");
        Try(thread, Platform.Terms(default, HandlingCode.H2), _platform.State<Request>(fromBulgaria).Item.Stream).Should().BeNull();
    }

    StreamId Held(Caller holder, ItemTerms terms)
    {
        var request = _platform.New("request");
        _platform.Do(holder, request, new DraftRequest(_platform.Content(Bulgaria), terms));
        return _platform.State<Request>(request).Item.Stream;
    }

    AnswerRequest Answer(bool final) => new(final, _platform.Text(), [], Platform.Terms());

    string? Try(StreamId thread, ItemTerms terms, StreamId source) =>
        _platform.Ask(Officer(Turkiye), thread, Answer(false) with { Item = terms, Sources = [source] }).Refusal?.Code;
}
