using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access.Tests;

/// <summary>What erasing an item forgets beside its data key.</summary>
public sealed class ForgottenWordsTests
{
    [Fact]
    public async Task wherever_texts_are_searched_the_words_of_an_erased_item_are_forgotten_once_its_key_is_gone()
    {
        var done = new List<string>();
        var erasure = new Erasure(new Keys(done), () => [new Words(done, "rows"), new Words(done, "names")]);

        await erasure.DestroyAsync(new ItemId("a"), default);

        done.Should().Equal("key of a", "rows of a", "names of a");
    }

    [Fact]
    public async Task a_start_forgets_the_words_of_whatever_the_ledger_says_is_erased()
    {
        using var data = new FileDirectory();
        await using var store = data.Open();
        var (erased, kept) = (await store.ItemAsync(), await store.ItemAsync());
        await store.Keys.DestroyAsync(erased.Value, default);
        var done = new List<string>();

        await new LedgerWords(store.Keys, () => [new Words(done, "rows")]).StartAsync(default);

        done.Should().Equal([$"rows of {erased.Value}"], $"{kept.Value} is not erased");
    }

    sealed class Keys(List<string> done) : IErasure
    {
        public Task DestroyAsync(ItemId item, CancellationToken cancellationToken)
        {
            done.Add($"key of {item.Value}");
            return Task.CompletedTask;
        }
    }

    sealed class Words(List<string> done, string where) : ISearchedTexts
    {
        public Task<IReadOnlyCollection<ItemId>> FindAsync(string text, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyCollection<ItemId>>([]);

        public Task ForgetAsync(ItemId item, CancellationToken cancellationToken)
        {
            done.Add($"{where} of {item.Value}");
            return Task.CompletedTask;
        }
    }
}
