using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class InformationItemTests
{
    readonly Platform _platform = new();

    [Fact]
    public void who_reads_an_item_keeps_the_moment_from_which_on()
    {
        var opened = new ItemOpened(
            Bulgaria, ProvenanceKind.Via, Platform.Terms(ClassificationLevel.Secret, HandlingCode.H1),
            ClassificationLevel.Secret, new StreamId("investigation", "x"), ["BG.LO"], Officer(Bulgaria).Person, _platform.Now);
        var item = InformationItem.Open(InformationItem.None, opened);

        item = InformationItem.Widen(
            item, new ItemAudienceWidened(["BG.LO", "TR.LO"], Liaison(Bulgaria).Person, _platform.Now.AddHours(1)));

        var side = ItemRead.Of(new StreamId("item", "a"), item, 2);
        side.Grants.Should().BeEquivalentTo(
        [
            new Grant("item/a", "BG.LO", _platform.Now, null) { Level = ClassificationLevel.Secret },
            new Grant("item/a", "TR.LO", _platform.Now.AddHours(1), null) { Level = ClassificationLevel.Secret },
        ]);
        var view = side.Views.Should().ContainSingle().Which.View.Should().BeOfType<ItemView>().Subject;
        (view.Supplier, view.Provenance, view.SelecLevel, view.BelongsTo)
            .Should().Be((Bulgaria, ProvenanceKind.Via, ClassificationLevel.Secret, new StreamId("investigation", "x")));
    }

    [Fact]
    public void an_items_version_does_not_tell_one_addressee_of_the_others()
    {
        var request = _platform.New("request");
        _platform.Do(Officer(Bulgaria), request, new DraftRequest(_platform.Content(Romania, Turkiye), Platform.Terms()));
        _platform.Do(FocalPoint(Bulgaria), request, new ClearRequest());
        _platform.Do(Liaison(Bulgaria), request, new SendRequest());
        var before = _platform.Reads.All(ItemRead.Items, Liaison(Romania)).Should().ContainSingle().Subject;

        _platform.Forwarded(RequestThread.Of(request, Turkiye));

        _platform.Reads.All(ItemRead.Items, Liaison(Romania)).Should().ContainSingle().Which.Version.Should().Be(before.Version);
    }

    [Fact]
    public void an_item_that_was_never_opened_shows_nothing() =>
        ItemRead.Of(new StreamId("item", "a"), InformationItem.None, 0).Should().BeSameAs(ReadSide.Nothing);
}
