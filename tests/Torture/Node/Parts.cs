using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Selec.Actors;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Journal;
using Selec.Sdk;
using Selec.Torture.World;

namespace Selec.Torture.Node;

/// <summary>Where nodes store, and what is wrong with them.</summary>
/// <param name="Database">The connection string of a PostgreSQL database, or the path of a file.</param>
/// <param name="Papers">The folder of the papers.</param>
/// <param name="Ahead">By how much the clock is wrong at the start.</param>
sealed record NodeSettings(string Database, string Papers, TimeSpan Ahead = default)
{
    /// <summary>Whether it is a PostgreSQL database.</summary>
    public bool IsPostgres => Database.Contains('=', StringComparison.Ordinal);

    /// <summary>Replaces parts: for faults that are to be found, in nodes within the process of a test alone.</summary>
    public Action<IServiceCollection>? Adjust { get; init; }
}

/// <summary>The platform's own runtime and journal, composed as the host composes them, with accounts instead of casework.</summary>
static class Parts
{
    /// <summary>Few activations and many snapshots: actors come and go all the time.</summary>
    static readonly ActorOptions _options = new() { Activations = 40, SnapshotEvery = 5 };

    public static IServiceCollection AddNode(this IServiceCollection services, NodeSettings settings)
    {
        var keys = new DerivedKeys();
        services.AddSingleton(new JumpingClock(settings.Ahead));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<JumpingClock>());
        services.AddSingleton<ISealing>(keys).AddSingleton<IKeyedHashes>(keys).AddSingleton<IDirectory, NoPeople>();
        services.AddSingleton(new ActorCatalog([Account.Definition])).AddSingleton(new TableCatalog([Account.Table]));
        services.AddSingleton<ICarryOut>(new Papers(settings.Papers));
        services.AddHostedService<CatchingUp>();
        if (settings.IsPostgres) services.AddPostgresJournal(settings.Database);
        else services.AddSqliteJournal(settings.Database);
        services.AddActors(_options);
        settings.Adjust?.Invoke(services);
        return services;
    }

    sealed class NoPeople : IDirectory
    {
        public PartyRegister Parties { get; } = new(ImmutableDictionary<PartyCode, Party>.Empty);

        public Caller? CallerOf(PersonId person, DateTimeOffset now) => null;

        public Standing? StandingOf(PersonId person, DateTimeOffset now) => null;

        public IEnumerable<Standing> StandingsAt(DateTimeOffset now) => [];

        public string? NameOf(PersonId person) => null;
    }
}
