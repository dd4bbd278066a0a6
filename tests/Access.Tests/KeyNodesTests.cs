using Selec.Access.Keys;
using Selec.Access.Keys.Postgres;
using Selec.Contracts;
using Selec.TestPlatform;

namespace Selec.Access.Tests;

/// <summary>Several nodes on one key store: what one destroys, all forget within a minute.</summary>
public sealed class KeyNodesTests : IDisposable
{
    static readonly TimeSpan _look = TimeSpan.FromSeconds(15);

    readonly PostgresDirectory _data = new();
    readonly SetClock _clock = new(DataDirectory.Day(0).GetUtcNow());
    readonly Wire _wire = new();

    public void Dispose()
    {
        _wire.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task a_node_is_told_of_what_another_destroys()
    {
        await using var one = _data.Open(clock: _clock);
        await using var other = _data.Open(clock: _clock);
        var (gone, kept) = (await one.TextAsync("gone"), await one.TextAsync("kept"));
        other.Sealing.Open(gone).Should().Be("gone");
        other.Sealing.Open(kept).Should().Be("kept");
        await Watch(other).Ready;
        var told = Watch(other).Looked;
        await one.Sealing.DestroyAsync(gone.Item, CancellationToken.None);
        await told;
        other.Sealing.Open(gone).Should().BeNull();
        other.Sealing.Open(kept).Should().Be("kept");
    }

    [Fact]
    public async Task a_node_that_is_not_told_looks_for_itself()
    {
        await using var one = _data.Open(clock: _clock);
        await using var other = _data.Open(clock: _clock);
        _data.Run("ALTER TABLE destructions DISABLE TRIGGER told");
        var gone = await one.TextAsync("gone");
        other.Sealing.Open(gone).Should().Be("gone");
        await Watch(other).Ready;
        await one.Sealing.DestroyAsync(gone.Item, CancellationToken.None);
        other.Sealing.Open(gone).Should().Be("gone", "nobody has told it, and a look is not due");
        await LookAsync(other);
        other.Sealing.Open(gone).Should().BeNull();
    }

    [Fact]
    public async Task a_node_that_is_cut_off_opens_nothing_after_forty_five_seconds_and_catches_up_when_it_is_back()
    {
        await using var one = _data.Open(clock: _clock);
        await using var other = _data.Open(OverWire(), _clock);
        var (gone, kept) = (await one.TextAsync("gone"), await one.TextAsync("kept"));
        other.Sealing.Open(gone).Should().Be("gone");
        other.Sealing.Open(kept).Should().Be("kept");
        await Watch(other).Ready;
        var lost = Watch(other).Looked;
        _wire.Cut();
        await lost;
        await one.Sealing.DestroyAsync(gone.Item, CancellationToken.None);
        await LookAsync(other);
        await LookAsync(other);
        other.Sealing.Open(gone).Should().Be("gone", "forty-five seconds have not passed");
        await LookAsync(other);
        other.Invoking(node => node.Sealing.Open(gone)).Should().Throw<BusyException>();
        other.Invoking(node => node.Sealing.Open(kept)).Should().Throw<BusyException>();
        _wire.Mend();
        await LookAsync(other);
        other.Sealing.Open(gone).Should().BeNull();
        other.Sealing.Open(kept).Should().Be("kept");
    }

    [Fact]
    public async Task a_connection_that_was_lost_between_two_questions_is_not_noticed_by_who_asks()
    {
        await using var node = _data.Open(OverWire() with { CachedKeys = 2 }, _clock);
        var texts = new[] { await node.TextAsync("first"), await node.TextAsync("second"), await node.TextAsync("third") };
        _wire.Cut();
        _wire.Mend();
        node.Sealing.Open(texts[0]).Should().Be("first");
        _wire.Cut();
        _wire.Mend();
        await node.ItemAsync();
        _wire.Cut();
        _wire.Mend();
        await node.Sealing.DestroyAsync(texts[0].Item, CancellationToken.None);
        node.Sealing.Open(texts[0]).Should().BeNull();
    }

    [Fact]
    public async Task what_a_node_wrote_to_the_ledger_before_it_died_is_destroyed_by_another()
    {
        await using var node = _data.Open(clock: _clock);
        var gone = await node.TextAsync("gone");
        var wrapped = _data.Wrapped(gone.Item)!;
        await Watch(node).Ready;
        using (var ledger = _data.OpenLedger()) ledger.Add([new ErasedKey(gone.Item.Value, _clock.GetUtcNow())]);
        for (var looks = 0; looks < 3; looks++) await LookAsync(node);
        node.Sealing.Open(gone).Should().BeNull();
        _data.Holds(wrapped).Should().BeFalse();
    }

    [Fact]
    public async Task nodes_that_start_together_make_one_store()
    {
        var key = ("main", DataDirectory.RandomKey());
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _data.Open(_data.Keyed(key)))));
        var text = await nodes[0].TextAsync("text");
        nodes.Select(node => node.Sealing.Open(text)).Should().OnlyContain(clear => clear == "text");
        nodes.Select(node => Convert.ToHexString(node.Hashes.Exact("a text"))).Distinct().Should().ContainSingle();
        _data.Number("SELECT count(*) FROM masters").Should().Be(1);
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task nodes_that_erase_at_the_same_time_write_one_chain_and_leave_no_key()
    {
        await using var one = _data.Open();
        await using var other = _data.Open();
        var items = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : other).ItemAsync()));
        var wrapped = items.Select(item => _data.Wrapped(item)!).ToList();
        var making = Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : other).ItemAsync());
        var erasing = items.SelectMany(item => new[] { one, other }.Select(node => node.Sealing.DestroyAsync(item, CancellationToken.None)));
        await Task.WhenAll([.. erasing, .. making]);
        _data.LedgerLines.Should().HaveCount(60);
        using (var ledger = _data.OpenLedger()) ledger.Items.Should().BeEquivalentTo(items.Select(item => item.Value));
        _data.Number("SELECT count(*) FROM keys WHERE wrapped IS NOT NULL").Should().Be(60);
        _data.Holds(wrapped).Should().OnlyContain(held => !held);
    }

    [Fact]
    public async Task a_key_wrapped_by_a_master_key_that_was_retired_elsewhere_is_refused()
    {
        await using var node = _data.Open(_data.Keyed(("old", DataDirectory.RandomKey())));
        _data.Run("UPDATE masters SET id = 'new'");
        await node.Awaiting(opened => opened.ItemAsync()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*'old' was retired by a rotation*");
        _data.Number("SELECT count(*) FROM keys").Should().Be(0);
    }

    [Fact]
    public async Task a_newer_program_has_written_the_tables_and_this_one_says_so()
    {
        await using (_data.Open()) { }
        _data.Run("UPDATE store SET version = 9");
        _data.Invoking(data => data.Open()).Should().Throw<InvalidOperationException>()
            .WithMessage("The schema 'selec_keys' was written by a newer program: its version is 9, this program knows version 1. Start the newer program.");
    }

    AccessOptions OverWire() => _data.Options with
    {
        Postgres = new KeyConnections(Wire.Through(_wire, _data.Keys), _data.Journal),
    };

    static DestructionWatch Watch(OpenedStore node) => (DestructionWatch)node.Keys.Watch;

    async Task LookAsync(OpenedStore node)
    {
        var looked = Watch(node).Looked;
        _clock.Forward(_look);
        await looked;
    }
}
