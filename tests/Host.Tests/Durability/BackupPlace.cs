using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;
using Selec.Host.Tests.Audit;
using Selec.Journal.Backup;
using Selec.PostgresCluster;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Durability;

/// <summary>Where a platform stores, or may store: files in a folder of its own, or two databases that are empty at first.</summary>
internal sealed class BackupPlace : IDisposable
{
    public const string Sqlite = "sqlite", Postgres = "postgres";

    /// <summary>The master key of all places: a back-up is restored by those who have it.</summary>
    public static readonly byte[] MasterKey = RandomNumberGenerator.GetBytes(32);

    readonly string _folder = IoDirectory.CreateTempSubdirectory("selec-backup-").FullName;
    readonly string? _journal, _keys;

    public BackupPlace(string kind)
    {
        if (kind == Postgres) (_journal, _keys) = (Cluster.Shared.NewDatabase(), Cluster.Shared.NewDatabase());
    }

    public string Data => Path.Combine(_folder, "data");

    public StoredJournal Journal => _journal is { } database ? StoredJournal.InPostgres(database) : StoredJournal.InFile(JournalFile);

    string JournalFile => Path.Combine(Data, "journal.db");

    string[] Settings =>
    [
        $"--Selec:MasterKey={Convert.ToBase64String(MasterKey)}",
        .. _journal is { } journal
            ? new[] { "--Selec:Database=postgres", $"--Selec:ConnectionString={journal}", $"--Selec:KeyConnectionString={_keys}" }
            : ["--Selec:Database=sqlite"],
    ];

    /// <summary>A path beside the data directory.</summary>
    public string Beside(string name) => Path.Combine(_folder, name);

    public Task<RunningPlatform> StartAsync(string profile = "demo") => RunningPlatform.StartAsync(Data, [.. Settings, $"--Selec:Profile={profile}"]);

    /// <summary>Runs a command here; what it printed when it ended as expected.</summary>
    public async Task<string> RunAsync(int exit, params string[] command)
    {
        var run = await AuditProcess.RunAsync([.. command, .. Settings, $"--Selec:DataDirectory={Data}"]);
        run.ExitCode.Should().Be(exit, string.Join(' ', run.Errors) + run.Output);
        return exit == 2 ? run.Errors.Should().ContainSingle().Subject : run.Output;
    }

    /// <summary>Runs a command here and kills it as soon as it has come so far; false when it ended by itself before.</summary>
    public async Task<bool> KillAsync(Func<bool> isThere, params string[] command)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "Selec.Host.dll"), .. command, .. Settings, $"--Selec:DataDirectory={Data}"])
            info.ArgumentList.Add(word);
        using var process = Process.Start(info)!;
        while (!isThere() && !process.HasExited) await Task.Yield();
        var isKilled = !process.HasExited;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return isKilled;
    }

    /// <summary>Holds the journal's tables against whoever would read them, until disposed of; nothing where a file is read whoever writes.</summary>
    public IDisposable? Hold()
    {
        if (_journal is null) return null;
        var connection = new NpgsqlConnection(_journal + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("BEGIN; LOCK TABLE selec.events IN ACCESS EXCLUSIVE MODE", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Whether a platform would find a journal here.</summary>
    public bool HasJournal() => _journal is null ? File.Exists(JournalFile) : Schemas("selec").Count > 0;

    /// <summary>The schemas of the journal's database with such a name.</summary>
    public IReadOnlyList<string> Schemas(string like) => _journal is null ? [] : Rows(_journal, $"SELECT nspname::text FROM pg_namespace WHERE nspname LIKE '{like}'");

    /// <summary>Does to the journal what only another program would do.</summary>
    public void Tamper(string sql)
    {
        if (_journal is null) DataFile.Tamper(Data, sql);
        else Rows(_journal, $"SET search_path TO selec; {sql}");
    }

    /// <summary>Every wrapped key.</summary>
    public IReadOnlyList<byte[]> WrappedKeys()
    {
        const string All = "SELECT encode(wrapped, 'hex') FROM selec_keys.keys WHERE wrapped IS NOT NULL";
        if (_keys is { } database) return [.. Rows(database, All).Select(Convert.FromHexString)];
        using var file = DataFile.Keys(Data);
        return [.. file.Lines("SELECT hex(wrapped) FROM keys WHERE wrapped IS NOT NULL").Select(Convert.FromHexString)];
    }

    public void Dispose()
    {
        IoDirectory.Delete(_folder, true);
        foreach (var database in new[] { _journal, _keys }.OfType<string>()) Cluster.Shared.Drop(database);
    }

    static List<string> Rows(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // Written by the tests alone.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }
}
