using Selec.Contracts;
using Selec.Journal.Sqlite;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

public abstract class AuditChainContract(string database) : IAsyncLifetime
{
    readonly Store _store = Store.On(database);

    public async Task InitializeAsync()
    {
        for (var i = 0; i < 5; i++) await _store.Journal.RecordAsync(People.Entry(_store.Clock.Now, $"operation{i}"), default);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task an_untouched_log_is_whole()
    {
        await using var other = _store.Another();
        await other.Journal.RecordAsync(People.Entry(_store.Clock.Now), default);

        var verified = await Verify();

        verified.Faults.Should().BeEmpty();
        verified.Heads.Select(head => head.Count).Should().BeEquivalentTo([5, 1]);
        (await Verify([.. verified.Heads])).Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("UPDATE audit SET operation = 'other' WHERE seq = 3", 3)]
    [InlineData("UPDATE audit SET hits = 1 WHERE seq = 3", 3)]
    [InlineData("UPDATE audit SET search_text = '' WHERE seq = 3", 3)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE seq = 1", 1)]
    [InlineData("DELETE FROM audit WHERE seq = 3", 4)]
    [InlineData("DELETE FROM audit WHERE seq = 1", 2)]
    [InlineData("UPDATE audit SET seq = seq + 100 WHERE seq IN (2, 3); UPDATE audit SET seq = 105 - seq WHERE seq > 100", 2)]
    [InlineData("DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = seq - 1 WHERE seq > 3", 3)]
    public async Task an_entry_altered_removed_or_moved_is_found(string tampering, long at)
    {
        Tamper(tampering);

        (await Verify()).Faults.Should().ContainSingle().Which.Sequence.Should().Be(at);
    }

    [Fact]
    public async Task a_tail_that_was_cut_shows_against_a_head_that_was_kept()
    {
        var kept = (await Verify()).Heads;
        Tamper("DELETE FROM audit WHERE seq > 3");

        (await Verify()).Faults.Should().BeEmpty();
        (await Verify([.. kept])).Faults.Should().ContainSingle().Which.Sequence.Should().Be(4);
    }

    [Fact]
    public async Task a_chain_that_was_dropped_shows_against_a_head_that_was_kept()
    {
        var kept = (await Verify()).Heads;
        Tamper("DELETE FROM audit");

        (await Verify([.. kept])).Faults.Should().ContainSingle().Which.Chain.Should().Be(kept[0].Chain);
    }

    [Fact]
    public async Task an_entry_is_found_by_its_objects_before_and_after_it_goes_into_the_index()
    {
        var (log, written) = (_store.Get<IAuditLog>(), 5);
        foreach (var last in new[] { AuditObjects.Newest - 1, AuditObjects.Newest, AuditObjects.Newest + 1, 2 * AuditObjects.Newest, 700 })
        {
            for (; written < last; written++)
                await _store.Journal.RecordAsync(People.Entry(_store.Clock.Now) with { Objects = [$"folder/{written % 7}@{written}", "item/all"] }, default);

            for (var i = 0; i < 7; i++)
            {
                (await log.CountAuditAsync(new AuditQuestion { Object = new StreamId("folder", $"{i}") }, 999, default))
                    .Should().Be(Enumerable.Range(5, last - 5).Count(entry => entry % 7 == i), "of {0} entries", last);
            }
            (await log.CountAuditAsync(new AuditQuestion { Object = new StreamId("item", "all") }, 999, default)).Should().Be(last - 5);
        }
        var found = await log.FindAuditAsync(new AuditQuestion { Object = new StreamId("folder", "3") }, 999, default);
        found.Select(entry => entry.Id).Should().BeInDescendingOrder("what is in the index and what is not are one list");
        await using var restarted = _store.Another();
        (await restarted.Get<IAuditLog>().CountAuditAsync(new AuditQuestion { Object = new StreamId("item", "all") }, 999, default)).Should().Be(695);
    }

    [Fact]
    public async Task the_log_is_read_newest_first()
    {
        var log = _store.Get<IAuditLog>();
        var newest = await log.ReadAuditAsync(null, 2, default);
        var older = await log.ReadAuditAsync(newest[^1].Id, 10, default);

        newest.Concat(older).Select(entry => entry.Entry.Operation)
            .Should().Equal("operation4", "operation3", "operation2", "operation1", "operation0");
        newest[0].Entry.Should().BeEquivalentTo(People.Entry(_store.Clock.Now, "operation4"));
    }

    Task<AuditVerification> Verify(params AuditHead[] kept) => _store.Get<IAuditLog>().VerifyAuditAsync(kept, default);

    void Tamper(string sql) => _store.Execute(sql);
}

/// <inheritdoc/>
public sealed class SqliteAuditChainTests() : AuditChainContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresAuditChainTests() : AuditChainContract(StoredIn.Postgres);
