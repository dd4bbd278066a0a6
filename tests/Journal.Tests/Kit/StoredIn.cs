using Microsoft.Extensions.DependencyInjection;
using Selec.PostgresCluster;

namespace Selec.Journal.Tests.Kit;

/// <summary>Where a journal is stored. Every contract is kept in both.</summary>
public abstract class StoredIn : IDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    public static StoredIn New(string database) => database == Sqlite ? new StoredInFile() : new StoredInPostgres(Cluster.Shared);

    /// <summary>Adds the journal.</summary>
    public abstract void Add(IServiceCollection services);

    /// <summary>Runs statements past the journal.</summary>
    public abstract void Execute(string sql);

    /// <summary>Asks past the journal for the first column, as texts.</summary>
    public abstract IReadOnlyList<string> Ask(string sql);

    /// <summary>Everything that readers read, as text: each value of each row, in order.</summary>
    public abstract string Dump();

    /// <summary>The files in which everything lies that was written until now.</summary>
    public abstract IEnumerable<string> Files();

    public abstract void Dispose();
}
