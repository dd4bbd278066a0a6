using System.Text.Json.Nodes;
using Selec.Host.Tests.Audit;
using Selec.PostgresCluster;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Keys;

/// <summary>With the keys in PostgreSQL the platform and its commands do what they do with a file.</summary>
public sealed class KeysOnPostgresTests : IDisposable
{
    readonly string _folder = IoDirectory.CreateTempSubdirectory("selec-keys-").FullName;

    string Data => Path.Combine(_folder, "data");

    public void Dispose() => IoDirectory.Delete(_folder, true);

    [Fact]
    public async Task keys_are_backed_up_restored_rotated_and_read_again()
    {
        string[] settings =
        [
            "--Selec:Database=postgres", $"--Selec:ConnectionString={Cluster.Shared.NewDatabase()}", $"--Selec:KeyConnectionString={Cluster.Shared.NewDatabase()}",
        ];
        string[] stopped = [.. settings, $"--Selec:DataDirectory={Data}"];
        var backup = Path.Combine(_folder, "keys.backup");
        string before;
        await using (var platform = await RunningPlatform.StartAsync(Data, settings))
        {
            before = await SubjectsAsync(platform);
            before.Should().NotContain("ERASED");
            (await RunAsync(0, ["keys", "backup", backup, .. stopped])).Should().MatchRegex(@"^Backed up [1-9]\d* wrapped keys to ");
            foreach (var command in new[] { "rotate", "renew-ledger" })
            {
                (await RunAsync(2, ["keys", command, .. stopped])).Should()
                    .Be("The key store 'selec_keys' is in use by another process. Stop the platform first.");
            }
        }
        File.Exists(Path.Combine(Data, "keys.db")).Should().BeFalse();
        var key = $"--Selec:MasterKeyFile={Path.Combine(Data, "keys", "second.key")}";
        (await RunAsync(0, ["keys", "restore", backup, .. stopped])).Should().StartWith("Restored. The erasure ledger destroyed 0 keys");
        (await RunAsync(0, ["keys", "rotate", .. stopped, key])).Should().MatchRegex(@"^Wrapped [1-9]\d* data keys anew\. The master key 'file:second\.key'");
        (await RunAsync(0, ["keys", "renew-ledger", .. stopped, key])).Should().Be("Wrote the erasure ledger anew: 0 erasures.\n");
        File.Delete(Path.Combine(Data, "keys", "master.key"));

        await using var again = await RunningPlatform.StartAsync(Data, [.. settings, key]);
        (await SubjectsAsync(again)).Should().Be(before);
    }

    [Fact]
    public async Task a_database_that_cannot_be_reached_stops_the_start_with_a_sentence_that_holds_no_password()
    {
        const string Nowhere = "Host=127.0.0.1;Port=1;Database=selec;Username=selec;Password=secret";
        var run = await AuditProcess.RunAsync($"--Selec:DataDirectory={Data}", "--Selec:Database=postgres", $"--Selec:ConnectionString={Nowhere}");
        run.ExitCode.Should().Be(1);
        run.Errors.Should().ContainSingle().Which.Should().StartWith("The database of the key store cannot be used: ").And.NotContain("secret");
        run.Output.Should().NotContain("secret");
    }

    static async Task<string> SubjectsAsync(RunningPlatform platform) => (await platform.AskAsync(
        ErasedItem.Officer, "query { requests(first: 20) { nodes { subject redactions { reason } } } }", new JsonObject()))["requests"]!.ToJsonString();

    static async Task<string> RunAsync(int exit, string[] arguments)
    {
        var run = await AuditProcess.RunAsync(arguments);
        run.ExitCode.Should().Be(exit, string.Join(' ', run.Errors));
        return exit == 0 ? run.Output : run.Errors.Single();
    }
}
