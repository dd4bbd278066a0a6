using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class ReviseDraftTests
{
    readonly Platform _platform = new();

    [Fact]
    public void a_revision_replaces_content_and_item_and_keeps_the_reference()
    {
        var request = _platform.Drafted(Turkiye);
        var before = _platform.State<Request>(request);

        _platform.Do(FocalPoint(Bulgaria), request, new ReviseDraft(
            _platform.Content(Romania) with { CrimeAreas = [CrimeArea.Thb] }, Platform.Terms()));

        var after = _platform.State<Request>(request);
        after.Content!.Addressees.Should().Equal(Romania);
        after.Item.Should().NotBe(before.Item);
        after.Reference.Should().Be(before.Reference);
        _platform.AudienceOf(after.Item).Should().Contain(Groups.Officer(Bulgaria, Officer(Bulgaria).Person)).And.Contain("BG.POLICE");
    }

    [Fact]
    public void only_a_draft_is_revised() =>
        Revise(Officer(Bulgaria), _platform.Cleared(_platform.Drafted(Turkiye))).Should().Be("REQUEST_NOT_DRAFT");

    [Fact]
    public void another_unit_of_the_state_does_not_revise() =>
        _platform.Decide(
                Officer(Bulgaria, "CUSTOMS"), _platform.Drafted(Turkiye), new ReviseDraft(_platform.Content(Turkiye), Platform.Terms()))
            .Refusal!.Code.Should().Be(Refusal.NotPermitted);

    [Fact]
    public void another_unit_of_the_state_does_not_even_see_it() =>
        Revise(Officer(Bulgaria, "CUSTOMS"), _platform.Drafted(Turkiye)).Should().Be(Refusal.NotFound);

    [Fact]
    public void the_new_content_is_checked_like_a_draft()
    {
        var request = _platform.Drafted(Turkiye);

        _platform.Ask(Officer(Bulgaria), request, new ReviseDraft(_platform.Content(Bulgaria), Platform.Terms())).Refusal!.Path
            .Should().Equal("content", "addressees");
    }

    string? Revise(Caller caller, StreamId request)
        => _platform.Ask(caller, request, new ReviseDraft(_platform.Content(Turkiye), Platform.Terms())).Refusal?.Code;
}
