using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

public sealed class FileKeyRotationTests() : KeyRotationTests(new FileDirectory());

public sealed class PostgresKeyRotationTests() : KeyRotationTests(new PostgresDirectory());

/// <summary>What holds of a rotation in a key store of either kind.</summary>
public abstract class KeyRotationTests : IDisposable
{
    readonly DataDirectory _data;
    readonly (string Id, string Key) _old = ("old", DataDirectory.RandomKey());
    readonly (string Id, string Key) _new = ("new", DataDirectory.RandomKey());

    private protected KeyRotationTests(DataDirectory data) => _data = data;

    public void Dispose()
    {
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task after_a_rotation_texts_and_hashes_are_as_before_and_the_old_master_key_opens_nothing()
    {
        var (texts, hash) = await FilledAsync(1_200);
        var wrapped = texts.Select(text => _data.Wrapped(text.Item)!).ToList();

        KeyRotation.Run(_data.Keyed(_new, _old), TimeProvider.System, null).Should().Be(new Rotated(1_200, "new"));

        await using (var store = _data.Open(_data.Keyed(_new)))
        {
            texts.Select(store.Sealing.Open).Should().Equal(Enumerable.Range(0, 1_200).Select(i => $"text {i}"));
            store.Hashes.Exact("a text").Should().Equal(hash);
        }
        this.Invoking(test => test._data.Open(test._data.Keyed(test._old))).Should().Throw<MasterKeyException>().Which.KeyId.Should().Be("new");
        _data.Holds(wrapped).Should().OnlyContain(held => !held);
        var old = Convert.FromBase64String(_old.Key);
        foreach (var text in texts.Take(50)) Box.Open(old, _data.Wrapped(text.Item), text.Item.Value).Should().BeNull();
        _data.Number("SELECT count(*) FROM root WHERE master <> 'new'").Should().Be(0);
    }

    [Fact]
    public async Task a_rotation_that_is_cut_short_after_any_batch_leaves_everything_readable_and_is_carried_on()
    {
        var (texts, hash) = await FilledAsync(1_700);
        for (var batches = 1; batches <= 3; batches++)
        {
            var cut = () => KeyRotation.Run(_data.Keyed(_new, _old), TimeProvider.System, () => throw new OperationCanceledException("killed"));
            cut.Should().Throw<OperationCanceledException>();
            await using var between = _data.Open(_data.Keyed(_new, _old));
            between.Sealing.Open(texts[0]).Should().Be("text 0");
            between.Sealing.Open(texts[^1]).Should().Be("text 1699");
        }
        var done = _data.Number("SELECT count(*) FROM keys WHERE master = 'new'");
        done.Should().BeInRange(3, 1_500);
        this.Invoking(test => test._data.Open(test._data.Keyed(test._new))).Should().Throw<MasterKeyException>().Which.KeyId.Should().Be("old");

        KeyRotation.Run(_data.Keyed(_new, _old), TimeProvider.System, null).Keys.Should().Be((int)(1_700 - done));

        await using var store = _data.Open(_data.Keyed(_new));
        texts.Select(store.Sealing.Open).Should().OnlyContain(text => text != null);
        store.Hashes.Exact("a text").Should().Equal(hash);
    }

    [Fact]
    public async Task while_the_platform_has_the_store_open_nothing_is_rotated_and_nothing_restored()
    {
        await using var store = _data.Open(_data.Keyed(_old));
        var rotating = () => KeyRotation.Run(_data.Keyed(_new, _old), TimeProvider.System, null);
        rotating.Should().Throw<InvalidOperationException>().WithMessage("*in use by another process. Stop the platform first.");
        _data.Number("SELECT count(*) FROM masters").Should().Be(1);
    }

    [Fact]
    public async Task a_retired_master_key_is_not_taken_up_again()
    {
        await FilledAsync(1);
        KeyRotation.Run(_data.Keyed(_new, _old), TimeProvider.System, null);
        this.Invoking(test => test._data.Open(test._data.Keyed(test._old, test._new)))
            .Should().Throw<MasterKeyException>().WithMessage("*'old' was retired by a rotation*");
    }

    [Fact]
    public async Task a_new_key_file_beside_the_old_one_takes_its_place_and_is_made_by_the_rotation_alone()
    {
        var next = Path.Combine(_data.Path, "keys", "second.key");
        Sealed<string> text;
        await using (var store = _data.Open()) text = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        var options = _data.Options with { MasterKeyFile = next };
        this.Invoking(test => test._data.Open(options)).Should().Throw<MasterKeyException>();
        File.Exists(next).Should().BeFalse();

        KeyRotation.Run(options, TimeProvider.System, null).Should().Be(new Rotated(1, "file:second.key"));

        File.Delete(Path.Combine(_data.Path, "keys", "master.key"));
        await using var again = _data.Open(options);
        again.Sealing.Open(text).Should().Be("kept");
    }

    [Fact]
    public async Task a_lost_key_file_is_not_replaced_by_a_rotation()
    {
        await using (var store = _data.Open()) await store.ItemAsync();
        var path = Path.Combine(_data.Path, "keys", "master.key");
        File.Delete(path);
        var rotating = () => KeyRotation.Run(_data.Options, TimeProvider.System, null);
        rotating.Should().Throw<MasterKeyException>();
        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public async Task a_store_from_before_it_had_a_root_keeps_its_hashes()
    {
        await using (_data.Open(_data.Keyed(_old))) { }
        _data.Run("DELETE FROM root");
        byte[] hash;
        await using (var store = _data.Open(_data.Keyed(_old)))
        {
            hash = store.Hashes.Exact("a text");
            store.Keys.Derive("x").Should().Equal(System.Security.Cryptography.HKDF.DeriveKey(
                System.Security.Cryptography.HashAlgorithmName.SHA256, Convert.FromBase64String(_old.Key), 32,
                info: "selec/x"u8.ToArray()));
        }
        KeyRotation.Run(_data.Keyed(_new, _old), TimeProvider.System, null);
        await using var rotated = _data.Open(_data.Keyed(_new));
        rotated.Hashes.Exact("a text").Should().Equal(hash);
    }

    async Task<(List<Sealed<string>> Texts, byte[] Hash)> FilledAsync(int items)
    {
        await using var store = _data.Open(_data.Keyed(_old));
        var opened = await Task.WhenAll(Enumerable.Range(0, items).Select(_ => store.ItemAsync()));
        return ([.. opened.Select((item, i) => store.Sealing.Seal(item, DataDirectory.Bulgaria, $"text {i}"))], store.Hashes.Exact("a text"));
    }
}
