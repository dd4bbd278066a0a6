using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

public sealed class ErasureLedgerTests : IDisposable
{
    readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task an_erasure_is_one_line_and_the_lines_are_chained()
    {
        var texts = await ErasedAsync(3);
        var lines = (await File.ReadAllLinesAsync(_data.Ledger)).Select(line => line.Split('\t')).ToList();
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
        (await File.ReadAllLinesAsync(_data.Ledger)).Should().ContainSingle();
    }

    [Fact]
    public async Task without_a_line_in_the_ledger_no_key_is_destroyed_and_others_are_made_all_the_same()
    {
        await using var store = _data.Open();
        var text = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        File.Delete(_data.Ledger);
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
        var older = await File.ReadAllBytesAsync(_data.Store);
        await using (var store = _data.Open()) await store.Sealing.DestroyAsync(erased.Item, CancellationToken.None);
        await File.WriteAllBytesAsync(_data.Store, older);

        await using var again = _data.Open();

        _data.Holds(wrapped).Should().BeFalse();
        again.Sealing.Open(erased).Should().BeNull();
        again.Sealing.Open(kept).Should().Be("kept");
    }

    [Fact]
    public async Task erasures_from_before_there_was_a_ledger_are_added_to_it()
    {
        var texts = await ErasedAsync(2);
        File.Delete(_data.Ledger);
        Run("DELETE FROM ledger");
        await using (_data.Open()) { }
        (await File.ReadAllLinesAsync(_data.Ledger)).Select(line => line.Split('\t')[2]).Should().BeEquivalentTo(texts.Select(text => text.Item.Value));
    }

    [Fact]
    public async Task a_missing_ledger_stops_the_start_until_it_is_put_back()
    {
        await ErasedAsync(2);
        File.Move(_data.Ledger, _data.Ledger + ".away");
        Refused("*is missing, and the key store knows of 2 erasures in it. Put its newest copy there*");
        File.Exists(_data.Ledger).Should().BeFalse();
        File.Move(_data.Ledger + ".away", _data.Ledger);
        await using (_data.Open()) { }
    }

    [Theory]
    [InlineData(0, "*broken at line 1.*")]
    [InlineData(1, "*broken at line 2.*")]
    [InlineData(2, "*lacks erasures that the key store knows of: 3 in number.*")]
    public async Task a_line_cut_out_anywhere_stops_the_start(int line, string message)
    {
        await ErasedAsync(3);
        var lines = (await File.ReadAllLinesAsync(_data.Ledger)).ToList();
        lines.RemoveAt(line);
        await File.WriteAllLinesAsync(_data.Ledger, lines);
        Refused(message);
    }

    [Fact]
    public void any_altered_letter_stops_the_start() => Seeded.Run(1, random =>
    {
        using var data = new DataDirectory();
        ErasureLedger Open(LedgerEnd known) => new(data.Ledger, known);
        var ledger = Open(LedgerEnd.Nothing);
        ledger.Add(Enumerable.Range(0, 5).Select(i => new ErasedKey($"item{i}", DateTimeOffset.UnixEpoch)));
        var whole = File.ReadAllBytes(data.Ledger);
        for (var round = 0; round < 300; round++)
        {
            var altered = whole.ToArray();
            altered[random.Next(whole.Length)] ^= (byte)(1 << random.Next(7));
            File.WriteAllBytes(data.Ledger, altered);
            FluentActions.Invoking(() => Open(ledger.End)).Should().Throw<InvalidOperationException>();
        }
        File.WriteAllBytes(data.Ledger, whole);
        Open(ledger.End).Items.Should().HaveCount(5);
    });

    [Fact]
    public async Task a_line_that_a_crash_cut_short_goes_and_the_erasure_is_written_again()
    {
        await ErasedAsync(2);
        var whole = await File.ReadAllBytesAsync(_data.Ledger);
        await File.AppendAllTextAsync(_data.Ledger, "3\t2026-01-01T00:00");
        await using var store = _data.Open();
        (await File.ReadAllBytesAsync(_data.Ledger)).Should().Equal(whole);
        await store.Sealing.DestroyAsync(await store.ItemAsync(), CancellationToken.None);
        (await File.ReadAllLinesAsync(_data.Ledger)).Should().HaveCount(3);
    }

    [Fact]
    public async Task a_line_that_reached_the_disk_before_a_crash_destroys_its_key_at_the_next_start()
    {
        Sealed<string> text;
        await using (var store = _data.Open()) text = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "erased");
        new ErasureLedger(_data.Ledger, LedgerEnd.Nothing).Add([new ErasedKey(text.Item.Value, DateTimeOffset.UnixEpoch)]);
        await using var again = _data.Open();
        again.Sealing.Open(text).Should().BeNull();
    }

    [Fact]
    public async Task a_ledger_that_cannot_be_had_back_is_written_anew_from_the_tombstones()
    {
        var texts = await ErasedAsync(3);
        await File.WriteAllTextAsync(_data.Ledger, "nonsense\n");
        Refused("*broken at line 1.*");
        KeyCustody.RenewLedger(_data.Options, DataDirectory.Day(1)).Should().Be(3);
        await using var store = _data.Open();
        store.Keys.ErasedItems.Should().BeEquivalentTo(texts.Select(text => text.Item.Value));
        File.Exists(_data.Ledger + ".20260102000000").Should().BeTrue();
    }

    [Fact]
    public async Task key_store_and_ledger_are_made_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var store = _data.Open();
        await store.ItemAsync();
        foreach (var file in Directory.EnumerateFiles(_data.Path))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
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

    void Run(string sql)
    {
        using var connection = _data.Connect();
        connection.Run(sql);
    }
}
