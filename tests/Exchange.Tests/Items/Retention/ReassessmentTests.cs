using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class ReassessmentTests
{
    readonly Platform _platform = new();

    [Fact]
    public void what_was_drawn_from_a_deleted_item_and_what_was_drawn_from_that_must_be_looked_at_again()
    {
        var (source, answer, further) = (Held(), Held(), Held());
        Cite(source, answer);
        Cite(answer, further);

        Erase(source).Should().BeNull();

        foreach (var derived in new[] { answer, further })
            _platform.Item(derived).Reassess!.Last.Should().Be(new ItemReassessmentDue(source, SourceFate.Erased, _platform.Now));
        _platform.Item(source).Reassess.Should().BeNull();
        View(answer).Reassess.Should().BeTrue();
        Confirm(Liaison(Bulgaria), answer).Should().BeNull();
        (View(answer).Reassess, View(further).Reassess).Should().Be((false, true));
        Confirm(Liaison(Bulgaria), answer).Should().Be("NOTHING_TO_REASSESS");
    }

    [Fact]
    public void two_ways_to_the_same_item_are_gone_once()
    {
        var items = Enumerable.Range(0, 20).Select(_ => Held()).ToList();
        // Each drawn from both before it: a number of ways that grows without bound.
        for (var i = 2; i < items.Count; i++)
        {
            Cite(items[i - 1], items[i]);
            Cite(items[i - 2], items[i]);
        }
        Cite(items[0], items[1]);

        Erase(items[0]).Should().BeNull();
        ReachInActs();

        _platform.Journal.Count(fact => fact.Fact is ItemReassessmentDue).Should().BeLessThan(3 * items.Count);
        items.Skip(1).Should().OnlyContain(item => _platform.Item(item).Reassess != null);
    }

    [Fact]
    public void an_answer_that_was_on_its_way_is_flagged_when_it_arrives()
    {
        var (source, answer) = (Held(), Held());
        Erase(source);

        Cite(source, answer);

        _platform.Item(answer).Reassess.Should().NotBeNull();
    }

    [Fact]
    public void what_was_drawn_twice_from_a_source_is_flagged_once_and_what_is_erased_itself_not_at_all()
    {
        var (source, answer, gone) = (Held(), Held(), Held());
        Cite(source, answer);
        Cite(source, answer);
        Cite(source, gone);
        Erase(gone).Should().BeNull();

        Erase(source).Should().BeNull();

        _platform.Journal.Count(fact => fact.Stream == answer.Stream && fact.Fact is ItemReassessmentDue).Should().Be(1);
        _platform.Item(gone).Reassess.Should().BeNull();
    }

    [Fact]
    public void only_the_supplier_confirms()
    {
        var (source, answer) = (Held(), Held());
        Cite(source, answer);
        Erase(source);

        Confirm(Liaison(Romania), answer).Should().Be(Refusal.NotFound);
        Confirm(Officer(Bulgaria), answer).Should().Be(Refusal.NotPermitted);
        Confirm(FocalPoint(Bulgaria), answer).Should().BeNull();
    }

    [Theory]
    [InlineData(Dependents.Most - 1)]
    [InlineData(Dependents.Most)]
    [InlineData(Dependents.Most + 1)]
    [InlineData(2_300)]
    public void however_much_was_drawn_from_an_item_it_is_erased_and_all_of_it_flagged(int dependents)
    {
        var source = Held();
        var derived = Enumerable.Range(0, dependents).Select(at => Drawn(source, $"derived{at}")).ToList();
        var before = _platform.Journal.Count;

        Erase(source).Should().BeNull();

        _platform.Item(source).Erased.Should().NotBeNull();
        IsWithinOneAct(before);
        var isDeferred = dependents > Dependents.Most;
        derived.Count(IsFlagged).Should().Be(isDeferred ? 0 : dependents);
        ReachInActs();
        derived.Should().OnlyContain(item => IsFlagged(item));
        _platform.Journal.Count(fact => fact.Fact is ItemReassessmentDue).Should().Be(dependents, "each is flagged once");
        _platform.SideOf(source.Stream).Reminders.Should().BeEmpty();
    }

    [Fact]
    public void what_was_drawn_from_many_dependents_is_flagged_too_and_no_act_grows_without_bound()
    {
        var source = Held();
        var derived = Enumerable.Range(0, 30).Select(at => Drawn(source, $"derived{at}")).ToList();
        var further = derived.SelectMany((item, at) => Enumerable.Range(0, 40).Select(of => Drawn(item, $"further{at}.{of}"))).ToList();
        var before = _platform.Journal.Count;

        Erase(source).Should().BeNull();

        IsWithinOneAct(before);
        derived.Should().OnlyContain(item => IsFlagged(item));
        ReachInActs();
        further.Should().OnlyContain(item => IsFlagged(item));
        _platform.Journal.Count(fact => fact.Fact is ItemReassessmentDue).Should().Be(30 + (30 * 40));
    }

    [Fact]
    public void a_turn_that_is_delivered_twice_flags_nothing_twice_and_a_second_change_waits_for_the_first()
    {
        var (source, parent) = (Held(), Held());
        Cite(parent, source);
        var derived = Enumerable.Range(0, Dependents.Most + 1).Select(at => Drawn(source, $"derived{at}")).ToList();
        Erase(parent).Should().BeNull();
        Erase(source).Should().BeNull();

        _platform.Reach(_platform.Now, times: 2);

        derived.Should().OnlyContain(item => IsFlagged(item));
        derived.Select(item => _platform.Item(item).Reassess!.Last.Source).Should().AllBeEquivalentTo(source);
        _platform.Item(source).Deferred.Should().BeEmpty();
        _platform.Deliver(source.Stream, $"{FlagDependents.Reminder}0").Events.Should().BeEmpty();
    }

    bool IsFlagged(ItemId item) => _platform.Item(item).Reassess is not null;

    /// <summary>The runtime ends an act that brings about a thousand facts.</summary>
    void IsWithinOneAct(int before) => (_platform.Journal.Count - before).Should().BeLessThan(1_000);

    void ReachInActs()
    {
        while (_platform.Streams.SelectMany(stream => _platform.SideOf(stream).Reminders.Select(reminder => (Stream: stream, Reminder: reminder)))
            .FirstOrDefault(one => one.Reminder.Due <= _platform.Now) is { Reminder: { } due } next)
        {
            var before = _platform.Journal.Count;
            _platform.Deliver(next.Stream, due.Name);
            IsWithinOneAct(before);
        }
    }

    ItemId Drawn(ItemId source, string key)
    {
        var item = new ItemId(key);
        _platform.Store(new StreamId("request", "any"), [new EventElsewhere(item.Stream, new ItemOpened(
            Bulgaria, ProvenanceKind.Direct, Platform.Terms(), default, new StreamId("request", "any"), [Groups.Liaison(Bulgaria)],
            Officer(Bulgaria).Person, _platform.Now))]);
        Cite(source, item);
        return item;
    }

    ItemId Held() => _platform.Supplied(_platform.Now);

    void Cite(ItemId source, ItemId derived) => _platform.Store(
        new StreamId("thread", "any"),
        [new EventElsewhere(source.Stream, new ItemCited(derived, Romania, Officer(Bulgaria).Person, _platform.Now))]);

    string? Erase(ItemId item) => _platform.Erase(Liaison(Bulgaria), item, ErasureGround.SupplierWish)?.Code;

    string? Confirm(Caller caller, ItemId item) => _platform.Ask(caller, new ConfirmReassessment(item)).Refusal?.Code;

    ItemView View(ItemId item) => _platform.Reads.All(ItemRead.Items, Liaison(Bulgaria)).Single(view => view.Id == item.Stream);
}
