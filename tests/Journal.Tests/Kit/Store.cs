using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.PostgresCluster;
using Selec.Sdk;

namespace Selec.Journal.Tests.Kit;

/// <summary>A journal in a real database of its own. Several may be opened on the same one, as several processes would.</summary>
public sealed class Store : IAsyncDisposable
{
    readonly ServiceProvider _provider;
    readonly StoredIn _database;
    readonly bool _ownsDatabase;

    Store(StoredIn database, bool ownsDatabase, (Sealer Sealer, HandClock Clock) shared, Action<IServiceCollection>? more, bool isAlone = false)
    {
        (_database, _ownsDatabase, Sealer, Clock) = (database, ownsDatabase, shared.Sealer, shared.Clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ISealing>(Sealer);
        services.AddSingleton<IKeyedHashes>(Hashes);
        services.AddSingleton(new ActorCatalog([Kit.Folder.Definition, Item.Definition, Term.Definition]));
        services.AddSingleton(new TableCatalog([Kit.Folder.Table]));
        // Who is registered first stays.
        if (isAlone) services.AddSqliteJournal(File);
        database.Add(services);
        more?.Invoke(services);
        _provider = services.BuildServiceProvider();
    }

    /// <summary>The file; of the embedded database alone.</summary>
    public string File => ((StoredInFile)_database).File;

    /// <summary>How to connect; to PostgreSQL alone.</summary>
    public string ConnectionString => ((StoredInPostgres)_database).ConnectionString;

    public Sealer Sealer { get; }

    public Hasher Hashes { get; } = new();

    public HandClock Clock { get; }

    public IJournal Journal => Get<IJournal>();

    public IReadModel Reads => Get<IReadModel>();

    /// <summary>A journal in a file.</summary>
    public static Store New(Action<IServiceCollection>? more = null) => On(StoredIn.Sqlite, more);

    /// <summary>A journal in a file that one process alone opens, as a platform does.</summary>
    public static Store Alone(Action<IServiceCollection>? more = null) =>
        new(StoredIn.New(StoredIn.Sqlite), true, (new Sealer(), new HandClock()), more, isAlone: true);

    /// <summary>A journal in a database of its own.</summary>
    public static Store On(string database, Action<IServiceCollection>? more = null) => new(StoredIn.New(database), true, (new Sealer(), new HandClock()), more);

    /// <summary>A journal in a database of its own in a cluster that may be stopped.</summary>
    public static Store In(Cluster cluster) => new(new StoredInPostgres(cluster), true, (new Sealer(), new HandClock()), null);

    /// <summary>The same database, keys and clock in another process, as far as the database can tell.</summary>
    public Store Another(Action<IServiceCollection>? more = null) => new(_database, false, (Sealer, Clock), more);

    /// <summary>Runs a statement past the journal.</summary>
    public void Execute(string sql) => _database.Execute(sql);

    /// <summary>Asks past the journal for the first column, as texts.</summary>
    public IReadOnlyList<string> Ask(string sql) => _database.Ask(sql);

    /// <summary>This node goes; the database stays.</summary>
    public ValueTask Leave() => _provider.DisposeAsync();

    /// <summary>The files in which it lies.</summary>
    public IEnumerable<string> Files() => _database.Files();

    /// <summary>Everything that readers read, as text.</summary>
    public string Dump() => _database.Dump();

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    /// <summary>Seals a text in an item of its own that these groups may read.</summary>
    public async Task<Sealed<string>> TextAsync(string text, params string[] readers)
    {
        var item = Sealer.NewItem();
        if (readers.Length > 0) await WriteAsync(item.Stream, new ItemAudienceWidened([.. readers], People.Officer.Person, Clock.Now));
        return Sealer.Seal(item, People.Officer.Party, text);
    }

    /// <summary>Appends to a stream what readers then see; throws unless it is appended.</summary>
    public async Task<long> WriteAsync(StreamId stream, params DomainEvent[] facts) =>
        ((AppendOutcome.Appended)await TryAsync(stream, facts)).Position;

    public async Task<AppendOutcome> TryAsync(StreamId stream, params DomainEvent[] facts) =>
        await Journal.AppendAsync(await ComposeAsync(stream, facts), CancellationToken.None);

    /// <summary>The append that a command with these facts would make.</summary>
    public async Task<Append> ComposeAsync(StreamId stream, params DomainEvent[] facts)
    {
        var definition = Get<ActorCatalog>().Of(stream.Kind);
        var before = ActorSnapshot.Empty(definition, stream).Replay(await Journal.ReadStreamAsync(stream, 0, CancellationToken.None));
        var after = before.After(facts, People.Officer.Person, Clock.Now);
        return new Append(
            [new StreamAppend(
                stream, before.Version, [.. facts.Select(fact => new NewEvent(definition.NameOf(fact), definition.Write(fact)))])],
            ReadSideDifference.Between([(before, after)]), null, People.Entry(Clock.Now), Clock.Now);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        if (_ownsDatabase) _database.Dispose();
    }
}

/// <summary>Who acts and reads in tests.</summary>
public static class People
{
    public static readonly Caller Officer = Of("officer", "BG", "BG.NFP");

    public static Caller Of(string person, string party, params string[] groups) =>
        new(new PersonId(person), Role.NationalFocalPoint, new PartyCode(party), groups.FirstOrDefault()
            ?? "", [$"person:{person}", .. groups]);

    public static AuditEntry Entry(DateTimeOffset at, string operation = "test") => new(
        at, AuditKind.Alter, Officer.Person, Officer.Role, Officer.Party,
        "session", operation, ["folder/a@1", "folder/b"], "OK", 0, null, null);
}

/// <summary>Seeds of generated input: printed with each failure, and set by SELEC_SEED to repeat one.</summary>
public static class Seeds
{
    public static int Next() =>
        int.TryParse(Environment.GetEnvironmentVariable("SELEC_SEED"), out var seed)
            ? seed
            : System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
}
