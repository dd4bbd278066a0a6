using Selec.Contracts.Access;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests.Consents;

public sealed class ReleaseTests
{
    readonly Platform _platform = new();

    [Fact]
    public void an_observer_gets_an_item_by_consent_of_the_inputter_and_nothing_through_its_account()
    {
        var item = new SuppliedItem(_platform);
        item.Release(Liaison(Romania), Germany).Code.Should().Be("CONSENT_NOT_IN_FORCE");
        var consent = item.Granted(Liaison(Romania), ConsentScope.Release, Germany);
        item.Release(Liaison(Romania), China, consent).Code.Should().Be("CONSENT_NOT_IN_FORCE", "it names another recipient");
        item.Release(Operations, Germany, consent).Code.Should().Be("CONSENT_NOT_IN_FORCE", "it is another party's");

        var (release, code) = item.Release(Liaison(Romania), Germany, consent);

        code.Should().BeNull();
        _platform.Do(FocalPoint(Romania), release, new ConfirmRelease());
        _platform.State<Release>(release).State.Should().Be(ReleaseState.Released);
        _platform.ReadersOf(release).Should().BeEquivalentTo(Groups.DataProtection, Groups.Supervision, "RO.NFP", "RO.LO", "BG.NFP", "BG.LO");
        foreach (var node in new[] { item.Id.Stream, release, consent }) _platform.Reads.Sees(Observer, node.ToString()).Should().BeFalse();
        item.State.Control!.Audience.Keys.Should().NotContain(Germany.Value);
    }

    [Fact]
    public void the_suppliers_own_release_to_an_observer_needs_no_further_consent() =>
        new SuppliedItem(_platform).Release(Liaison(Bulgaria), Germany).Code.Should().BeNull();

