using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class ContactTests
{
    readonly Platform _platform = new();

    [Fact]
    public void two_parties_that_report_the_same_identifier_meet()
    {
        _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Contacts(Liaison(Bulgaria)).Should().BeEmpty();
        _platform.Now = _platform.Now.AddHours(1);

        _platform.Report(Officer(Romania), "duba", "h1");

        var contact = _platform.Contact(Liaison(Bulgaria));
        (contact.Identifier, contact.MetAt, contact.State, contact.DeniedBy)
            .Should().Be((Reporting.Plate, _platform.Now, ContactState.Open, null));
        contact.Parties.Should().Equal(Bulgaria, Romania);
        contact.SubjectsFor(Liaison(Bulgaria)).Should().Equal(new StreamId("vehicle", "van"));
        contact.SubjectsFor(FocalPoint(Romania)).Should().Equal(new StreamId("vehicle", "duba"));
        contact.SubjectsFor(DataProtection).Should().BeEmpty();
    }

    [Fact]
    public void both_parties_focal_points_and_liaison_officers_and_the_supervisors_read_it_and_nobody_else()
    {
        var contact = Met();

        _platform.ReadersOf(contact).Should().BeEquivalentTo("BG.NFP", "BG.LO", "RO.NFP", "RO.LO", "SELEC.DPO", "SELEC.JSB");
        _platform.Reads.All(ContactRead.Contacts, Officer(Bulgaria)).Should().BeEmpty();
    }

    [Fact]
    public void a_party_does_not_meet_itself()
    {
        _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Bulgaria, "CUSTOMS"), "other-van", "h1");

        _platform.Streams.Should().NotContain(stream => stream.Kind == "contact");
    }

    [Fact]
    public void parties_that_report_different_identifiers_do_not_meet()
    {
        _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Romania), "duba", "h2");

        _platform.Streams.Should().NotContain(stream => stream.Kind == "contact");
    }

    [Fact]
    public void three_parties_have_three_contacts_and_none_learns_of_the_one_between_the_others()
    {
        _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Romania), "duba", "h1");
        _platform.Report(Partner(Italy), "furgone", "h1");

        Pairs(Liaison(Bulgaria)).Should().BeEquivalentTo("BG-RO", "BG-IT");
        Pairs(Partner(Italy)).Should().BeEquivalentTo("BG-IT", "IT-RO");
        _platform.Contacts(Liaison(Greece)).Should().BeEmpty();
    }

    [Fact]
    public void a_further_subject_joins_its_own_side_and_the_other_side_sees_nothing_move()
    {
        var contact = Met();
        var before = _platform.Contact(Liaison(Romania));

        _platform.Report(Officer(Bulgaria), "second-van", "h1");

        var after = _platform.Contact(Liaison(Romania));
        (after with { Sides = before.Sides }).Should().BeEquivalentTo(before);
        after.Version.Should().Be(before.Version);
        after.SubjectsFor(Liaison(Romania)).Should().Equal(new StreamId("vehicle", "duba"));
        after.SubjectsFor(Liaison(Bulgaria)).Should().Equal(new StreamId("vehicle", "van"), new StreamId("vehicle", "second-van"));
        _platform.Journal.Where(stored => stored.Stream == contact).Select(stored => stored.Fact.GetType())
            .Should().Equal(typeof(ContactMet), typeof(ContactSubjectAdded));
    }

    [Fact]
    public void the_same_report_twice_is_one()
    {
        var contact = Met();
        var report = _platform.Journal.Last(stored => stored.Fact is IdentifierReported);
        var facts = _platform.Journal.Count(stored => stored.Stream == contact);

        _platform.Store(((IdentifierReported)report.Fact).Subject, [new EventElsewhere(report.Stream, report.Fact)]);

        _platform.State<Identifier>(report.Stream).Reports.Should().HaveCount(2);
        _platform.Journal.Count(stored => stored.Stream == contact).Should().Be(facts);
    }

    [Fact]
    public void the_order_of_two_reports_does_not_matter()
    {
        var other = new Platform();
        var contact = Met();
        other.Report(Officer(Romania), "duba", "h1");
        other.Report(Officer(Bulgaria), "van", "h1");

        other.Contact(Liaison(Bulgaria)).Should().BeEquivalentTo(_platform.Contact(Liaison(Bulgaria)));
        other.Contact(Liaison(Romania)).Id.Should().Be(contact);
    }

    [Fact]
    public void the_id_of_a_contact_tells_nothing_of_the_identifier()
    {
        _platform.Report(Officer(Bulgaria), "van", "ngtkmdtpqhhvsb3w6yx3c2a7ke");
        _platform.Report(Officer(Romania), "duba", "ngtkmdtpqhhvsb3w6yx3c2a7ke");

        var view = _platform.Contact(Liaison(Bulgaria));
        view.Id.Key.Should().HaveLength(26).And.MatchRegex("^[a-z2-7]+$");
        System.Text.Json.JsonSerializer.Serialize(view, ContactRead.Contacts.Json).Should().NotContain("ngtkmdtp");
    }

    [Fact]
    public void nobody_reads_an_identifier()
    {
        Met();

        ExchangeActors.Identifiers.Read(Reporting.Of("h1"), _platform.State<Identifier>(Reporting.Of("h1")), 2)
            .Should().BeSameAs(ReadSide.Nothing);
    }

    [Fact]
    public void a_plug_in_reports_on_its_own_record_alone()
    {
        var report = new IdentifierReported(
            Reporting.Plate, Bulgaria, new StreamId("vehicle", "van"), new ItemId("i"), Officer(Bulgaria).Person, _platform.Now);

        ExchangeActors.Identifiers.Admits(Identifier.None, report, new StreamId("vehicle", "van")).Should().BeTrue();
        ExchangeActors.Identifiers.Admits(Identifier.None, report, new StreamId("vehicle", "other")).Should().BeFalse();
        ExchangeActors.Identifiers.Admits(
            Identifier.None, new IdentifierWithdrawn(new ItemId("i"), default, default), new StreamId("vehicle", "van")).Should().BeFalse();
        ExchangeActors.Contacts.Admits(Contact.None, new ContactEnded(default), new StreamId("vehicle", "van")).Should().BeFalse();
    }

    [Theory]
    [InlineData("vehicle-plate", "vehicle-plate")]
    [InlineData("Vehicle-plate", null)]
    [InlineData("v", null)]
    [InlineData("9-plate", null)]
    public void a_kind_of_identifier_has_one_form(string text, string? normal) =>
        ModuleContents.OfExchange.Scalars["IdentifierKind"](text).Should().Be(normal);

    IEnumerable<string> Pairs(Caller viewer) => _platform.Contacts(viewer).Select(contact => string.Join('-', contact.Parties));

    StreamId Met()
    {
        _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Romania), "duba", "h1");
        return _platform.Contact(Liaison(Bulgaria)).Id;
    }
}
