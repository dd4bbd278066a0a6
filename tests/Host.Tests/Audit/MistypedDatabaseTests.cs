using Npgsql;
using Selec.PostgresCluster;

namespace Selec.Host.Tests.Audit;

/// <summary>A command that is told of the wrong PostgreSQL database makes nothing in it, and says what is to be done.</summary>
public sealed class MistypedDatabaseTests : IDisposable
{
    readonly string _folder = System.IO.Directory.CreateTempSubdirectory("selec-audit-").FullName;
    readonly string _database = Cluster.Shared.NewDatabase();

    public static readonly TheoryData<string> Commands = new() { "audit export --to {0}", "audit anchor --to {0} --key {1}", "audit expire", "backup create --to {0}" };

    public void Dispose()
    {
        System.IO.Directory.Delete(_folder, true);
        Cluster.Shared.Drop(_database);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task a_database_without_a_journal_is_left_empty_and_named(string command)
    {
        var name = new NpgsqlConnectionStringBuilder(_database).Database;

        (await UnusableAsync(command, _database)).Should().Be(
            $"The database '{name}' holds no journal: nothing is in its schema 'selec'. Correct Selec:ConnectionString; in a database that is meant to be new, "
            + "start the platform once, which makes the tables, or bring a back-up: backup restore --from <folder>.");
        (await SchemasAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task a_database_that_is_not_there_is_said_in_one_line(string command)
    {
        var nowhere = new NpgsqlConnectionStringBuilder(_database) { Database = "selec_nowhere" }.ToString();

        (await UnusableAsync(command, nowhere)).Should().Be(
            "The journal's database cannot be opened: database \"selec_nowhere\" does not exist. Correct Selec:ConnectionString, or start its server.");
    }

    async Task<string> UnusableAsync(string command, string database)
    {
        if (command.Contains("{1}", StringComparison.Ordinal)) (await AuditProcess.RunAsync("audit", "key", "--to", Path.Combine(_folder, "keys"))).ExitCode.Should().Be(0);
        var words = command.Split(' ').Select(word => word switch { "{0}" => Path.Combine(_folder, "out"), "{1}" => Path.Combine(_folder, "keys", "audit-key.pem"), _ => word });
        var run = await AuditProcess.RunAsync([.. words, .. TestDatabases.Postgres(database), $"--Selec:DataDirectory={_folder}", $"--Selec:MasterKey={Convert.ToBase64String(new byte[32])}"]);
        run.ExitCode.Should().Be(2, string.Join(' ', run.Errors));
        return run.Errors.Should().ContainSingle().Subject;
    }

    async Task<List<string>> SchemasAsync()
    {
        await using var connection = new NpgsqlConnection(_database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'selec%'", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        return names;
    }
}
