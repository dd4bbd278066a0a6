using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>What is written down of an emergency, and what is asked for afterwards.</summary>
public sealed class EmergencyRecordTests
{
    readonly Platform _platform = new();

    [Fact]
    public void the_entry_says_who_saw_which_item_from_when_until_when_and_why()
    {
        var item = Item(Romania);
        var begun = _platform.Now;

        _platform.Break(Operations, item).Should().BeNull();

        var entry = _platform.Emergencies().Should().ContainSingle().Which;
        (entry.Person, entry.Party, entry.Item, entry.Supplier).Should().Be((Operations.Person, PartyCode.Selec, item, Bulgaria));
        (entry.From, entry.Until, entry.Reason.Cipher).Should().Be((begun, begun.AddHours(4), "reason"));
        (entry.State, entry.Finding, entry.ReviewedBy).Should().Be((EmergencyState.Unreviewed, null, null));
        _platform.State<Emergency>(entry.Id).Broken!.At.Should().Be(begun);
    }

    [Fact]
    public void the_reason_is_read_by_the_supplier_the_supervisors_and_whoever_gave_it()
    {
        _platform.Break(Operations, Item(Romania)).Should().BeNull();

        var reason = _platform.Journal.Single(stored => stored.Fact is ItemOpened { BelongsTo.Kind: Emergency.ActorKind }).Stream;
        _platform.AudienceOf(new ItemId(reason.Key)).Should().BeEquivalentTo(
            ["BG.NFP", "BG.LO", .. Groups.Supervisors, Groups.Officer(PartyCode.Selec, Operations.Person)]);
    }

    [Fact]
    public void nobody_whose_role_may_break_glass_reviews_it()
    {
        foreach (var review in new[] { typeof(ReviewEmergency), typeof(ConfirmReview) })
            ModuleContents.OfExchange.ByCommand[review].Roles.Should().NotIntersectWith(BreakGlassTerms.Possible);
    }

    [Fact]
    public void a_review_is_due_after_seven_days_and_the_reminder_of_it_is_gone_once_it_came()
    {
        _platform.Break(Operations, Item(Romania)).Should().BeNull();
        var emergency = _platform.Emergencies().Single();
        var due = _platform.Now.AddDays(7);
        emergency.ReviewDue.Should().Be(due);
        _platform.SideOf(emergency.Id).Reminders.Should().Equal(new Reminder(Emergency.Overdue, due));

        _platform.Reach(due.AddMilliseconds(-1));
        _platform.State<Emergency>(emergency.Id).IsReminded.Should().BeFalse();
        _platform.Reach(due, times: 2);

        _platform.SideOf(emergency.Id).Reminders.Should().BeEmpty();
        _platform.Journal.Count(stored => stored.Fact is ReviewOverdue).Should().Be(1);
    }

    [Fact]
    public void an_overdue_review_holds_back_whoever_took_the_sight_and_nobody_else_who_is_told_of_it()
    {
        _platform.Break(Liaison(Greece), Item(Romania), BreakingGlass.Wide).Should().BeNull();
        var other = GreekItem();
        _platform.Now = _platform.Emergencies().Single().ReviewDue;

        _platform.Reads.All(EmergencyRead.Emergencies, Liaison(Bulgaria)).Should().ContainSingle("its item was seen");
        _platform.Break(Liaison(Bulgaria), other, BreakingGlass.Wide).Should().BeNull();
        _platform.Break(Liaison(Greece), Item(Turkiye), BreakingGlass.Wide).Should().Be("REVIEW_PENDING");
    }

    [Fact]
    public void a_second_emergency_on_the_same_item_is_an_entry_of_its_own_and_the_first_stays()
    {
        var item = Item(Romania);
        _platform.Break(Operations, item).Should().BeNull();
        _platform.Break(Operations, item).Should().Be("SIGHT_NOT_MISSING", "it lasts still");
        _platform.Break(Liaison(Greece), item, BreakingGlass.Wide).Should().BeNull();

        _platform.Now = _platform.Now.AddHours(6);
        _platform.Break(Operations, item).Should().BeNull();

        _platform.Emergencies().Should().HaveCount(3);
        _platform.Item(item).Control!.Emergencies.Select(sight => sight.Person)
            .Should().Equal(Operations.Person, Liaison(Greece).Person, Operations.Person);
        Sees(Operations, item).Should().BeTrue();
        Sees(Liaison(Greece), item).Should().BeFalse();
    }

    [Fact]
    public void no_emergency_opens_what_is_erased_or_what_the_data_subject_desk_holds()
    {
        var (erased, desk) = (Item(Romania), new ItemId("letter"));
        _platform.Erase(Liaison(Bulgaria), erased, ErasureGround.Unlawful).Should().BeNull();
        _platform.Store(new StreamId("request", "any"),
        [
            new EventElsewhere(desk.Stream, new ItemOpened(
                PartyCode.Selec, ProvenanceKind.Direct, Platform.Terms(), default, new StreamId("subject-request", "any"), [.. Groups.Supervisors],
                DataProtection.Person, _platform.Now)),
        ]);

        foreach (var item in new[] { erased, desk }) _platform.Break(Operations, item).Should().Be(Refusal.NotFound);
    }

    ItemId Item(PartyCode addressee) => _platform.State<Request>(_platform.Sent(addressee)).Item;

    ItemId GreekItem()
    {
        var request = _platform.New("request");
        _platform.Do(Officer(Greece), request, new DraftRequest(_platform.Content(Romania), Platform.Terms()));
        return _platform.State<Request>(request).Item;
    }

    bool Sees(Caller caller, ItemId item) => _platform.Reads.Sees(caller, item.Stream.ToString());
}
