using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.PostgresCluster;

namespace Selec.Host.Tests.Durability;

/// <summary>Two hosts whose first start is the same moment, on one PostgreSQL database in which there is nothing yet.</summary>
[Trait("Database", "embedded")]
public sealed class StartAtOnceTests : IAsyncLifetime
{
    const string Officer = "bg-case-officer-police";

    readonly string _masterKey = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    readonly string _database = Cluster.Shared.NewDatabase();
    readonly string _alone = Cluster.Shared.NewDatabase();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        Cluster.Shared.Drop(_database);
        Cluster.Shared.Drop(_alone);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task hosts_that_start_at_once_on_an_empty_database_both_serve_and_set_it_up_once()
    {
        var starts = Enumerable.Range(0, 2).Select(_ => Task.Run(() => StartAsync(_database))).ToList();
        try
        {
            var hosts = await Task.WhenAll(starts);

            await EachServesWhatTheOtherWroteAsync(hosts);
            (await StoredAsync(hosts[0])).Should().Equal(await StoredByOneAsync(), "what a first start sets up is there once");
            (await hosts[1].Services.GetRequiredService<IAuditLog>().VerifyAuditAsync([], default)).Faults.Should().BeEmpty();
        }
        finally
        {
            foreach (var start in starts.Where(start => start.IsCompletedSuccessfully)) await (await start).DisposeAsync();
        }
    }

    static async Task EachServesWhatTheOtherWroteAsync(RunningPlatform[] hosts)
    {
        foreach (var (writing, reading) in new[] { (hosts[0], hosts[1]), (hosts[1], hosts[0]) })
        {
            var draft = await writing.DoAsync(Officer, "draftRequest", Draft(), "request");
            var found = await reading.AskAsync(
                Officer, "query($id: ID!) { node(id: $id) { ... on Request { subject } } }", new JsonObject { ["id"] = draft["id"]!.DeepClone() });
            found["node"]!["subject"]!.ToString().Should().Be("A");
        }
    }

    /// <summary>What a host sets up that starts alone, and the two drafts.</summary>
    async Task<IEnumerable<string>> StoredByOneAsync()
    {
        await using var alone = await StartAsync(_alone);
        await EachServesWhatTheOtherWroteAsync([alone, alone]);
        return await StoredAsync(alone);
    }

    /// <summary>How many events of each name there are.</summary>
    static async Task<IEnumerable<string>> StoredAsync(RunningPlatform host) =>
        (await host.Services.GetRequiredService<IJournal>().ReadForwardAsync(0, int.MaxValue, default))
            .GroupBy(fact => fact.Name).Select(facts => $"{facts.Count()} {facts.Key}").Order(StringComparer.Ordinal);

    Task<RunningPlatform> StartAsync(string database) => RunningPlatform.StartAsync([.. TestDatabases.Postgres(database), $"--Selec:MasterKey={_masterKey}"]);

    static JsonObject Draft() => new()
    {
        ["content"] = new JsonObject { ["subject"] = "A", ["facts"] = "B", ["crimeAreas"] = new JsonArray("DRUGS"), ["addressees"] = new JsonArray("RO") },
    };
}
