using System.Collections.Concurrent;
using Selec.PostgresCluster;

namespace Selec.TestPlatform;

/// <summary>
/// Where the platforms of a test run store: the embedded database, or with SELEC_TEST_DATABASE=postgres a database each in a PostgreSQL
/// cluster of the run.
/// </summary>
public static class TestDatabases
{
    static readonly ConcurrentDictionary<string, string> _byDirectory = new();

    /// <summary>True when the run is on PostgreSQL.</summary>
    public static bool ArePostgres { get; } = Environment.GetEnvironmentVariable("SELEC_TEST_DATABASE") == "postgres";

    /// <summary>The settings that name the database of a data directory, the same at each start; none for the embedded one.</summary>
    public static IEnumerable<string> SettingsOf(string data) => ConnectionStringOf(data) is { } database ? Postgres(database) : [];

    /// <summary>How to connect to the database of a data directory; null for the embedded one.</summary>
    public static string? ConnectionStringOf(string data) =>
        ArePostgres ? _byDirectory.GetOrAdd(data, _ => Cluster.Shared.NewDatabase()) : null;

    /// <summary>The settings that name a PostgreSQL database.</summary>
    public static IEnumerable<string> Postgres(string connectionString) => ["--Selec:Database=postgres", $"--Selec:ConnectionString={connectionString}"];

    /// <summary>The data directory is gone, and its database goes with it.</summary>
    internal static void Drop(string data)
    {
        if (_byDirectory.TryRemove(data, out var database)) Cluster.Shared.Drop(database);
    }
}
