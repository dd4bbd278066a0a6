using Selec.Contracts.Access;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests.Consents;

public sealed class ConsentTests
{
    readonly Platform _platform = new();

    [Fact]
    public void readers_of_the_trade_ask_and_nobody_else()
    {
        var item = Item();
        foreach (var asker in new[] { Liaison(Romania), Prosecutor(Romania), Analyst, Operations })
            item.Ask(asker, ConsentScope.CourtUse).Code.Should().BeNull(asker.Unit);
        foreach (var other in new[] { FocalPoint(Romania), Officer(Romania), DataProtection, Observer })
            item.Ask(other, ConsentScope.CourtUse).Code.Should().Be(Refusal.NotPermitted, other.Unit);
        item.Ask(Liaison(Greece), ConsentScope.CourtUse).Code.Should().Be(Refusal.NotFound, "Greece does not know of the item");
        item.Ask(Liaison(Bulgaria), ConsentScope.CourtUse).Code.Should().Be("CONSENT_OWN_ITEM");
    }

    [Fact]
    public void a_recipient_is_named_where_the_scope_has_one_and_only_then()
    {
        var (item, asker) = (Item(), Liaison(Romania));
        item.Ask(asker, ConsentScope.CourtUse, Greece).Code.Should().Be("CONSENT_RECIPIENT_NOT_ASKED");
        item.Ask(asker, ConsentScope.Onward).Code.Should().Be("CONSENT_RECIPIENT_MISSING");
        foreach (var to in new[] { Germany, China, Romania, Bulgaria })
            item.Ask(asker, ConsentScope.Onward, to).Code.Should().Be("CONSENT_RECIPIENT_KIND", to.Value);
        foreach (var to in new[] { Greece, Italy, PartyCode.Selec })
            item.Ask(asker, ConsentScope.Release, to).Code.Should().Be("RELEASE_RECIPIENT", to.Value);
        item.Ask(asker, ConsentScope.Release, China).Code.Should().BeNull();
        Item(ClassificationLevel.Restricted).Ask(asker, ConsentScope.Release, Germany).Code.Should().Be("RELEASE_CLASSIFIED");
    }

    [Fact]
    public void only_the_supplier_decides()
    {
        var consent = Item().Ask(Liaison(Romania), ConsentScope.CourtUse).Consent;

        foreach (var other in new[] { Liaison(Romania), FocalPoint(Romania) })
            _platform.Ask(other, consent, Grant()).Refusal!.Code.Should().Be(Refusal.NotPermitted, other.Unit);
        foreach (var other in new[] { Liaison(Greece), Officer(Bulgaria), Operations })
            _platform.Ask(other, consent, Grant()).Refusal!.Code.Should().Be(Refusal.NotFound, other.Unit);
        _platform.Do(FocalPoint(Bulgaria), consent, Grant());
        _platform.Ask(Liaison(Bulgaria), consent, Grant()).Refusal!.Code.Should().Be("CONSENT_DECIDED");
    }

    [Fact]
    public void those_concerned_read_of_it_and_the_supervisors()
    {
        var consent = Item().Ask(Prosecutor(Romania), ConsentScope.CourtUse).Consent;

        _platform.ReadersOf(consent).Should().BeEquivalentTo(
            Groups.DataProtection, Groups.Supervision, Groups.Officer(Romania, Prosecutor(Romania).Person), "RO.NFP", "RO.LO", "BG.NFP", "BG.LO");
    }

    [Fact]
    public void a_consent_lasts_at_most_a_year()
    {
        var consent = Item().Ask(Liaison(Romania), ConsentScope.CourtUse).Consent;
        foreach (var until in new[] { _platform.Now, _platform.Now.AddYears(1).AddSeconds(1) })
            _platform.Ask(Liaison(Bulgaria), consent, Grant(until)).Refusal!.Code.Should().Be("CONSENT_UNTIL");
        _platform.Do(Liaison(Bulgaria), consent, Grant());
        _platform.State<Consent>(consent).Granted!.Until.Should().Be(_platform.Now.AddYears(1));
    }

    [Fact]
    public void a_consent_that_nobody_decides_on_lapses_after_thirty_days()
    {
        var consent = Item().Ask(Liaison(Romania), ConsentScope.CourtUse).Consent;
        _platform.Now = _platform.Now.AddDays(30).AddSeconds(-1);
        _platform.Remind(consent).Events.Should().BeEmpty();
        _platform.Now = _platform.Now.AddSeconds(1);
        _platform.Remind(consent);

        _platform.State<Consent>(consent).State.Should().Be(ConsentState.Lapsed);
        _platform.Ask(Liaison(Bulgaria), consent, Grant()).Refusal!.Code.Should().Be("CONSENT_DECIDED");
        _platform.Remind(consent).Events.Should().BeEmpty();
    }

