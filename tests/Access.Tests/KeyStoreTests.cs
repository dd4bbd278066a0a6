using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

public sealed class FileKeyStoreTests() : KeyStoreTests(new FileDirectory());

public sealed class PostgresKeyStoreTests() : KeyStoreTests(new PostgresDirectory());

/// <summary>What holds of a key store of either kind.</summary>
public abstract class KeyStoreTests : IDisposable
{
    readonly DataDirectory _data;

    private protected KeyStoreTests(DataDirectory data) => _data = data;

    public void Dispose()
    {
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task keys_and_tombstones_survive_closing_and_opening()
    {
        Sealed<string> kept, erased;
        await using (var store = _data.Open())
        {
            kept = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
            erased = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "erased");
            await store.Sealing.DestroyAsync(erased.Item, CancellationToken.None);
        }
        await using var again = _data.Open();
        again.Sealing.Open(kept).Should().Be("kept");
        again.Sealing.Open(erased).Should().BeNull();
    }

    [Fact]
    public async Task items_opened_together_share_transactions()
    {
        await using var store = _data.Open();
        Task<ItemId>[] opening;
        using (_data.HoldWriters()) opening = [.. Enumerable.Range(0, 300).Select(_ => store.ItemAsync())];
        var items = await Task.WhenAll(opening);
        items.Should().OnlyHaveUniqueItems();
        store.Keys.Groups.Should().BeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task an_opened_item_is_in_the_file_before_the_caller_knows_it()
    {
        await using var store = _data.Open();
        var item = await store.ItemAsync();
        _data.Wrapped(item).Should().NotBeNull();
    }

    [Fact]
    public async Task of_a_destroyed_key_no_trace_is_in_any_file_not_even_wrapped()
    {
        await using var store = _data.Open();
        var items = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.ItemAsync()));
        var wrapped = items.Select(item => _data.Wrapped(item)!).ToList();
        _data.Holds(wrapped).Should().OnlyContain(held => held);
        foreach (var item in items.Where((_, i) => i % 2 == 0)) await store.Sealing.DestroyAsync(item, CancellationToken.None);
        _data.Holds(wrapped).Should().Equal(items.Select((_, i) => i % 2 != 0));
    }

    [Fact]
    public async Task an_erasure_repeated_on_a_store_that_does_not_know_the_item_leaves_a_tombstone()
    {
        await using var store = _data.Open();
        var item = new ItemId("restored-elsewhere");
        await store.Sealing.DestroyAsync(item, CancellationToken.None);
        store.Sealing.Open(new Sealed<string>(item, DataDirectory.Bulgaria, "AAAA")).Should().BeNull();
    }

    [Fact]
    public async Task more_items_than_the_cache_holds_still_open()
    {
        await using var store = _data.Open(_data.Options with { CachedKeys = 4 });
        var values = new List<Sealed<string>>();
        for (var i = 0; i < 30; i++) values.Add(store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, $"text {i}"));
        values.Select(store.Sealing.Open).Should().Equal(Enumerable.Range(0, 30).Select(i => $"text {i}"));
    }

    [Fact]
    public async Task keys_made_ready_together_are_read_once_and_opening_asks_for_nothing_more()
    {
        List<Sealed<string>> values = [];
        await using (var filling = _data.Open())
        {
            for (var i = 0; i < 100; i++) values.Add(await filling.TextAsync($"text {i}"));
            await filling.Sealing.DestroyAsync(values[50].Item, CancellationToken.None);
        }
        await using var store = _data.Open();
        await store.Sealing.ReadyAsync([.. values.Select(value => value.Item), new ItemId("never-opened")], CancellationToken.None);
        values.Select(store.Sealing.Open).Should().Equal(Enumerable.Range(0, 100).Select(i => i == 50 ? null : $"text {i}"));
        store.Keys.Reads.Should().Be(1);
    }

    [Fact]
    public async Task a_creation_after_a_destruction_does_not_bring_the_item_back()
    {
        await using (var store = _data.Open())
        {
            await store.Sealing.DestroyAsync(new ItemId("item"), CancellationToken.None);
            await store.Keys.CreateAsync("item", CancellationToken.None);
        }
        await using var again = _data.Open();
        again.Keys.TryFind("item", out var key).Should().BeTrue();
        key.Should().BeNull();
        _data.Wrapped(new ItemId("item")).Should().BeNull();
    }

    [Fact]
    public async Task reading_while_others_erase_never_brings_an_erased_key_back()
    {
        await using var store = _data.Open(_data.Options with { CachedKeys = 8 });
        var values = new List<Sealed<string>>();
        for (var i = 0; i < 40; i++) values.Add(store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, $"text {i}"));
        var reading = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var round = 0; round < 200; round++) values.ForEach(value => store.Sealing.Open(value));
        }));
        var erasing = values.Select(value => store.Sealing.DestroyAsync(value.Item, CancellationToken.None));
        await Task.WhenAll([.. reading, .. erasing]);
        values.Select(store.Sealing.Open).Should().OnlyContain(text => text == null);
    }

    [Fact]
    public async Task another_master_key_under_the_same_id_is_named_and_nothing_is_opened()
    {
        await using (var store = _data.Open(_data.Keyed(("main", DataDirectory.RandomKey())))) await store.ItemAsync();
        var opening = () => _data.Open(_data.Keyed(("main", DataDirectory.RandomKey())));
        opening.Should().Throw<MasterKeyException>().WithMessage("*'main'*not the one*").Which.KeyId.Should().Be("main");
    }

    [Fact]
    public async Task a_master_key_that_is_no_longer_given_is_named()
    {
        await using (_data.Open(_data.Keyed(("first", DataDirectory.RandomKey())))) { }
        var opening = () => _data.Open(_data.Keyed(("second", DataDirectory.RandomKey())));
        opening.Should().Throw<MasterKeyException>().Which.KeyId.Should().Be("first");
    }

    [Fact]
    public async Task a_new_current_master_key_leaves_old_values_and_hashes_as_they_were()
    {
        var (first, second) = (("first", DataDirectory.RandomKey()), ("second", DataDirectory.RandomKey()));
        Sealed<string> old;
        byte[] hash;
        await using (var store = _data.Open(_data.Keyed(first)))
        {
            old = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "old");
            hash = store.Hashes.Exact("a text");
        }
        await using var rotated = _data.Open(_data.Keyed(second, first));
        rotated.Sealing.Open(old).Should().Be("old");
        rotated.Hashes.Exact("a text").Should().Equal(hash);
        rotated.Sealing.Open(rotated.Sealing.Seal(await rotated.ItemAsync(), DataDirectory.Bulgaria, "new")).Should().Be("new");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    public void a_malformed_master_key_is_named_and_not_repeated(string key)
    {
        var opening = () => _data.Open(_data.Keyed(("main", key)));
        var message = opening.Should().Throw<MasterKeyException>().WithMessage("*'main'*32 bytes*").Which.Message;
        if (key.Length > 0) message.Should().NotContain(key);
    }

    [Fact]
    public async Task the_key_file_is_made_once_for_its_owner_alone()
    {
        var path = Path.Combine(_data.Path, "keys", "master.key");
        await using (_data.Open()) { }
        var first = await File.ReadAllTextAsync(path);
        await using (_data.Open()) { }
        (await File.ReadAllTextAsync(path)).Should().Be(first);
        Convert.FromBase64String(first.Trim()).Should().HaveCount(32);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task a_lost_key_file_is_not_replaced_behind_the_stores_back()
    {
        await using (var store = _data.Open()) await store.ItemAsync();
        var path = Path.Combine(_data.Path, "keys", "master.key");
        File.Delete(path);
        this.Invoking(test => test._data.Open()).Should().Throw<MasterKeyException>().WithMessage("*'file:master.key'*");
        File.Exists(path).Should().BeFalse();
    }
}
