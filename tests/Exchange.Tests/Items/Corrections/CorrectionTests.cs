using Selec.Exchange.Tests.World;
using Selec.Contracts.Access;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class CorrectionTests
{
    readonly Platform _platform = new();

    [Fact]
    public void a_correction_is_an_item_for_whoever_may_have_the_original_and_the_original_says_so()
    {
        var item = Shared(Romania, Greece);

        var correction = Corrected(item);

        View(item, Liaison(Romania))!.CorrectedBy.Should().Be(correction);
        var seen = View(correction, Liaison(Romania))!;
        (seen.Corrects, seen.Supplier, seen.Statement!.Item).Should().Be((item, Bulgaria, correction));
        View(correction, Liaison(Greece)).Should().NotBeNull();
        View(correction, Liaison(Turkiye)).Should().BeNull();
        seen.ReviewDue.Should().Be(View(item, Liaison(Romania))!.ReviewDue, "correcting is no decision to keep");
    }

    [Fact]
    public void a_correction_keeps_the_ends_of_time_and_the_withheld_fields_of_the_original()
    {
        var item = Shared(Romania);
        var until = _platform.Now.AddDays(10);
        Act(Liaison(Bulgaria), new WidenAudience(item, Greece, until)).Should().BeNull();
        Act(Liaison(Bulgaria), new RestrictField(item, "facts", [Romania])).Should().BeNull();

        var control = _platform.Item(Corrected(item)).Control!;

        control.Audience["GR"].To.Should().Be(until);
        control.Restrictions.Should().ContainSingle().Which.Should().Be(new Contracts.Access.FieldRestriction("statement", Romania));
    }

    [Fact]
    public void every_party_that_ever_had_the_item_is_told_and_learns_of_no_other()
    {
        var item = Shared(Romania, Greece, Turkiye);
        Act(Liaison(Bulgaria), new NarrowAudience(item, Greece, null)).Should().BeNull();

        Recall(item).Should().BeNull();

        foreach (var party in new[] { Romania, Greece, Turkiye })
        {
            foreach (var person in new[] { Liaison(party), FocalPoint(party) })
                Notices(person).Should().ContainSingle().Which.Party.Should().Be(party);
        }
        Notices(Liaison(Bulgaria)).Select(notice => notice.Party).Should().BeEquivalentTo([Romania, Greece, Turkiye]);
        Notices(DataProtection).Should().HaveCount(3);
        foreach (var other in new[] { Partner(Italy), Officer(Romania), Observer, Operations, Analyst }) Notices(other).Should().BeEmpty();
    }

    [Fact]
    public void a_party_that_was_let_in_and_had_no_reader_yet_is_told_of_nothing()
    {
        var item = Shared(Romania);
        var invited = new ItemAudienceWidened([], Liaison(Bulgaria).Person, _platform.Now) { Parties = [Greece] };
        _platform.Store(new StreamId("request", "r"), [new EventElsewhere(item.Stream, invited)]);

        Recall(item).Should().BeNull();

        Notices(Liaison(Romania)).Should().ContainSingle();
        Notices(Liaison(Greece)).Should().BeEmpty();
    }

    [Fact]
    public void nothing_is_withheld_under_a_name_that_no_text_has()
    {
        var item = Shared(Romania);
        foreach (var wrong in new[] { "fact", "noSuchField", "quantity" })
            Act(Liaison(Bulgaria), new RestrictField(item, wrong, [Romania])).Should().Be("FIELD_NO_TEXT", wrong);
        _platform.Item(item).Control!.Restrictions.Should().BeEmpty();
        Act(Liaison(Bulgaria), new RestrictField(item, "facts", [Romania])).Should().BeNull();
    }

    [Fact]
    public void nothing_is_disclosed_without_a_purpose()
    {
        var item = Shared(Romania);
        Act(Liaison(Bulgaria), new RestrictField(item, "facts", [Romania])).Should().BeNull();
        _platform.HasPurpose = false;

        Act(Liaison(Bulgaria), new WidenAudience(item, Greece, null)).Should().Be("PURPOSE_MISSING");
        Act(Liaison(Bulgaria), new ReleaseField(item, "facts", [Romania])).Should().Be("PURPOSE_MISSING");
    }

    [Fact]
    public void a_party_leaves_an_audience_by_its_own_act_alone_and_the_supplier_never_does()
    {
        var item = Shared(Romania, Greece);
        string? Left(PartyCode party, Caller by) => ItemRules.AgainstLeaving(
            _platform.Item(item), new ItemAudienceLeft(party, by.Person, _platform.Now), _platform.ContextOf(by, item.Stream, new WithdrawAct(item)))?.Code;

        Left(Romania, Liaison(Greece)).Should().Be(Refusal.NotPermitted);
        Left(Bulgaria, Liaison(Bulgaria)).Should().Be(Refusal.NotPermitted);
        Left(Romania, Liaison(Romania)).Should().BeNull();
        _platform.Store(item.Stream, [new EventElsewhere(item.Stream, new ItemAudienceLeft(Romania, Liaison(Romania).Person, _platform.Now))]);
        View(item, Liaison(Romania)).Should().BeNull();
        View(item, Liaison(Greece)).Should().NotBeNull();
    }

    [Fact]
    public void a_recalled_item_is_its_suppliers_alone_and_goes_to_nobody_again()
    {
        var item = Shared(Romania, Greece);

        Recall(item).Should().BeNull();

        View(item, Liaison(Romania)).Should().BeNull();
        View(item, FocalPoint(Greece)).Should().BeNull();
        View(item, Liaison(Bulgaria))!.RecallGround.Should().Be(RecallGround.Wrong);
        var widened = new ItemAudienceWidened([Groups.Liaison(Turkiye)], Liaison(Bulgaria).Person, _platform.Now);
        ItemRules.AgainstWidening(_platform.Item(item), widened, Context(item)).Should().Match<Refusal>(no => no.Code == "ITEM_RECALLED");
        Correct(Liaison(Bulgaria), item).Should().Be("ITEM_RECALLED");
        var facts = _platform.Journal.Count;
        Recall(item).Should().BeNull();
        _platform.Journal.Should().HaveCount(facts, "a repeat tells nobody twice");
    }

    [Fact]
    public void a_correction_begins_no_new_time_and_goes_to_nobody_whose_time_has_ended()
    {
        var item = Shared(Romania, Greece);
        var due = _platform.Item(item).Clock!.Due;
        Act(Liaison(Bulgaria), new NarrowAudience(item, Greece, null)).Should().BeNull();
        _platform.Now = _platform.Now.AddYears(1);

        var correction = Corrected(item);

        _platform.Item(correction).Clock!.Due.Should().Be(due);
        View(correction, Liaison(Romania)).Should().NotBeNull();
        View(correction, Liaison(Greece)).Should().BeNull();
        Notices(Liaison(Greece)).Should().ContainSingle("it had the original, and is told that there is a correction");
        _platform.Reach(due);
        foreach (var gone in new[] { item, correction }) _platform.Item(gone).Erased!.Ground.Should().Be(ErasureGround.RetentionEnded);
    }

    [Fact]
    public void whoever_took_sight_in_an_emergency_is_told_like_any_recipient_and_sees_no_more()
    {
        var item = Shared(Romania);
        var sight = new Contracts.Access.EmergencySight(
            Liaison(Greece).Person, Greece, new Contracts.Access.Window(_platform.Now, _platform.Now.AddHours(4)));
        _platform.Store(new StreamId("request", "any"),
        [
            new EventElsewhere(item.Stream, new EmergencySightTaken(sight, new StreamId("emergency", "any"), _platform.Now)),
        ]);
        View(item, Liaison(Greece)).Should().NotBeNull();

        Recall(item).Should().BeNull();

        Notices(Liaison(Greece)).Should().ContainSingle().Which.Party.Should().Be(Greece);
        View(item, Liaison(Greece)).Should().BeNull("a recall ends the sight too");
    }

    [Fact]
    public void a_text_once_corrected_is_corrected_by_correcting_its_correction()
    {
        var item = Shared(Romania);
        var correction = Corrected(item);

        Correct(Liaison(Bulgaria), item).Should().Be("ALREADY_CORRECTED");
        Correct(Liaison(Bulgaria), correction).Should().BeNull();
    }

    [Fact]
    public void a_correction_is_on_terms_no_weaker()
    {
        var item = Shared(Romania);

        Correct(Liaison(Bulgaria), item, Platform.Terms()).Should().Be("HANDLING_WEAKER_THAN_ORIGINAL");
        Report(Liaison(Romania), item, Platform.Terms()).Should().Be("HANDLING_WEAKER_THAN_ORIGINAL");
    }

    [Fact]
    public void only_the_supplier_corrects_and_recalls()
    {
        var item = Shared(Romania);
        foreach (var person in All.Where(person => person.Unit is not ("BG.LO" or "BG.NFP")))
        {
            Correct(person, item).Should().BeOneOf(Refusal.NotFound, Refusal.NotPermitted);
            Act(person, new RecallItem(item, RecallGround.Wrong)).Should().BeOneOf(Refusal.NotFound, Refusal.NotPermitted);
        }
        Correct(Liaison(Romania), item).Should().Be(Refusal.NotPermitted);
        Correct(Liaison(Greece), item).Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void what_was_drawn_from_a_corrected_or_recalled_item_must_be_looked_at_again()
    {
        var (item, answer) = (Shared(Romania), Shared());
        _platform.Store(
            new StreamId("thread", "any"),
            [new EventElsewhere(item.Stream, new ItemCited(answer, Romania, Officer(Bulgaria).Person, _platform.Now))]);

        Corrected(item);
        _platform.Item(answer).Reassess!.Last.Fate.Should().Be(SourceFate.Corrected);
        Recall(item);

        _platform.Item(answer).Reassess!.Last.Fate.Should().Be(SourceFate.Recalled);
    }

    [Fact]
    public void each_party_acknowledges_its_own_notice_and_no_other()
    {
        var item = Shared(Romania, Greece);
        Recall(item);
        var notice = Notices(Liaison(Romania)).Single().Id;

        Acknowledge(Liaison(Greece), notice).Should().Be(Refusal.NotFound);
        Acknowledge(Liaison(Bulgaria), notice).Should().Be(Refusal.NotPermitted);
        Acknowledge(FocalPoint(Romania), notice).Should().BeNull();
        Acknowledge(Liaison(Romania), notice).Should().BeNull();

        Notices(Liaison(Bulgaria)).Select(one => (one.Party, one.AcknowledgedBy)).Should().BeEquivalentTo(
            [(Romania, (PersonId?)FocalPoint(Romania).Person), (Greece, null)]);
    }

    [Fact]
    public void a_notice_that_nobody_acknowledges_for_seven_days_is_overdue()
    {
        var item = Shared(Romania, Greece);
        Recall(item);
        Acknowledge(Liaison(Romania), Notices(Liaison(Romania)).Single().Id);

        _platform.Reach(_platform.Now.AddDays(7).AddMilliseconds(-1));
        Notices(Liaison(Bulgaria)).Should().OnlyContain(notice => !notice.Overdue);
        _platform.Reach(_platform.Now.AddMilliseconds(1), times: 2);

        Notices(Liaison(Bulgaria)).Single(notice => notice.Overdue).Party.Should().Be(Greece);
        Acknowledge(Liaison(Greece), Notices(Liaison(Greece)).Single().Id).Should().BeNull();
        Notices(Liaison(Greece)).Single().Overdue.Should().BeTrue("it was late, and stays so");
    }

    [Fact]
    public void whoever_finds_an_error_alerts_the_supplier_and_changes_nothing()
    {
        var item = Shared(Romania);
        var before = _platform.Journal.Count(fact => fact.Stream == item.Stream);

        Report(Liaison(Romania), item, Strict()).Should().BeNull();

        _platform.Journal.Count(fact => fact.Stream == item.Stream).Should().Be(before);
        var notice = Notices(Liaison(Bulgaria)).Single();
        (notice.Kind, notice.Party, notice.From).Should().Be((NoticeKind.ErrorReported, Bulgaria, Romania));
        View(notice.Text!.Item, FocalPoint(Bulgaria)).Should().NotBeNull();
        Report(Liaison(Greece), item, Strict()).Should().Be(Refusal.NotFound);
        Notices(Liaison(Greece)).Should().BeEmpty();
        Acknowledge(Liaison(Romania), notice.Id).Should().Be(Refusal.NotPermitted);
        Acknowledge(Liaison(Bulgaria), notice.Id).Should().BeNull();
    }

    [Fact]
    public void what_was_erased_is_neither_reported_nor_corrected_nor_recalled()
    {
        var item = Shared(Romania);
        _platform.Erase(Liaison(Bulgaria), item, ErasureGround.Unlawful).Should().BeNull();

        Report(Liaison(Romania), item, Strict()).Should().Be("ITEM_ERASED");
        Correct(Liaison(Bulgaria), item).Should().Be("ITEM_ERASED");
        Recall(item).Should().Be("ITEM_ERASED");
        Notices(DataProtection).Should().BeEmpty();
    }

    static ItemTerms Strict() => Platform.Terms(ClassificationLevel.Restricted, HandlingCode.H1);

    /// <summary>An item of Bulgaria's that these parties may read.</summary>
    ItemId Shared(params PartyCode[] parties)
    {
        var item = new ItemId($"shared{_platform.Journal.Count}");
        var opened = new ItemOpened(
            Bulgaria, ProvenanceKind.Direct, Strict(), ClassificationLevel.Restricted, new StreamId("request", "any"),
            [.. Groups.Supervisors, Groups.FocalPoint(Bulgaria), Groups.Liaison(Bulgaria)], Officer(Bulgaria).Person, _platform.Now);
        _platform.Store(new StreamId("request", "any"), [new EventElsewhere(item.Stream, opened)]);
        foreach (var party in parties) Act(Liaison(Bulgaria), new WidenAudience(item, party, null)).Should().BeNull();
        return item;
    }

    ItemId Corrected(ItemId item)
    {
        Correct(Liaison(Bulgaria), item).Should().BeNull();
        return _platform.Item(item).Superseded!.Correction;
    }

    string? Correct(Caller caller, ItemId item, ItemTerms? terms = null) =>
        Act(caller, new CorrectItem(item, _platform.Text(), terms ?? Strict()));

    string? Report(Caller caller, ItemId item, ItemTerms terms) => Act(caller, new ReportError(item, _platform.Text(), terms));

    string? Recall(ItemId item) => Act(Liaison(Bulgaria), new RecallItem(item, RecallGround.Wrong));

    string? Acknowledge(Caller caller, StreamId notice) => Act(caller, new AcknowledgeNotice(notice));

    string? Act(Caller caller, Command command) => _platform.Ask(caller, command).Refusal?.Code;

    CommandContext Context(ItemId item) => new(
        item.Stream, Liaison(Bulgaria), _platform.Now, Parties, null, System.Collections.Immutable.ImmutableDictionary<Type, object>.Empty, default);

    ItemView? View(ItemId item, Caller viewer) => _platform.Reads.All(ItemRead.Items, viewer).SingleOrDefault(view => view.Id == item.Stream);

    List<NoticeView> Notices(Caller viewer) => _platform.Reads.All(NoticeRead.Notices, viewer);
}