    [Fact]
    public void H1_bars_courts_until_the_supplier_consents_and_again_after_the_end()
    {
        var item = Item(ClassificationLevel.Basic, HandlingCode.H1);
        item.Court(Prosecutor(Bulgaria)).Should().BeNull("it is the supplier's own");
        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
        var consent = item.Granted(Liaison(Romania), ConsentScope.CourtUse, until: _platform.Now.AddDays(10));
        item.Court(Prosecutor(Romania)).Should().BeNull();
        item.State.Uses[^1].Should().Be(new ItemUse(ItemUseKind.UsedInCourt, Romania, _platform.Now, consent)
        {
            Recipient = Romania, CourtReference = "32/2026",
        });
        item.Use(Prosecutor(Romania), new UseInCourt(item.Id, Greece, "1/26")).Should().Be("COURT_NOT_YOURS");

        _platform.Now = _platform.Now.AddDays(10);
        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
        _platform.Remind(consent);
        _platform.State<Consent>(consent).State.Should().Be(ConsentState.Expired);
    }

    [Fact]
    public void a_consent_that_nobody_decided_on_in_time_is_granted_by_nobody_whether_or_not_the_reminder_has_come()
    {
        var consent = Item().Ask(Liaison(Romania), ConsentScope.OtherPurpose).Consent;
        _platform.Now = _platform.Now.AddDays(30).AddTicks(-1);
        ConsentView View() => _platform.Reads.All(ConsentRead.Consents, DataProtection).Single(view => view.Id == consent);
        View().Standing.At(_platform.Now).Should().Be(ConsentState.Asked);
        _platform.Now = _platform.Now.AddTicks(1);

        _platform.Ask(Liaison(Bulgaria), consent, Grant()).Refusal!.Code.Should().Be("CONSENT_DECIDED");
        View().Standing.At(_platform.Now).Should().Be(ConsentState.Lapsed);
    }

    [Fact]
    public void a_revocation_takes_effect_at_once()
    {
        var item = Item(ClassificationLevel.Basic, HandlingCode.H1);
        var consent = item.Granted(Liaison(Romania), ConsentScope.CourtUse);
        _platform.Do(FocalPoint(Bulgaria), consent, new RevokeConsent());

        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
        _platform.Ask(FocalPoint(Bulgaria), consent, new RevokeConsent()).Refusal!.Code.Should().Be("CONSENT_NOT_GRANTED");
    }

