using Selec.Access.Keys;

namespace Selec.Access.Tests;

public sealed class KeyCacheTests
{
    readonly KeyCache _cache = new(capacity: 4);

    [Fact]
    public void a_key_read_before_a_destruction_is_not_kept_after_it()
    {
        var before = _cache.Destructions;
        _cache.Forget("item");
        _cache.Add("item", [1], before);
        _cache.TryGet("item", out _).Should().BeFalse();
        _cache.Add("item", null, _cache.Destructions);
        _cache.TryGet("item", out var key).Should().BeTrue();
        key.Should().BeNull();
    }

    [Fact]
    public void a_forgotten_key_is_in_neither_generation()
    {
        foreach (var item in new[] { "a", "b", "c" }) _cache.Add(item, [1], _cache.Destructions);
        _cache.Forget("a");
        _cache.Forget("c");
        _cache.TryGet("a", out _).Should().BeFalse();
        _cache.TryGet("c", out _).Should().BeFalse();
        _cache.TryGet("b", out _).Should().BeTrue();
    }

    [Fact]
    public void it_holds_no_more_than_its_capacity_and_keeps_what_is_used()
    {
        for (var i = 0; i < 100; i++)
        {
            _cache.Add($"{i}", [1], _cache.Destructions);
            _cache.TryGet("0", out _).Should().BeTrue();
        }
        Enumerable.Range(0, 100).Count(i => _cache.TryGet($"{i}", out _)).Should().BeLessThanOrEqualTo(4);
    }
}
