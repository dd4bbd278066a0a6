namespace Selec.Access.Tests;

public sealed class KeyedHashesTests : IDisposable
{
    readonly FileDirectory _data = new();
    readonly OpenedStore _store;

    public KeyedHashesTests() => _store = _data.Open();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void an_exact_hash_sees_letters_and_not_how_they_are_encoded()
    {
        _store.Hashes.Exact("Ko\u0301rus").Should().Equal(_store.Hashes.Exact("K\u00f3rus"));
        _store.Hashes.Exact("Korus").Should().NotEqual(_store.Hashes.Exact("K\u00f3rus"));
        _store.Hashes.Exact("korus").Should().NotEqual(_store.Hashes.Exact("Korus"));
    }

    [Fact]
    public void words_meet_across_scripts_and_each_word_counts_once()
    {
        var words = _store.Hashes.Words("Ђорђе, Đorđe; ĐORĐE! (Петровић)");
        words.Should().HaveCount(2);
        words[0].Should().Equal(_store.Hashes.Words("đorđe").Single());
        words[1].Should().Equal(_store.Hashes.Words("petrovic").Single());
        _store.Hashes.Words(" .,- \n").Should().BeEmpty();
    }

    [Fact]
    public void hashes_are_the_same_after_reopening_and_others_in_a_store_of_its_own_under_the_same_master_key()
    {
        using var elsewhere = new FileDirectory();
        Directory.CreateDirectory(Path.Combine(elsewhere.Path, "keys"));
        File.Copy(Path.Combine(_data.Path, "keys", "master.key"), Path.Combine(elsewhere.Path, "keys", "master.key"));
        var (same, other) = (_data.Open(), elsewhere.Open());
        same.Hashes.Exact("text").Should().Equal(_store.Hashes.Exact("text"));
        other.Hashes.Exact("text").Should().NotEqual(_store.Hashes.Exact("text"));
        same.Hashes.Tag("p", "t").Should().Be(_store.Hashes.Tag("p", "t")).And.NotBe(other.Hashes.Tag("p", "t"));
    }

    [Fact]
    public void a_name_is_taken_within_its_scope_however_it_is_spelled()
    {
        var alpha = _store.Hashes.Name("code-name/2021", "Alpha  Бета");
        _store.Hashes.Name("code-name/2021", "ALPHA-beta").Should().Equal(alpha);
        _store.Hashes.Name("code-name/2022", "Alpha Beta").Should().NotEqual(alpha);
        _store.Hashes.Name("code-name/2021", "AlphaBeta").Should().NotEqual(alpha);
        _store.Hashes.Name("code-name/2021", "!").Should().NotEqual(_store.Hashes.Name("code-name/2021", "?"));
        _store.Hashes.Name("a", "bc").Should().NotEqual(_store.Hashes.Name("ab", "c"));
    }

    [Fact]
    public void tags_are_opaque_stable_and_bound_to_their_purpose()
    {
        var tag = _store.Hashes.Tag("version", "request/1@7");
        tag.Should().Be(_store.Hashes.Tag("version", "request/1@7")).And.MatchRegex("^[A-Za-z0-9_-]{22}$");
        tag.Should().NotBe(_store.Hashes.Tag("version", "request/1@8")).And.NotBe(_store.Hashes.Tag("payload", "request/1@7"));
        _store.Hashes.Tag("ab", "c").Should().NotBe(_store.Hashes.Tag("a", "bc"));
    }

    [Fact]
    public void a_token_opens_for_its_purpose_alone_and_only_unaltered() => Seeded.Run(200, random =>
    {
        var text = random.Text();
        var token = _store.Hashes.SealToken("cursor", text);
        _store.Hashes.OpenToken("cursor", token).Should().Be(text);
        _store.Hashes.OpenToken("activity", token).Should().BeNull();
        var at = random.Next(token.Length);
        var altered = $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
        _store.Hashes.OpenToken("cursor", altered).Should().BeNull();
    });

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not a token")]
    [InlineData("%%%")]
    public void what_is_no_token_opens_as_nothing(string token) => _store.Hashes.OpenToken("cursor", token).Should().BeNull();
}
