using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests.Consents;

/// <summary>Where a consent ends: at its item, at its holder, at its moment, and at whoever may decide on it.</summary>
public sealed class ConsentLimitsTests
{
    readonly Platform _platform = new();

    [Fact]
    public void nobody_but_the_supplier_refuses_or_revokes()
    {
        var item = new SuppliedItem(_platform, default, HandlingCode.H1);
        var asked = item.Ask(Liaison(Romania), ConsentScope.CourtUse).Consent;
        var granted = item.Granted(Liaison(Romania), ConsentScope.CourtUse);

        foreach (var other in new[] { Liaison(Romania), FocalPoint(Romania) })
        {
            _platform.Ask(other, asked, new RefuseConsent(_platform.Text(), Platform.Terms())).Refusal!.Code.Should().Be(Refusal.NotPermitted);
            _platform.Ask(other, granted, new RevokeConsent()).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        }
        (State(asked), State(granted)).Should().Be((ConsentState.Asked, ConsentState.Granted));
        _platform.Do(Liaison(Bulgaria), asked, new RefuseConsent(_platform.Text(), Platform.Terms()));
    }

    [Fact]
    public void on_what_SELEC_supplied_nobody_decides()
    {
        foreach (var act in Enum.GetValues<ConsentAction>())
        {
            var at = new ConsentStanding(PartyCode.Selec, act == ConsentAction.Revoke ? ConsentState.Granted : ConsentState.Asked, null);
            ConsentRules.Fault(act, at, Operations, _platform.Now)!.Code.Should().Be(Refusal.NotPermitted);
        }
    }

    [Fact]
    public void the_item_itself_takes_a_consent_and_a_revocation_from_its_supplier_alone()
    {
        var item = new SuppliedItem(_platform, default, HandlingCode.H1);
        var consent = item.Granted(Liaison(Romania), ConsentScope.CourtUse);
        var given = item.State.Control!.Consents.Single();
        DomainEvent[] facts = [
            new ItemConsentGranted(given, Liaison(Romania).Person, _platform.Now),
            new ItemConsentRevoked(consent, Liaison(Romania).Person, _platform.Now),
        ];

        foreach (var fact in facts)
        {
            ExchangeActors.Items.Guard(item.State, fact, Context(item, Liaison(Romania)))!.Code.Should().Be(Refusal.NotPermitted);
            ExchangeActors.Items.Guard(item.State, fact, Context(item, Liaison(Bulgaria))).Should().BeNull();
        }
        _platform.Erase(Liaison(Bulgaria), item.Id, ErasureGround.SupplierWish).Should().BeNull();
        ExchangeActors.Items.Guard(item.State, facts[0], Context(item, Liaison(Bulgaria)))!.Code.Should().Be("ITEM_ERASED");
    }

    [Fact]
    public void revoking_one_consent_leaves_the_others_in_force()
    {
        var item = new SuppliedItem(_platform, default, HandlingCode.H1, HandlingCode.H2);
        var court = item.Granted(Liaison(Romania), ConsentScope.CourtUse);
        item.Granted(Liaison(Romania), ConsentScope.Onward, Greece);

        _platform.Do(Liaison(Bulgaria), court, new RevokeConsent());

        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
        item.Forward(Liaison(Romania), Greece).Should().BeNull();
    }

    [Fact]
    public void a_consent_is_in_force_until_the_millisecond_before_its_end()
    {
        var item = new SuppliedItem(_platform, default, HandlingCode.H1);
        var until = _platform.Now.AddDays(10);
        var consent = item.Granted(Liaison(Romania), ConsentScope.CourtUse, until: until);

        _platform.Now = until.AddMilliseconds(-1);
        item.Court(Prosecutor(Romania)).Should().BeNull();
        View(consent).Standing.At(_platform.Now).Should().Be(ConsentState.Granted);
        _platform.Now = until;
        item.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
        View(consent).Standing.At(_platform.Now).Should().Be(ConsentState.Expired, "also before the reminder of it came");
        _platform.Ask(Liaison(Bulgaria), consent, new RevokeConsent()).Refusal!.Code.Should().Be("CONSENT_NOT_GRANTED");
    }

    [Fact]
    public void a_consent_to_one_item_is_none_to_another_of_the_same_supplier()
    {
        var (item, other) = (new SuppliedItem(_platform, default, HandlingCode.H1, HandlingCode.H2), Next());
        item.Granted(Liaison(Romania), ConsentScope.CourtUse);
        item.Granted(Liaison(Romania), ConsentScope.Onward, Greece);
        var consent = item.Granted(Liaison(Romania), ConsentScope.Release, China);
        var own = other.Granted(Liaison(Romania), ConsentScope.Release, China);

        other.Court(Prosecutor(Romania)).Should().Be("HANDLING_FORBIDS");
        other.Forward(Liaison(Romania), Greece).Should().Be("HANDLING_FORBIDS");
        other.Release(Liaison(Romania), China, consent).Code.Should().Be("CONSENT_NOT_IN_FORCE", "the release would rest on what was never asked of it");
        other.Release(Liaison(Romania), China, own).Code.Should().BeNull();
    }

    [Fact]
    public void a_release_that_another_party_proposed_is_confirmed_by_that_party_alone()
    {
        var item = new SuppliedItem(_platform);
        var consent = item.Granted(Liaison(Romania), ConsentScope.Release, China);
        var (release, code) = item.Release(Liaison(Romania), China, consent);
        code.Should().BeNull();

        _platform.Ask(Liaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("CONSENT_NOT_IN_FORCE", "the consent is Romania's");
        item.State.Uses.Should().BeEmpty();
        _platform.Do(FocalPoint(Romania), release, new ConfirmRelease());
    }

    [Fact]
    public void what_is_erased_meanwhile_or_consulted_without_a_purpose_is_not_released()
    {
        var (item, other) = (new SuppliedItem(_platform), Next());
        var release = item.Release(Liaison(Bulgaria), China).Release;
        _platform.Erase(Liaison(Bulgaria), item.Id, ErasureGround.SupplierWish).Should().BeNull();
        _platform.Ask(SecondLiaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("ITEM_ERASED");
        item.State.Uses.Should().BeEmpty();

        _platform.HasPurpose = false;
        other.Release(Liaison(Bulgaria), China).Code.Should().Be("PURPOSE_MISSING");
    }

    SuppliedItem Next() => new(_platform, default, HandlingCode.H1, HandlingCode.H2);

    ConsentState State(StreamId consent) => _platform.State<Consent>(consent).State;

    ConsentView View(StreamId consent) => _platform.Reads.All(ConsentRead.Consents, DataProtection).Single(view => view.Id == consent);

    CommandContext Context(SuppliedItem item, Caller caller) =>
        new(item.Id.Stream, caller, _platform.Now, Parties, null, ImmutableDictionary<Type, object>.Empty, default);
}