    [Fact]
    public void what_was_recalled_goes_to_nobody_any_more()
    {
        var item = new SuppliedItem(_platform);
        var (release, _) = item.Release(Liaison(Bulgaria), Germany);
        _platform.Ask(Liaison(Bulgaria), new RecallItem(item.Id, RecallGround.Unlawful)).Refusal.Should().BeNull();

        item.Release(Liaison(Bulgaria), Germany).Code.Should().Be("ITEM_RECALLED");
        item.Publish(Liaison(Bulgaria)).Code.Should().Be("ITEM_RECALLED");
        _platform.Ask(SecondLiaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("ITEM_RECALLED");
    }

    [Fact]
    public void classified_information_is_never_released()
    {
        var item = new SuppliedItem(_platform, ClassificationLevel.Restricted);
        foreach (var to in new[] { Germany, China }) item.Release(Liaison(Bulgaria), to).Code.Should().Be("RELEASE_CLASSIFIED");
        item.Release(Liaison(Bulgaria), Greece).Code.Should().Be("RELEASE_RECIPIENT", "whoever has an audience needs no release");
    }

    [Theory]
    [InlineData("DE")]
    [InlineData("CN")]
    public void a_release_to_an_observer_or_a_third_party_takes_two_persons(string to)
    {
        var item = new SuppliedItem(_platform);
        var (release, code) = item.Release(Liaison(Bulgaria), new PartyCode(to));
        code.Should().BeNull();
        (_platform.State<Release>(release).State, item.State.Uses.Length).Should().Be((ReleaseState.Proposed, 0));

        _platform.Ask(Liaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("RELEASE_SECOND_PERSON");
        _platform.Ask(Officer(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be(Refusal.NotFound);
        _platform.Do(SecondLiaison(Bulgaria), release, new ConfirmRelease());

        item.State.Uses.Should().ContainSingle().Which.Kind.Should().Be(ItemUseKind.Released);
        _platform.Ask(FocalPoint(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("RELEASE_MADE");
    }

    [Fact]
    public void a_consent_revoked_between_proposal_and_confirmation_stops_the_release()
    {
        var item = new SuppliedItem(_platform);
        var consent = item.Granted(Liaison(Romania), ConsentScope.Release, China);
        var (release, code) = item.Release(Liaison(Romania), China, consent);
        code.Should().BeNull();
        _platform.Do(Liaison(Bulgaria), consent, new RevokeConsent());

        _platform.Ask(SecondLiaison(Romania), release, new ConfirmRelease()).Refusal!.Code.Should().Be("CONSENT_NOT_IN_FORCE");
        _platform.State<Release>(release).State.Should().Be(ReleaseState.Proposed);
        item.State.Uses.Should().BeEmpty();
    }

    [Fact]
    public void the_second_person_is_asked_what_the_first_was()
    {
        var item = new SuppliedItem(_platform);
        var (release, _) = item.Release(Liaison(Bulgaria), China);
        _platform.Ask(FocalPoint(Bulgaria) with { Role = Role.CaseOfficer }, release, new ConfirmRelease()).Refusal!.Code
            .Should().Be(Refusal.NotPermitted, "the role does not release");
        item.Platform.Ask(Liaison(Bulgaria), new ReclassifyItem(item.Id, ClassificationLevel.Restricted)).Refusal.Should().BeNull();

        _platform.Ask(SecondLiaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("RELEASE_CLASSIFIED");
        item.State.Uses.Should().BeEmpty();
    }

    [Fact]
    public void a_proposed_release_lapses_after_seven_days_whether_or_not_the_reminder_has_come()
    {
        var item = new SuppliedItem(_platform);
        var (release, _) = item.Release(Liaison(Bulgaria), China);
        var lapses = _platform.Now.AddDays(7);
        _platform.SideOf(release).Reminders.Should().Equal(new Reminder(LapseRelease.Reminder, lapses));
        _platform.Now = lapses.AddMilliseconds(-1);
        _platform.Remind(release).Events.Should().BeEmpty("it is not time");

        _platform.Now = lapses;
        _platform.Ask(SecondLiaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("RELEASE_LAPSED");
        View(release).StateAt(_platform.Now).Should().Be(ReleaseState.Lapsed);
        _platform.Remind(release);
        _platform.Remind(release).Events.Should().BeEmpty("it lapses once");

        View(release).State.Should().Be(ReleaseState.Lapsed);
        _platform.SideOf(release).Reminders.Should().BeEmpty();
        _platform.Ask(SecondLiaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("RELEASE_LAPSED");
        item.State.Uses.Should().BeEmpty();
    }

    [Fact]
    public void an_item_is_published_by_two_persons_with_the_consent_of_its_supplier()
    {
        var item = new SuppliedItem(_platform);
        item.Publish(Liaison(Romania)).Code.Should().Be("CONSENT_NOT_IN_FORCE");
        item.Publish(Liaison(Romania), item.Granted(Liaison(Romania), ConsentScope.Release, Germany)).Code.Should().Be("CONSENT_NOT_IN_FORCE");
        item.Publish(Liaison(Greece)).Code.Should().Be(Refusal.NotFound);
        var consent = item.Granted(Liaison(Romania), ConsentScope.Publish);
        item.Release(Liaison(Romania), Germany, consent).Code.Should().Be("CONSENT_NOT_IN_FORCE", "what may be published is not released by it");

        var (release, code) = item.Publish(Liaison(Romania), consent);

        code.Should().BeNull();
        item.State.Uses.Should().BeEmpty("one person proposed it");
        _platform.Ask(Liaison(Romania), release, new ConfirmRelease()).Refusal!.Code.Should().Be("RELEASE_SECOND_PERSON");
        _platform.Do(SecondLiaison(Romania), release, new ConfirmRelease());
        item.State.Uses.Should().Equal(new ItemUse(ItemUseKind.Published, Romania, _platform.Now, consent));
        View(release).To.Should().BeNull();
    }

    [Fact]
    public void a_consent_revoked_before_the_second_person_stops_the_publication()
    {
        var item = new SuppliedItem(_platform);
        var consent = item.Granted(Liaison(Romania), ConsentScope.Publish);
        var (release, _) = item.Publish(Liaison(Romania), consent);
        _platform.Do(Liaison(Bulgaria), consent, new RevokeConsent());

        _platform.Ask(SecondLiaison(Romania), release, new ConfirmRelease()).Refusal!.Code.Should().Be("CONSENT_NOT_IN_FORCE");
        item.State.Uses.Should().BeEmpty();
    }

    [Fact]
    public void classified_information_is_never_published() =>
        new SuppliedItem(_platform, ClassificationLevel.Restricted).Publish(Liaison(Bulgaria)).Code.Should().Be("RELEASE_CLASSIFIED");

    [Fact]
    public void a_release_that_was_carried_out_does_not_lapse()
    {
        var (release, _) = new SuppliedItem(_platform).Release(Liaison(Bulgaria), China);
        _platform.Do(SecondLiaison(Bulgaria), release, new ConfirmRelease());
        _platform.Now = _platform.Now.AddDays(8);

        _platform.Remind(release).Events.Should().BeEmpty();
        _platform.SideOf(release).Reminders.Should().BeEmpty();
        View(release).StateAt(_platform.Now).Should().Be(ReleaseState.Released);
    }

    ReleaseView View(StreamId release) => _platform.Reads.All(ReleaseRead.Releases, DataProtection).Single(view => view.Id == release);
}
