using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

public sealed class PostgresErasureLedgerTests() : ErasureLedgerTests(new PostgresDirectory());

/// <summary>What holds of a ledger of either kind.</summary>
public abstract class ErasureLedgerTests : IDisposable
{
    readonly DataDirectory _data;

    private protected ErasureLedgerTests(DataDirectory data) => _data = data;

    public void Dispose()
    {
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task an_erasure_is_one_line_and_the_lines_are_chained()
    {
        var texts = await ErasedAsync(3);
        var lines = _data.LedgerLines.Select(line => line.Split('\t')).ToList();
        lines.Select(fields => fields[0]).Should().Equal("1", "2", "3");
        lines.Select(fields => fields[2]).Should().Equal(texts.Select(text => text.Item.Value));
        lines.Select(fields => fields[3]).Should().Equal(LedgerEnd.Nothing.Hash, lines[0][4], lines[1][4]);
        lines.Should().OnlyContain(fields => fields.Length == 5);
    }

    [Fact]
    public async Task what_is_erased_twice_is_one_line()
    {
        await using var store = _data.Open();
        var item = await store.ItemAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.Sealing.DestroyAsync(item, CancellationToken.None)));
        await store.Sealing.DestroyAsync(item, CancellationToken.None);
        _data.LedgerLines.Should().ContainSingle();
    }

    [Fact]
    public async Task without_a_line_in_the_ledger_no_key_is_destroyed_and_others_are_made_all_the_same()
    {
        await using var store = _data.Open();
        var text = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        _data.LoseLedger();
        await store.Sealing.Awaiting(sealing => sealing.DestroyAsync(text.Item, CancellationToken.None)).Should().ThrowAsync<IOException>();
        store.Sealing.Open(text).Should().Be("kept");
        _data.Wrapped(await store.ItemAsync()).Should().NotBeNull();
    }

    [Fact]
    public async Task an_older_key_store_loses_the_keys_of_the_ledger_before_anything_is_read()
    {
        Sealed<string> erased, kept;
        await using (var store = _data.Open())
        {
            erased = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "erased");
            kept = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        }
        var wrapped = _data.Wrapped(erased.Item)!;
        var putBack = _data.Keep();
        await using (var store = _data.Open()) await store.Sealing.DestroyAsync(erased.Item, CancellationToken.None);
        putBack();

        await using var again = _data.Open();

        _data.Holds(wrapped).Should().BeFalse();
        again.Sealing.Open(erased).Should().BeNull();
        again.Sealing.Open(kept).Should().Be("kept");
    }

    [Fact]
    public async Task erasures_from_before_there_was_a_ledger_are_added_to_it()
    {
        var texts = await ErasedAsync(2);
        _data.LoseLedger();
        _data.Run("DELETE FROM ledger");
        await using (_data.Open()) { }
        _data.LedgerLines.Select(line => line.Split('\t')[2]).Should().BeEquivalentTo(texts.Select(text => text.Item.Value));
    }

    [Fact]
    public async Task a_missing_ledger_stops_the_start_until_it_is_put_back()
    {
        await ErasedAsync(2);
        _data.LoseLedger();
        Refused("*is missing, and the key store knows of 2 erasures in it. *newest*");
        _data.FindLedger();
        await using (_data.Open()) { }
    }

    [Theory]
    [InlineData(0, "*broken at line 1.*")]
    [InlineData(1, "*broken at line 2.*")]
    [InlineData(2, "*lacks erasures that the key store knows of: 3 in number.*")]
    public async Task a_line_cut_out_anywhere_stops_the_start(int line, string message)
    {
        await ErasedAsync(3);
        var lines = _data.LedgerLines.ToList();
        lines.RemoveAt(line);
        _data.LedgerLines = lines;
        Refused(message);
    }

    [Fact]
    public async Task a_line_that_reached_the_disk_before_a_crash_destroys_its_key_at_the_next_start()
    {
        Sealed<string> text;
        await using (var store = _data.Open()) text = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "erased");
        using (var ledger = _data.OpenLedger()) ledger.Add([new ErasedKey(text.Item.Value, DateTimeOffset.UnixEpoch)]);
        await using var again = _data.Open();
        again.Sealing.Open(text).Should().BeNull();
    }

    [Fact]
    public async Task a_ledger_that_cannot_be_had_back_is_written_anew_from_the_tombstones()
    {
        var texts = await ErasedAsync(3);
        _data.LedgerLines = ["7\tnonsense\ta\tb\tc"];
        Refused("*broken at line 1.*");
        KeyCustody.RenewLedger(_data.Options, DataDirectory.Day(1)).Should().Be(3);
        await using var store = _data.Open();
        store.Keys.ErasedItems.Should().BeEquivalentTo(texts.Select(text => text.Item.Value));
    }

    void Refused(string message) =>
        this.Invoking(test => test._data.Open()).Should().Throw<InvalidOperationException>().WithMessage(message);

    async Task<List<Sealed<string>>> ErasedAsync(int items)
    {
        await using var store = _data.Open();
        var texts = new List<Sealed<string>>();
        for (var i = 0; i < items; i++)
        {
            texts.Add(store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "erased"));
            await store.Sealing.DestroyAsync(texts[i].Item, CancellationToken.None);
        }
        return texts;
    }
}
