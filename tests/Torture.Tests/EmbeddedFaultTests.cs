using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Journal.Sqlite;
using Selec.Torture.Checks;
using Selec.Torture.Drive;
using Selec.Torture.Node;
using Xunit.Abstractions;

namespace Selec.Torture.Tests;

/// <summary>What <see cref="FaultTests"/> shows, with faults in the embedded database: the checks look into either.</summary>
public sealed class EmbeddedFaultTests(ITestOutputHelper output) : IDisposable
{
    static readonly RoundPlan _peace = new(Seed: 11, Nodes: 1, Clients: 8, ActsEach: 30, Accounts: 10) { MostTries = 5 };

    readonly string _folder = Directory.CreateTempSubdirectory("selec-fault-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task where_nothing_is_wrong_nothing_is_found() => (await FindAsync("", null)).Should().BeEmpty();

    [Fact]
    public Task an_idempotency_key_that_is_not_stored_is_found() =>
        FoundAsync("keys", "CREATE TRIGGER fault BEFORE INSERT ON idempotency BEGIN SELECT RAISE(IGNORE); END");

    [Fact]
    public Task half_an_act_is_found() => FoundAsync(
        "money",
        "CREATE TRIGGER fault BEFORE INSERT ON events WHEN NEW.name = 'account.money-received/1' AND NEW.version % 3 = 0 BEGIN SELECT RAISE(IGNORE); END");

    [Fact]
    public Task a_snapshot_that_is_wrong_is_found() => FoundAsync(
        "snapshots",
        "CREATE TRIGGER fault AFTER INSERT ON snapshots BEGIN UPDATE snapshots SET version = version - 1 WHERE stream = NEW.stream; END; "
        + "CREATE TRIGGER again AFTER UPDATE OF json ON snapshots BEGIN UPDATE snapshots SET version = version - 1 WHERE stream = NEW.stream; END");

    [Fact]
    public Task an_acknowledged_append_that_was_rolled_back_is_found() => FoundAsync("acknowledged", journal => new Acknowledging(journal));

    [Fact]
    public Task a_projection_that_is_applied_twice_is_found() => FoundAsync("grants", journal => new Altering(
        journal, append => append with { Change = append.Change with { Granted = append.Change.Granted.AddRange(append.Change.Granted) } }));

    async Task FoundAsync(string check, string sql) => (await FindAsync(sql, null)).Select(one => one.Check).Should().Contain(check);

    async Task FoundAsync(string check, Func<IJournal, IJournal> bend) => (await FindAsync("", bend)).Select(one => one.Check).Should().Contain(check);

    async Task<IReadOnlyList<(string Check, IReadOnlyList<string> Faults)>> FindAsync(string sql, Func<IJournal, IJournal>? bend)
    {
        var papers = Directory.CreateDirectory(Path.Combine(_folder, "papers")).FullName;
        var settings = new NodeSettings(Path.Combine(_folder, "journal.db"), papers);
        await (await LocalNode.StartAsync(settings)).DisposeAsync();
        using (var database = SqliteDatabase.OpenForWriting(settings.Database)) database.Execute(sql);
        var adjust = bend is null
            ? null
            : (Action<IServiceCollection>)(services => services.AddSingleton(provider => bend(provider.GetRequiredService<SqliteJournal>())));
        var ground = new Ground(settings with { Adjust = adjust }, async with => await LocalNode.StartAsync(with), null)
        {
            Patience = TimeSpan.FromSeconds(sql.Length > 0 || bend is not null ? 3 : 120),
        };
        var evidence = await new Round(_peace, ground).RunAsync();
        var found = Check.FindIn(evidence);
        output.WriteLine($"{evidence.Told}\n{Check.Report(found)}");
        return found;
    }
}
