using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class RequestFromContactTests
{
    readonly Platform _platform = new();
    readonly StreamId _contact;

    public RequestFromContactTests()
    {
        _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Romania), "duba", "h1");
        _contact = _platform.Contact(Liaison(Bulgaria)).Id;
    }

    [Fact]
    public void the_focal_point_asks_the_other_side_and_the_request_keeps_the_contact()
    {
        var request = _platform.New("request");

        _platform.Do(FocalPoint(Bulgaria), request, Draft(_contact, Romania, Greece));

        _platform.State<Request>(request).Contact.Should().Be(new RequestContact(_contact, Romania));
        _platform.Reads.All(RequestRead.Requests, FocalPoint(Bulgaria)).Should().ContainSingle().Which.Contact.Should().Be(_contact);
    }

    [Fact]
    public void a_partners_representative_asks_from_a_contact_of_its_own()
    {
        _platform.Report(Partner(Italy), "furgone", "h1");
        var contact = _platform.Contacts(Partner(Italy)).Single(known => known.Parties.Contains(Romania)).Id;

        Code(Partner(Italy), Draft(contact, Romania)).Should().BeNull();
    }

    [Fact]
    public void the_other_side_must_be_asked()
    {
        var refusal = _platform.Ask(FocalPoint(Bulgaria), _platform.New("request"), Draft(_contact, Greece)).Refusal!;

        refusal.Code.Should().Be("CONTACT_OTHER_PARTY");
        refusal.Path.Should().Equal("content", "addressees");
    }

    [Fact]
    public void a_revised_draft_still_asks_the_other_side()
    {
        var request = _platform.New("request");
        _platform.Do(FocalPoint(Bulgaria), request, Draft(_contact, Romania));

        _platform.Ask(FocalPoint(Bulgaria), request, new ReviseDraft(_platform.Content(Greece), Platform.Terms())).Refusal!.Code
            .Should().Be("CONTACT_OTHER_PARTY");
        _platform.Do(FocalPoint(Bulgaria), request, new ReviseDraft(_platform.Content(Greece, Romania), Platform.Terms()));
        _platform.State<Request>(request).Contact!.Id.Should().Be(_contact);
    }

    [Fact]
    public void whoever_does_not_see_the_contact_finds_none()
    {
        Code(FocalPoint(Greece), Draft(_contact, Romania)).Should().Be(Refusal.NotFound);
        Code(Officer(Bulgaria), Draft(_contact, Romania)).Should().Be(Refusal.NotFound);
        Code(FocalPoint(Bulgaria), Draft(new StreamId("contact", "unknown"), Romania)).Should().Be(Refusal.NotFound);
        Code(FocalPoint(Bulgaria), Draft(new StreamId("item", "a"), Romania)).Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void a_party_that_reads_a_contact_without_being_a_side_asks_nothing_from_it() =>
        new NamedContact(_contact, [Bulgaria, Romania]).Fault(Greece, [Romania])!.Code.Should().Be("CONTACT_NOT_YOURS");

    [Fact]
    public void a_draft_without_a_contact_needs_none() => Code(Officer(Bulgaria), Draft(null, Greece)).Should().BeNull();

    DraftRequest Draft(StreamId? contact, params PartyCode[] addressees) => new(_platform.Content(addressees), Platform.Terms(), contact);

    string? Code(Caller caller, DraftRequest draft) => _platform.Ask(caller, _platform.New("request"), draft).Refusal?.Code;
}
