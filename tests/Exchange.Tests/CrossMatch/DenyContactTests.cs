using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class DenyContactTests
{
    readonly Platform _platform = new();
    readonly ItemId _bulgarian;
    readonly StreamId _contact;

    public DenyContactTests()
    {
        _bulgarian = _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Romania), "duba", "h1");
        _contact = _platform.Contact(Liaison(Bulgaria)).Id;
    }

    [Fact]
    public void a_side_decides_that_it_is_not_the_same_and_both_see_which_side_and_when()
    {
        _platform.Now = _platform.Now.AddHours(2);

        Deny(Liaison(Romania)).Should().BeNull();

        foreach (var reader in new[] { Liaison(Romania), FocalPoint(Bulgaria) })
        {
            var contact = _platform.Contact(reader);
            (contact.State, contact.DeniedBy, contact.DeniedAt).Should().Be((ContactState.Denied, Romania, _platform.Now));
            ContactRules.Open(contact.Standing(), reader).Should().BeEmpty();
        }
    }

    [Fact]
    public void the_other_sides_repeat_is_taken_and_adds_nothing()
    {
        Deny(Liaison(Romania)).Should().BeNull();
        var facts = _platform.Journal.Count;

        Deny(FocalPoint(Bulgaria)).Should().BeNull();

        _platform.Journal.Should().HaveCount(facts);
        _platform.Contact(FocalPoint(Bulgaria)).DeniedBy.Should().Be(Romania);
    }

    [Fact]
    public void focal_points_and_liaison_officers_of_both_sides_may_and_see_that_they_may()
    {
        foreach (var person in All)
        {
            var isOurs = person.Unit is "BG.NFP" or "BG.LO" or "RO.NFP" or "RO.LO";
            var open = _platform.Contacts(person).SelectMany(contact => ContactRules.Open(contact.Standing(), person));
            open.Should().Equal(isOurs ? [ContactAction.Deny] : [], person.Unit);
        }
    }

    [Fact]
    public void a_party_that_is_no_side_finds_no_contact()
    {
        Deny(Liaison(Greece)).Should().Be(Refusal.NotFound);
        Deny(Partner(Italy)).Should().Be(Refusal.NotFound);
        Decide(Officer(Bulgaria)).Should().Be(Refusal.NotFound);
        Decide(Analyst).Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void a_supervisor_reads_it_and_decides_nothing()
    {
        Deny(DataProtection).Should().Be(Refusal.NotPermitted);
        Decide(DataProtection).Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void an_unknown_contact_and_an_id_of_something_else_are_not_found()
    {
        _platform.Ask(Liaison(Bulgaria), new DenyContact(new StreamId("contact", "unknown"))).Refusal!.Code.Should().Be(Refusal.NotFound);
        _platform.Ask(Liaison(Bulgaria), new DenyContact(_bulgarian.Stream)).Refusal!.Code.Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void later_reports_do_not_take_the_decision_back()
    {
        Deny(Liaison(Romania));

        _platform.Report(Officer(Bulgaria), "second-van", "h1");

        _platform.Contact(Liaison(Romania)).State.Should().Be(ContactState.Denied);
    }

    [Fact]
    public void the_decision_outlives_the_end_of_the_contact()
    {
        Deny(Liaison(Romania));
        _platform.Erase(Liaison(Bulgaria), _bulgarian, ErasureGround.SupplierWish).Should().BeNull();
        _platform.Contacts(Liaison(Romania)).Should().BeEmpty();
        Deny(Liaison(Romania)).Should().Be(Refusal.NotFound);
        _platform.Now = _platform.Now.AddDays(1);

        _platform.Report(Officer(Bulgaria), "van", "h1");

        var contact = _platform.Contact(Liaison(Romania));
        (contact.Id, contact.State, contact.DeniedBy, contact.MetAt).Should().Be((_contact, ContactState.Denied, Romania, _platform.Now));
    }

    string? Deny(Caller caller) => _platform.Ask(caller, new DenyContact(_contact)).Refusal?.Code;

    string? Decide(Caller caller) => _platform.Decide(caller, _contact, new DenyContact(_contact)).Refusal?.Code;
}
