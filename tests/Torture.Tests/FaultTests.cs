using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Selec.Contracts;
using Selec.Journal.Postgres;
using Selec.Torture.Checks;
using Selec.Torture.Drive;
using Selec.Torture.Node;
using Selec.Torture.World;
using Xunit.Abstractions;

namespace Selec.Torture.Tests;

/// <summary>
/// The checks find what they are for: a fault is put into the database or in front of a port, one at a time, and nothing of it is in the
/// product. A round in peace, of two nodes in this process, is enough for each.
/// </summary>
public sealed class FaultTests(TortureServer server, ITestOutputHelper output) : IClassFixture<TortureServer>
{
    const int Seed = 7;

    static readonly RoundPlan _peace = new(Seed, Nodes: 2, Clients: 8, ActsEach: 30, Accounts: 10) { MostTries = 5 };

    [Fact]
    public async Task where_nothing_is_wrong_nothing_is_found() => (await FindAsync("", null)).Should().BeEmpty();

    [Fact]
    public Task an_append_that_skips_the_version_check_is_found() => FoundAsync(
        "versions",
        "CREATE OR REPLACE FUNCTION expect(given bigint, wanted bigint) RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$; "
        + "ALTER TABLE events DROP CONSTRAINT events_stream_version_key");

    [Fact]
    public Task a_stream_that_was_looked_at_and_is_not_held_is_found() => FoundAsync(
        "guards", Altered(append => append with { Streams = [.. append.Streams.Where(stream => !stream.Events.IsEmpty)] }),
        _peace with { Kinds = [ActKind.Freeze, ActKind.Thaw, ActKind.Vouch], Accounts = 3, ActsEach = 60 });

    [Fact]
    public Task an_acknowledged_append_that_was_rolled_back_is_found() => FoundAsync("acknowledged", Bent(journal => new Acknowledging(journal)));

    [Fact]
    public Task an_idempotency_key_that_is_not_stored_is_found() => FoundAsync("keys", Skipping("idempotency", "true"));

    [Fact]
    public Task half_an_act_is_found() => FoundAsync("money", Skipping("events", "NEW.name = 'account.money-received/1' AND NEW.version % 3 = 0"));

    [Fact]
    public Task an_act_in_two_transactions_is_found() => FoundAsync("once", Bent(journal => new Tearing(journal)));

    [Fact]
    public Task a_gap_in_the_positions_is_found() => FoundAsync(
        "positions", Trigger("head", "BEFORE UPDATE", "IF NEW.position % 7 = 0 THEN NEW.position = NEW.position + 1; END IF; RETURN NEW;"));

    [Fact]
    public Task a_projection_that_is_applied_twice_is_found() => FoundAsync(
        "grants", Altered(append => append with { Change = append.Change with { Granted = append.Change.Granted.AddRange(append.Change.Granted) } }));

    [Fact]
    public Task a_projection_that_is_left_out_is_found() => FoundAsync(
        "projections", Trigger("row_accounts", "BEFORE UPDATE", "RETURN NULL;"));

    [Fact]
    public Task a_grant_that_is_missing_is_found() => FoundAsync(
        "grants", Altered(append => append with { Change = append.Change with { Granted = [.. append.Change.Granted.Where(grant => grant.Group != "RO.POLICE")] } }));

    [Fact]
    public Task a_name_that_is_not_checked_is_found() =>
        FoundAsync("names", Altered(append => append with { Change = append.Change with { Claimed = [], Released = [] } }), _peace with { Kinds = [ActKind.Rename] });

    [Fact]
    public Task a_snapshot_that_is_wrong_is_found() => FoundAsync("snapshots", Trigger("snapshots", "BEFORE INSERT", "NEW.version = NEW.version - 1; RETURN NEW;"));

    [Fact]
    public Task a_reminder_that_takes_effect_twice_is_found() => FoundAsync("reminders", services =>
    {
        var again = Account.Defined((_, review) => new FinishAgain(review));
        services.Replace(ServiceDescriptor.Singleton(new ActorCatalog([again])));
        services.AddSingleton<IReminders>(provider => new TwiceGiven(ActivatorUtilities.CreateInstance<PostgresReminders>(provider)));
    });

    [Fact]
    public Task a_reminder_that_is_forgotten_is_found() => FoundAsync("reminders", Skipping("reminders", "NEW.due % 2 = 0"));

