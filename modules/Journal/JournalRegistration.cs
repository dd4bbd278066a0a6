using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Journal.Postgres;
using Selec.Journal.Sqlite;
using Selec.Sdk;

namespace Selec.Journal;

/// <summary>Adds the journal to a host.</summary>
public static class JournalRegistration
{
    /// <summary>
    /// Adds the journal in one SQLite file: <see cref="IJournal"/>, <see cref="IReadModel"/>, <see cref="IPlatformReads"/>,
    /// <see cref="IAuditLog"/>, <see cref="IPurposes"/>, <see cref="IProjections"/>, <see cref="IReminders"/>
    /// and <see cref="ISearchedTexts"/>. Needs <see cref="ISealing"/>, <see cref="IKeyedHashes"/>, an <see cref="ActorCatalog"/> and a
    /// <see cref="TableCatalog"/>. Disposing the container commits everything that was accepted.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="databaseFile">The file; it and its folder are made when they are new.</param>
    /// <param name="isShared">True where other processes may append to the file as well; else a second one is turned away.</param>
    public static IServiceCollection AddSqliteJournal(this IServiceCollection services, string databaseFile, bool isShared = false)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<SearchHashes>();
        services.TryAddSingleton(provider => Open(provider, databaseFile, isShared));
        services.TryAddSingleton<IJournal>(provider => provider.GetRequiredService<SqliteJournal>());
        services.TryAddSingleton<RowPaths>();
        services.TryAddSingleton<SqliteReadModel>();
        services.TryAddSingleton<IReadModel>(provider => provider.GetRequiredService<SqliteReadModel>());
        services.TryAddSingleton<IPlatformReads>(provider => provider.GetRequiredService<SqliteReadModel>());
        services.TryAddSingleton<IAuditLog, SqliteAuditLog>();
        services.TryAddSingleton<IPurposes, SqlitePurposes>();
        services.TryAddSingleton<IProjections, Rebuild>();
        services.TryAddSingleton<ISearchedTexts, SearchedTexts>();
        services.TryAddSingleton<IReminders, SqliteReminders>();
        return services;
    }

    /// <summary>
    /// Adds the journal in a PostgreSQL database, which any number of hosts may share: the same as <see cref="AddSqliteJournal"/>. Makes its
    /// tables where they are new.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">The database, as Npgsql takes it.</param>
    public static IServiceCollection AddPostgresJournal(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<SearchHashes>();
        services.TryAddSingleton(provider => new PostgresJournal(
            new PostgresOptions(connectionString, provider.GetRequiredService<TableCatalog>().Tables), provider.GetRequiredService<SearchHashes>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostgresJournal>>()));
        services.TryAddSingleton<IJournal>(provider => provider.GetRequiredService<PostgresJournal>());
        services.TryAddSingleton<RowPaths>();
        services.TryAddSingleton<PostgresReadModel>();
        services.TryAddSingleton<IReadModel>(provider => provider.GetRequiredService<PostgresReadModel>());
        services.TryAddSingleton<IPlatformReads>(provider => provider.GetRequiredService<PostgresReadModel>());
        services.TryAddSingleton<IAuditLog, PostgresAuditLog>();
        services.TryAddSingleton<IPurposes, PostgresPurposes>();
        services.TryAddSingleton<IProjections, PostgresRebuild>();
        services.TryAddSingleton<ISearchedTexts, PostgresSearchedTexts>();
        services.TryAddSingleton<IReminders, PostgresReminders>();
        return services;
    }

    static SqliteJournal Open(IServiceProvider provider, string databaseFile, bool isShared)
    {
        var file = Path.GetFullPath(databaseFile);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        OwnersFile.Make(file);
        return new SqliteJournal(
            new SqliteOptions(file, provider.GetRequiredService<TableCatalog>().Tables, Watch: provider.GetService<StatementWatch>())
            {
                IsShared = isShared,
            },
            provider.GetRequiredService<SearchHashes>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteJournal>>());
    }
}
