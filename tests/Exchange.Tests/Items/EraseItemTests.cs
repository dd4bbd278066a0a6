using Selec.Contracts;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class EraseItemTests
{
    readonly Platform _platform = new();

    [Fact]
    public void the_supplier_erases_and_every_reader_sees_when()
    {
        var item = _platform.Report(Officer(Bulgaria), "van", "h1");
        var before = View(item, Liaison(Bulgaria));
        _platform.Now = _platform.Now.AddHours(1);

        Erase(Liaison(Bulgaria), item).Should().BeNull();

        var after = View(item, FocalPoint(Bulgaria));
        (before.ErasedAt, after.ErasedAt).Should().Be((null, _platform.Now));
        after.Version.Should().NotBe(before.Version);
    }

    [Fact]
    public async Task the_data_key_is_destroyed_once_the_erasure_is_on_disk_and_no_other_act_destroys_it()
    {
        var keys = new DestroyedKeys();
        var carried = new KeyDestruction(keys);
        var (item, by) = (new StreamId("item", "a"), Liaison(Bulgaria).Person);

        await carried.CarryOutAsync(item, new ItemActConfirmed(ItemAct.LowerClassification, by, by, _platform.Now), default);
        keys.Items.Should().BeEmpty();
        await carried.CarryOutAsync(item, new ItemErased(ErasureGround.SupplierWish, by, _platform.Now), default);

        keys.Items.Should().Equal(new ItemId("a"));
    }

    [Fact]
    public async Task the_next_start_catches_up_on_keys_that_a_crash_left()
    {
        var (item, kept) = (_platform.Report(Officer(Bulgaria), "van", "h1"), _platform.Report(Officer(Bulgaria), "car", "h1"));
        Erase(Liaison(Bulgaria), item).Should().BeNull();
        var (keys, rows) = (new DestroyedKeys(), ItemRead.Of(item.Stream, _platform.State<InformationItem>(item.Stream), 3).Views
            .Concat(ItemRead.Of(kept.Stream, _platform.State<InformationItem>(kept.Stream), 2).Views));

        await new Erasures(new Rows([.. rows]), keys).StartAsync(default);

        keys.Items.Should().Equal(item);
        ModuleContents.OfExchange.Tables.Should().Contain(Erasures.Table);
    }

    [Fact]
    public void whoever_does_not_read_the_item_finds_none()
    {
        var item = _platform.Report(Officer(Bulgaria), "van", "h1");

        Erase(Liaison(Romania), item).Should().Be(Refusal.NotFound);
        Erase(Liaison(Bulgaria), new ItemId("unknown")).Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void a_reader_who_is_not_the_supplier_is_not_permitted()
    {
        var request = _platform.Sent(Romania);
        var item = _platform.State<Request>(request).Item;

        Erase(Liaison(Romania), item).Should().Be(Refusal.NotPermitted);
        Erase(DataProtection, item).Should().Be(Refusal.NotPermitted);
        _platform.Decide(DataProtection, item.Stream, new EraseItem(item, ErasureGround.Unlawful)).Refusal!.Code
            .Should().Be(Refusal.NotPermitted);
        Erase(Officer(Bulgaria), item).Should().Be(Refusal.NotPermitted);
        Erase(Liaison(Bulgaria), item).Should().BeNull();
    }

    [Fact]
    public void erasing_an_erased_item_does_nothing_new()
    {
        var item = _platform.Report(Officer(Bulgaria), "van", "h1");
        Erase(Liaison(Bulgaria), item);
        var facts = _platform.Journal.Count;

        Erase(FocalPoint(Bulgaria), item).Should().BeNull();

        _platform.Journal.Should().HaveCount(facts);
    }

    [Fact]
    public void a_contact_ends_with_the_last_report_of_a_side()
    {
        var first = _platform.Report(Officer(Bulgaria), "van", "h1");
        var second = _platform.Report(Officer(Bulgaria), "second-van", "h1");
        _platform.Report(Officer(Romania), "duba", "h1");
        var before = _platform.Contact(Liaison(Romania));

        Erase(Liaison(Bulgaria), first);

        _platform.Contact(Liaison(Romania)).Version.Should().Be(before.Version);
        _platform.Contact(Liaison(Bulgaria)).SubjectsFor(Liaison(Bulgaria)).Should().Equal(new StreamId("vehicle", "second-van"));
        Erase(Liaison(Bulgaria), second);
        _platform.Contacts(Liaison(Romania)).Should().BeEmpty();
        _platform.ReadersOf(before.Id).Should().BeEmpty();
    }

    [Fact]
    public void a_subject_that_two_items_reported_stays_until_both_are_erased()
    {
        var first = _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Bulgaria), "van", "h1");
        _platform.Report(Officer(Romania), "duba", "h1");

        Erase(Liaison(Bulgaria), first);

        _platform.Contact(Liaison(Bulgaria)).SubjectsFor(Liaison(Bulgaria)).Should().Equal(new StreamId("vehicle", "van"));
    }

    [Fact]
    public void a_plug_in_opens_an_item_once_for_its_own_record_and_widens_what_its_own_records_opened()
    {
        var item = _platform.Report(Officer(Bulgaria), "van", "h1");
        var (state, record) = (_platform.State<InformationItem>(item.Stream), new StreamId("vehicle", "van"));
        var widened = new ItemAudienceWidened(["RO.LO"], Liaison(Bulgaria).Person, _platform.Now);

        ExchangeActors.Items.Admits(InformationItem.None, state.Opened!, record).Should().BeTrue();
        ExchangeActors.Items.Admits(InformationItem.None, state.Opened!, new StreamId("vehicle", "other")).Should().BeFalse();
        ExchangeActors.Items.Admits(state, state.Opened!, record).Should().BeFalse();
        ExchangeActors.Items.Admits(state, widened, new StreamId("vehicle", "other")).Should().BeTrue();
        ExchangeActors.Items.Admits(state, widened, new StreamId("drug-seizure", "van")).Should().BeFalse();
        ExchangeActors.Items.Admits(InformationItem.None, widened, record).Should().BeFalse();
        Erase(Liaison(Bulgaria), item);
        ExchangeActors.Items.Admits(_platform.State<InformationItem>(item.Stream), widened, record).Should().BeTrue(
            "a record is shared though one of its texts was erased; its new readers see that it was");
        ExchangeActors.Items.Admits(state, new ItemErased(ErasureGround.Unlawful, default, default), record).Should().BeFalse();
    }

    ItemView View(ItemId item, Caller viewer) =>
        _platform.Reads.All(ItemRead.Items, viewer).Should().ContainSingle(view => view.Id == item.Stream).Which;

    string? Erase(Caller caller, ItemId item) => _platform.Erase(caller, item, ErasureGround.SupplierWish)?.Code;

    sealed class Rows(IReadOnlyList<(Table Table, object View)> views) : IPlatformReads
    {
        public Task<IReadOnlyList<TView>> AllAsync<TView>(Table<TView> table, CancellationToken cancellationToken)
            where TView : notnull =>
            Task.FromResult<IReadOnlyList<TView>>([.. views.Where(row => row.Table == table).Select(row => (TView)row.View)]);
    }
}
