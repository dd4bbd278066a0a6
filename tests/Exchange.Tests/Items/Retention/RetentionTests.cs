using System.Globalization;
using Selec.Contracts;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class RetentionTests
{
    readonly Platform _platform = new();

    [Theory]
    [InlineData("2024-03-31", "2026-12-31", "2027-03-31", "2030-03-31")]
    [InlineData("2024-02-29", "2026-11-28", "2027-02-28", "2030-02-28")]
    [InlineData("2024-05-31", "2027-02-28", "2027-05-31", "2030-05-31")]
    [InlineData("2023-11-30", "2026-08-30", "2026-11-30", "2029-11-30")]
    public void a_review_is_due_after_three_years_and_announced_three_months_before(string entry, string notice, string due, string next)
    {
        var item = _platform.Supplied(Day(entry));
        _platform.Item(item).Clock!.Due.Should().Be(Day(due));
        _platform.SideOf(item.Stream).Reminders.Select(reminder => reminder.Due).Should().Equal(Day(notice), Day(due));

        _platform.Reach(Day(notice).AddMilliseconds(-1));
        _platform.Item(item).Clock!.AnnouncedAt.Should().BeNull();
        _platform.Reach(Day(notice));
        _platform.Item(item).Clock!.AnnouncedAt.Should().Be(Day(notice));
        Extend(Liaison(Bulgaria), item).Should().BeNull();

        _platform.Item(item).Clock!.Due.Should().Be(Day(next));
    }

    [Fact]
    public void an_extension_counts_from_the_former_end_and_not_from_the_decision()
    {
        var item = _platform.Supplied(Day("2024-03-31"));
        _platform.Reach(Day("2027-01-10"));

        Extend(FocalPoint(Bulgaria), item).Should().BeNull();

        var clock = _platform.Item(item).Clock!;
        clock.Due.Should().Be(Day("2030-03-31"));
        clock.Extensions.Should().Equal(new RetentionExtension(Day("2027-01-10"), FocalPoint(Bulgaria).Person, Day("2030-03-31")));
        _platform.Reach(Day("2027-04-01"));
        _platform.Item(item).Erased.Should().BeNull();
        _platform.Reach(Day("2029-12-31"));
        Reviews(Liaison(Bulgaria)).Should().ContainSingle().Which.Due.Should().Be(Day("2030-03-31"));
    }

    [Fact]
    public void without_a_decision_the_platform_deletes_at_the_deadline()
    {
        var item = _platform.Supplied(Day("2024-03-31"));
        _platform.Reach(Day("2027-03-31").AddMilliseconds(-1));
        _platform.Item(item).Erased.Should().BeNull();

        _platform.Reach(Day("2027-03-31"));

        var platform = PlatformCaller.Caller.Person;
        _platform.Item(item).Erased.Should().Be(new ItemErased(ErasureGround.RetentionEnded, platform, Day("2027-03-31")));
        _platform.SideOf(item.Stream).Reminders.Should().BeEmpty();
        Reviews(Liaison(Bulgaria)).Should().BeEmpty();
    }

    [Fact]
    public void what_a_deleted_item_identified_is_withdrawn()
    {
        _platform.Now = Day("2024-03-31");
        var item = _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Now = Day("2026-01-01");
        _platform.Report(Officer(Romania), "duba", "h1");
        _platform.Contacts(Liaison(Romania)).Should().ContainSingle();

        _platform.Reach(Day("2027-03-31"));

        _platform.Contacts(Liaison(Romania)).Should().BeEmpty();
        _platform.Item(item).Erased.Should().NotBeNull();
    }

    [Fact]
    public void a_review_is_told_to_the_supplier_and_the_supervisors_alone()
    {
        var thread = _platform.Received(_platform.Opened(Turkiye));
        var item = _platform.State<Request>(_platform.State<RequestThread>(thread).Request!.Id).Item;

        _platform.Reach(_platform.Item(item).Clock!.NoticeAt());

        foreach (var person in All)
        {
            var told = person.Role is Role.DataProtectionOfficer || person.Unit is "BG.NFP" or "BG.LO";
            Reviews(person).Should().HaveCount(told ? 1 : 0, person.Unit);
        }
        View(item, Liaison(Turkiye)).ClockFor(Liaison(Turkiye)).Should().BeNull();
        View(item, Liaison(Turkiye)).ReviewDue.Should().Be(_platform.Item(item).Clock!.Due);
        View(item, Liaison(Bulgaria)).ClockFor(Liaison(Bulgaria))!.AnnouncedAt.Should().NotBeNull();
    }

    [Fact]
    public void only_the_supplier_extends_only_while_the_review_is_announced_and_only_in_time()
    {
        var thread = _platform.Received(_platform.Opened(Turkiye));
        var item = _platform.State<Request>(_platform.State<RequestThread>(thread).Request!.Id).Item;
        var due = _platform.Item(item).Clock!.Due;
        Extend(Liaison(Bulgaria), item).Should().Be("REVIEW_NOT_OPEN");
        _platform.Reach(due.AddMonths(-1));

        foreach (var person in All.Where(person => person.Unit is not ("BG.NFP" or "BG.LO")))
        {
            Extend(person, item).Should().BeOneOf([Refusal.NotFound, Refusal.NotPermitted], person.Unit);
            _platform.Try(person, item.Stream, new ExtendRetention(item)).Refusal.Should().NotBeNull(person.Unit);
        }
        Extend(Liaison(Turkiye), item).Should().Be(Refusal.NotPermitted);
        Extend(Liaison(Greece), item).Should().Be(Refusal.NotFound);
        _platform.Now = due;
        Extend(Liaison(Bulgaria), item).Should().Be("REVIEW_OVER", "the deletion may be on its way still");
        _platform.Reach(due);
        Extend(Liaison(Bulgaria), item).Should().Be("ITEM_ERASED");
    }

    [Fact]
    public void an_extension_ends_the_review_and_the_next_one_is_announced_anew()
    {
        var item = _platform.Supplied(Day("2024-03-31"));
        _platform.Reach(Day("2027-01-10"));
        Extend(Liaison(Bulgaria), item).Should().BeNull();

        Extend(Liaison(Bulgaria), item).Should().Be("REVIEW_NOT_OPEN");
        Reviews(Liaison(Bulgaria)).Should().BeEmpty();
    }

    [Fact]
    public void a_unit_that_was_no_part_of_the_matter_decides_on_the_review_it_is_told_of()
    {
        _platform.Drafted(Turkiye);
        var item = new ItemId(_platform.Streams.Single(stream => stream.Kind == InformationItem.ActorKind).Key);
        Extend(Liaison(Bulgaria), item).Should().Be(Refusal.NotFound);
        _platform.Reach(_platform.Item(item).Clock!.NoticeAt());

        Extend(Liaison(Bulgaria), item).Should().BeNull();
    }

    [Fact]
    public void the_clock_of_a_state_that_withdrew_goes_on_and_nobody_decides_for_it()
    {
        var item = _platform.Supplied(Day("2024-03-31"));
        // A party whose status ended gives its people no groups any more; role and party stay.
        var gone = Liaison(Bulgaria) with { Unit = "BG", Groups = [Groups.Of(Liaison(Bulgaria).Person)] };
        _platform.Reach(Day("2027-01-10"));

        _platform.Item(item).Erased.Should().BeNull("the end of a status deletes nothing");
        Extend(gone, item).Should().Be(Refusal.NotFound);
        Reviews(gone).Should().BeEmpty();
        _platform.Reach(Day("2027-03-31"));
        _platform.Item(item).Erased!.Ground.Should().Be(ErasureGround.RetentionEnded);
    }

    [Fact]
    public void a_reminder_that_arrives_twice_deletes_once()
    {
        var item = _platform.Supplied(Day("2024-03-31"));

        _platform.Reach(Day("2027-03-31"), times: 3);

        _platform.Journal.Count(fact => fact.Fact is ItemErased).Should().Be(1);
        _platform.Journal.Count(fact => fact.Fact is ItemReviewAnnounced).Should().Be(1);
        _platform.Deliver(item.Stream, "retention-ended").Events.Should().BeEmpty();
    }

    [Fact]
    public void a_reminder_that_arrives_before_its_time_brings_nothing_about()
    {
        var item = _platform.Supplied(Day("2024-03-31"));
        _platform.Now = Day("2026-12-31").AddMilliseconds(-1);
        foreach (var reminder in new[] { "review-announced", "retention-ended" })
            _platform.Deliver(item.Stream, reminder).Events.Should().BeEmpty(reminder);
        _platform.Reach(Day("2027-03-31").AddMilliseconds(-1));

        _platform.Deliver(item.Stream, "retention-ended").Events.Should().BeEmpty();

        _platform.Item(item).Erased.Should().BeNull();
    }

    [Fact]
    public void the_name_in_an_account_has_no_end()
    {
        var name = new ItemId("name");
        _platform.Store(new StreamId("request", "any"),
        [
            new EventElsewhere(name.Stream, new ItemOpened(
                Bulgaria, ProvenanceKind.Direct, Platform.Terms(), default, new StreamId("person", "bg"), [Groups.Everyone], default,
                _platform.Now)),
        ]);

        _platform.SideOf(name.Stream).Reminders.Should().BeEmpty();
        _platform.Item(name).Clock.Should().BeNull();
    }

    List<ReviewView> Reviews(Caller viewer) => _platform.Reads.All(ReviewRead.Reviews, viewer);

    ItemView View(ItemId item, Caller viewer) => _platform.Reads.All(ItemRead.Items, viewer).Single(view => view.Id == item.Stream);

    string? Extend(Caller caller, ItemId item) => _platform.Ask(caller, new ExtendRetention(item)).Refusal?.Code;

    internal static DateTimeOffset Day(string day) =>
        DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddHours(9).AddMinutes(30);
}
