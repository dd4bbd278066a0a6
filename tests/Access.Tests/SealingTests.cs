using System.Buffers.Text;
using System.Text;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access.Tests;

public sealed class FileSealingTests() : SealingTests(new FileDirectory());

public sealed class PostgresSealingTests() : SealingTests(new PostgresDirectory());

/// <summary>What holds of sealing over a key store of either kind.</summary>
public abstract class SealingTests : IDisposable
{
    readonly DataDirectory _data;

    private protected SealingTests(DataDirectory data) => _data = data;

    public void Dispose()
    {
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task any_unicode_text_comes_back_as_it_went_in()
    {
        await using var store = _data.Open();
        var item = await store.ItemAsync();
        Seeded.Run(500, random =>
        {
            var text = random.Text();
            store.Sealing.Open(store.Sealing.Seal(item, DataDirectory.Bulgaria, text)).Should().Be(text);
        });
    }

    [Fact]
    public async Task half_a_surrogate_pair_is_not_replaced_in_silence()
    {
        await using var store = _data.Open();
        var item = await store.ItemAsync();
        var sealing = () => store.Sealing.Seal(item, DataDirectory.Bulgaria, "a\ud800b");
        sealing.Should().Throw<EncoderFallbackException>();
    }

    [Fact]
    public async Task an_item_that_was_given_back_is_the_next_one_and_once_only()
    {
        await using var store = _data.Open();
        var unused = await store.ItemAsync();

        store.Sealing.GiveBack(unused);

        (await store.ItemAsync()).Should().Be(unused);
        (await store.ItemAsync()).Should().NotBe(unused);
    }

    [Theory]
    [InlineData(Sealing.MostUnused - 1, Sealing.MostUnused - 1)]
    [InlineData(Sealing.MostUnused, Sealing.MostUnused)]
    [InlineData(Sealing.MostUnused + 1, Sealing.MostUnused)]
    public async Task no_more_items_than_a_burst_of_refusals_leaves_are_kept_for_the_next(int given, int kept)
    {
        await using var store = _data.Open();
        var unused = Enumerable.Range(0, given).Select(number => new ItemId($"unused{number}")).ToList();

        foreach (var item in unused) store.Sealing.GiveBack(item);

        for (var i = 0; i < kept; i++) (await store.ItemAsync()).Should().Be(unused[i]);
        unused.Should().NotContain(await store.ItemAsync());
    }

    [Fact]
    public async Task the_same_text_is_never_sealed_the_same_way_twice()
    {
        await using var store = _data.Open();
        var item = await store.ItemAsync();
        var ciphers = Enumerable.Range(0, 100).Select(_ => store.Sealing.Seal(item, DataDirectory.Bulgaria, "Пловдив").Cipher);
        ciphers.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task a_value_altered_in_any_bit_does_not_open()
    {
        await using var store = _data.Open();
        var value = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "Žarko Ђорђевић");
        var box = Base64Url.DecodeFromChars(value.Cipher);
        for (var bit = 0; bit < box.Length * 8; bit++)
        {
            var altered = (byte[])box.Clone();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Opening(store, value with { Cipher = Base64Url.EncodeToString(altered) }).Should().Throw<SealBrokenException>();
        }
    }

    [Fact]
    public async Task a_cipher_text_that_is_cut_lengthened_or_respelled_does_not_open()
    {
        await using var store = _data.Open();
        var value = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "a text");
        var respelled = value.Cipher[..^1] + (char)(value.Cipher[^1] + 1);
        foreach (var cipher in new[]
        {
            "", "AAAA", value.Cipher[..^4], value.Cipher + "AAAA", value.Cipher + "=", value.Cipher + " ", "***", respelled
        })
            Opening(store, value with { Cipher = cipher }).Should().Throw<SealBrokenException>(because: cipher);
    }

    [Fact]
    public async Task a_value_moved_to_another_item_does_not_open()
    {
        await using var store = _data.Open();
        var (one, other) = (await store.ItemAsync(), await store.ItemAsync());
        var value = store.Sealing.Seal(one, DataDirectory.Bulgaria, "of one item");
        Opening(store, value with { Item = other }).Should().Throw<SealBrokenException>();
        Opening(store, value with { Item = new ItemId("never-opened") }).Should().Throw<SealBrokenException>();
    }

    [Fact]
    public async Task an_erased_item_opens_as_nothing_and_takes_nothing_more()
    {
        await using var store = _data.Open();
        var (erased, kept) = (await store.ItemAsync(), await store.ItemAsync());
        var (gone, there) =
            (store.Sealing.Seal(erased, DataDirectory.Bulgaria, "gone"), store.Sealing.Seal(kept, DataDirectory.Bulgaria, "there"));
        await store.Sealing.DestroyAsync(erased, CancellationToken.None);
        await store.Sealing.DestroyAsync(erased, CancellationToken.None);
        store.Sealing.Open(gone).Should().BeNull();
        store.Sealing.Open(there).Should().Be("there");
        store.Invoking(opened => opened.Sealing.Seal(erased, DataDirectory.Bulgaria, "more")).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task a_sealed_value_and_its_fault_never_tell_the_content()
    {
        await using var store = _data.Open();
        var value = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "secret name");
        value.ToString().Should().NotContain("secret").And.NotContain(value.Cipher);
        Opening(store, value with { Cipher = "AAAA" }).Should().Throw<SealBrokenException>().Which.ToString().Should().NotContain("secret");
    }

    [Fact]
    public async Task clear_text_stands_in_no_file_of_the_data_directory()
    {
        const string clear = "Стојан Đorđević, Θεσσαλονίκη, +40 721 000 111";
        await using (var store = _data.Open())
        {
            var item = await store.ItemAsync();
            var value = store.Sealing.Seal(item, DataDirectory.Bulgaria, clear);
            store.Hashes.Words(clear);
            Files().Should().NotContain(file => Holds(file, clear));
            store.Sealing.Open(value).Should().Be(clear);
        }
        Files().Should().NotBeEmpty().And.NotContain(file => Holds(file, clear));
    }

    static Action Opening(OpenedStore store, Sealed<string> value) => () => store.Sealing.Open(value);

    List<byte[]> Files() => [.. Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes)];

    static bool Holds(byte[] file, string text) =>
        text.Split(' ').SelectMany(word => new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word) })
            .Any(word => word.Length > 5 && file.AsSpan().IndexOf(word) >= 0);
}
