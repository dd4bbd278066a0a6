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
    public void only_the_supplier_confirms()
    {
        var (source, answer) = (Held(), Held());
        Cite(source, answer);
        Erase(source);

        Confirm(Liaison(Romania), answer).Should().Be(Refusal.NotFound);
        Confirm(Officer(Bulgaria), answer).Should().Be(Refusal.NotPermitted);
        Confirm(FocalPoint(Bulgaria), answer).Should().BeNull();
    }

    ItemId Held() => _platform.Supplied(_platform.Now);

    void Cite(ItemId source, ItemId derived) => _platform.Store(
        new StreamId("thread", "any"),
        [new EventElsewhere(source.Stream, new ItemCited(derived, Romania, Officer(Bulgaria).Person, _platform.Now))]);

    string? Erase(ItemId item) => _platform.Erase(Liaison(Bulgaria), item, ErasureGround.SupplierWish)?.Code;

    string? Confirm(Caller caller, ItemId item) => _platform.Ask(caller, new ConfirmReassessment(item)).Refusal?.Code;

    ItemView View(ItemId item) => _platform.Reads.All(ItemRead.Items, Liaison(Bulgaria)).Single(view => view.Id == item.Stream);
}