    [Fact]
    public Task what_is_not_carried_out_is_found() => FoundAsync("carried out", services => services.RemoveAll<ICarryOut>());

    [Fact]
    public Task an_audit_entry_that_is_left_out_is_found() => FoundAsync("audit", Skipping("audit", "NEW.seq % 11 = 0"));

    [Fact]
    public async Task a_notice_that_is_lost_is_found() =>
        (await FoundAsync("followers", Bent(journal => new Silent(journal)))).Should().Contain(fault => fault.Contains("alone while", StringComparison.Ordinal));

    [Fact]
    public async Task an_event_that_a_follower_is_not_told_of_is_found() =>
        (await FoundAsync("followers", Bent(journal => new Misreading(journal, events => [.. events.Where(one => one.Position % 9 > 0)]))))
            .Should().Contain(fault => fault.Contains("never told", StringComparison.Ordinal));

    [Fact]
    public async Task events_that_a_follower_is_told_of_in_another_order_are_found() =>
        (await FoundAsync("followers", Bent(journal => new Misreading(journal, events => [.. events.Reverse()]))))
            .Should().Contain(fault => fault.Contains(" after ", StringComparison.Ordinal));

    [Fact]
    public async Task a_server_that_acknowledges_before_the_disk_has_it_is_found()
    {
        // The platform sees to it that a setting alone does no harm; what a trigger does to its transaction it does not see.
        var hastily = Trigger("events", "BEFORE INSERT", "PERFORM set_config('synchronous_commit', 'off', true); RETURN NEW;");
        using var hasty = new Server("wal_writer_delay=10s", "wal_writer_flush_after=1GB");
        var stopped = _peace with { Torments = [TormentKind.Stop], Every = 50 };

        (await FindAsync(hastily, null, hasty, stopped)).Should().Contain(found => found.Check == "acknowledged");
    }

    Task<IReadOnlyList<string>> FoundAsync(string check, string sql) => FoundAsync(check, sql, null);

    Task<IReadOnlyList<string>> FoundAsync(string check, Action<IServiceCollection> adjust, RoundPlan? plan = null) => FoundAsync(check, "", adjust, plan);

    async Task<IReadOnlyList<string>> FoundAsync(string check, string sql, Action<IServiceCollection>? adjust, RoundPlan? plan = null)
    {
        var found = await FindAsync(sql, adjust, plan: plan);
        found.Select(one => one.Check).Should().Contain(check);
        return found.Single(one => one.Check == check).Faults;
    }

    async Task<IReadOnlyList<(string Check, IReadOnlyList<string> Faults)>> FindAsync(
        string sql, Action<IServiceCollection>? adjust, Server? on = null, RoundPlan? plan = null)
    {
        var papers = Directory.CreateTempSubdirectory("selec-papers-").FullName;
        var database = (on ?? server.Server).NewDatabase();
        var settings = new NodeSettings(database, papers);
        // The tables are there before something is done to them.
        await (await LocalNode.StartAsync(settings)).DisposeAsync();
        if (sql.Length > 0) await Server.RunAsync(database, sql);
        var ground = new Ground(settings with { Adjust = adjust }, async with => await LocalNode.StartAsync(with), on ?? server.Server)
        {
            Patience = TimeSpan.FromSeconds(sql.Length > 0 || adjust is not null || on is not null ? 3 : 120),
        };
        var evidence = await new Round(plan ?? _peace, ground).RunAsync();
        (on ?? server.Server).Drop(database);
        Directory.Delete(papers, recursive: true);
        var found = Check.FindIn(evidence);
        output.WriteLine($"{evidence.Told}\n{Check.Report(found)}");
        return found;
    }

    static Action<IServiceCollection> Bent(Func<IJournal, IJournal> bend) =>
        services => services.AddSingleton(provider => bend(provider.GetRequiredService<PostgresJournal>()));

    static Action<IServiceCollection> Altered(Func<Append, Append> alter) => Bent(journal => new Altering(journal, alter));

    static string Skipping(string table, string when) => Trigger(table, "BEFORE INSERT", $"IF {when} THEN RETURN NULL; END IF; RETURN NEW;");

    static string Trigger(string table, string when, string body) =>
        $"CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$; "
        + $"CREATE TRIGGER fault {when} ON {table} FOR EACH ROW EXECUTE FUNCTION fault()";
}