    [Fact]
    public void a_consent_serves_its_holder_its_recipient_and_its_scope_alone()
    {
        var item = Item(ClassificationLevel.Basic, HandlingCode.H1, HandlingCode.H2);
        item.Granted(Liaison(Romania), ConsentScope.Onward, Greece);

        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS", "another scope");
        item.Forward(Liaison(Romania), Turkiye).Should().Be("HANDLING_FORBIDS", "another recipient");
        item.Forward(Liaison(Romania), Greece).Should().BeNull();
        item.Forward(Liaison(Greece), Turkiye).Should().Be("HANDLING_FORBIDS", "what came by consent goes no further by it");
        item.Forward(Liaison(Turkiye), Greece).Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void what_is_passed_on_is_read_by_the_national_unit_of_the_party_named()
    {
        var item = Item(ClassificationLevel.Basic, HandlingCode.H2);
        item.Granted(Liaison(Romania), ConsentScope.Onward, Greece);
        _platform.Reads.Sees(Liaison(Greece), item.Id.Stream.ToString()).Should().BeFalse();

        item.Forward(Liaison(Romania), Greece).Should().BeNull();

        _platform.Reads.Sees(Liaison(Greece), item.Id.Stream.ToString()).Should().BeTrue();
        item.Forward(Liaison(Bulgaria), Germany).Should().Be("RECIPIENT_NOT_ENTITLED", "an Observer is in no audience, not even by the supplier");
    }

    [Theory]
    [InlineData("Export")]
    [InlineData("Print")]
    public void H2_keeps_an_item_on_the_platform(string inForm)
    {
        var form = Enum.Parse<TakeOutForm>(inForm);
        var (marked, free) = (Item(ClassificationLevel.Basic, HandlingCode.H2), Item());
        marked.Use(Liaison(Romania), new ExportItem(marked.Id, form)).Should().Be("HANDLING_FORBIDS");
        marked.Use(Liaison(Bulgaria), new ExportItem(marked.Id, form)).Should().BeNull();
        free.Use(Liaison(Romania), new ExportItem(free.Id, form)).Should().BeNull();
        free.Use(Liaison(Greece), new ExportItem(free.Id, form)).Should().Be(Refusal.NotFound);
        _platform.HasPurpose = false;
        free.Use(Liaison(Romania), new ExportItem(free.Id, form)).Should().Be("PURPOSE_MISSING");
    }

    [Fact]
    public void erasing_an_item_ends_its_consents()
    {
        var item = Item(ClassificationLevel.Basic, HandlingCode.H1);
        var (granted, asked) = (item.Granted(Liaison(Romania), ConsentScope.CourtUse), item.Ask(Analyst, ConsentScope.Publish).Consent);
        _platform.Erase(Liaison(Bulgaria), item.Id, ErasureGround.SupplierWish).Should().BeNull();

        foreach (var consent in new[] { granted, asked })
        {
            _platform.State<Consent>(consent).State.Should().Be(ConsentState.Ended);
            _platform.Ask(Liaison(Bulgaria), consent, Grant()).Refusal!.Code.Should().Be("CONSENT_DECIDED");
        }
        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
        item.Ask(Liaison(Romania), ConsentScope.CourtUse).Code.Should().Be("ITEM_ERASED");
    }

    [Fact]
    public void a_consent_to_one_use_is_none_to_another()
    {
        var item = Item(ClassificationLevel.Basic, HandlingCode.H1);
        item.Granted(Liaison(Romania), ConsentScope.Publish);
        item.Granted(Liaison(Romania), ConsentScope.OtherPurpose);

        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
    }

    [Fact]
    public void another_purpose_needs_the_suppliers_consent_even_of_what_is_not_marked()
    {
        var item = Item();
        item.OtherPurpose(Liaison(Bulgaria)).Should().BeNull("it is the supplier's own");
        item.OtherPurpose(Officer(Romania)).Should().Be("HANDLING_FORBIDS");
        item.OtherPurpose(Liaison(Greece)).Should().Be(Refusal.NotFound);
        var consent = item.Granted(Liaison(Romania), ConsentScope.OtherPurpose, until: _platform.Now.AddDays(10));
        foreach (var user in new[] { Officer(Romania), FocalPoint(Romania), Liaison(Romania), Prosecutor(Romania) })
            item.OtherPurpose(user).Should().BeNull(user.Unit);
        item.State.Uses[^1].Should().Be(
            new ItemUse(ItemUseKind.UsedForOtherPurpose, Romania, _platform.Now, consent) { CrimeArea = CrimeArea.Tobacco });
        item.OtherPurpose(Analyst).Should().Be(Refusal.NotPermitted, "SELEC is no authority that investigates");

        _platform.Now = _platform.Now.AddDays(10);
        item.OtherPurpose(Officer(Romania)).Should().Be("HANDLING_FORBIDS");
    }

    [Fact]
    public void another_purpose_ends_with_its_consent()
    {
        var item = Item();
        var consent = item.Granted(Liaison(Romania), ConsentScope.OtherPurpose);
        _platform.Do(FocalPoint(Bulgaria), consent, new RevokeConsent());

        item.OtherPurpose(Officer(Romania)).Should().Be("HANDLING_FORBIDS");
    }

    [Fact]
    public void recalling_an_item_ends_its_consents()
    {
        var item = Item(ClassificationLevel.Basic, HandlingCode.H1);
        var consent = item.Granted(Liaison(Romania), ConsentScope.CourtUse);

        _platform.Ask(Liaison(Bulgaria), new RecallItem(item.Id, RecallGround.Wrong)).Refusal.Should().BeNull();

        _platform.State<Consent>(consent).State.Should().Be(ConsentState.Ended);
        item.State.Control!.Consents.Should().BeEmpty("what goes to nobody again is used on no earlier consent");
        item.Court(Prosecutor(Romania)).Should().Be(Refusal.NotFound);
    }

    SuppliedItem Item(ClassificationLevel level = default, params HandlingCode[] handling) => new(_platform, level, handling);

    static GrantConsent Grant(DateTimeOffset? until = null) => new(until, null, Platform.Terms());
}
