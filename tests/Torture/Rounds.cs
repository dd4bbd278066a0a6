using System.Diagnostics;
using Selec.Torture.Checks;
using Selec.Torture.Drive;
using Selec.Torture.Node;

namespace Selec.Torture;

/// <summary>Round after round, each from the next seed, until the time is up or a round finds something.</summary>
static class Rounds
{
    public static async Task<int> RunAsync(bool isPostgres, int minutes, int seed, int acts)
    {
        var clock = Stopwatch.StartNew();
        using var server = isPostgres ? new Server() : null;
        for (; clock.Elapsed < TimeSpan.FromMinutes(minutes); seed++)
        {
            var began = clock.Elapsed;
            var plan = isPostgres ? OnPostgres(seed, acts) : OnFile(seed, acts);
            var (evidence, found) = await RunAsync(plan, server);
            Console.WriteLine($"seed {seed}: {evidence.Events.Count} events in {(clock.Elapsed - began).TotalSeconds:0} s. {evidence.Told}");
            if (found.Count == 0) continue;
            Console.WriteLine($"FOUND with seed {seed}:\n{Check.Report(found)}");
            return 1;
        }
        return 0;
    }

    /// <summary>Three nodes on one PostgreSQL database.</summary>
    public static RoundPlan OnPostgres(int seed, int acts) => new(seed, Nodes: 3, Clients: 24, ActsEach: acts, Accounts: 200)
    {
        Torments =
        [
            TormentKind.Full, TormentKind.Kill, TormentKind.Jump, TormentKind.Kill, TormentKind.Cut, TormentKind.Rebuild, TormentKind.Kill, TormentKind.Stop,
            TormentKind.Jump,
        ],
        Every = 120,
    };

    /// <summary>One node on the embedded database.</summary>
    public static RoundPlan OnFile(int seed, int acts) => new(seed, Nodes: 1, Clients: 24, ActsEach: acts, Accounts: 200)
    {
        Torments = [TormentKind.Kill, TormentKind.Full, TormentKind.Jump, TormentKind.Kill, TormentKind.Full, TormentKind.Kill, TormentKind.Rebuild], Every = 120,
    };

    /// <summary>A round with nodes in processes of their own, on a database of its own.</summary>
    public static async Task<(Evidence Evidence, IReadOnlyList<(string Check, IReadOnlyList<string> Faults)> Found)> RunAsync(RoundPlan plan, Server? server)
    {
        var folder = Directory.CreateTempSubdirectory("selec-torture-").FullName;
        var database = server?.NewDatabase();
        try
        {
            var papers = Directory.CreateDirectory(Path.Combine(folder, "papers")).FullName;
            var ground = new Ground(new NodeSettings(database ?? Path.Combine(folder, "journal.db"), papers), ProcessNode.StartAsync, server);
            var evidence = await new Round(plan, ground).RunAsync();
            return (evidence, Check.FindIn(evidence));
        }
        finally
        {
            if (database is not null) server!.Drop(database);
            Directory.Delete(folder, recursive: true);
        }
    }
}
