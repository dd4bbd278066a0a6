using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Tests.Kit;

/// <summary>A journal on a real file in a folder of its own. Several may be opened on the same file, as several processes would.</summary>
public sealed class Store : IAsyncDisposable
{
    readonly ServiceProvider _provider;
    readonly bool _ownsFolder;

    Store(string folder, bool ownsFolder, (Sealer Sealer, HandClock Clock) shared, Action<IServiceCollection>? more)
    {
        (Folder, _ownsFolder, Sealer, Clock) = (folder, ownsFolder, shared.Sealer, shared.Clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ISealing>(Sealer);
        services.AddSingleton<IKeyedHashes>(Hashes);
        services.AddSingleton(new ActorCatalog([Kit.Folder.Definition, Item.Definition]));
        services.AddSingleton(new TableCatalog([Kit.Folder.Table]));
        services.AddSqliteJournal(File);
        more?.Invoke(services);
        _provider = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "journal.db");

    public Sealer Sealer { get; }

    public Hasher Hashes { get; } = new();

    public HandClock Clock { get; }

    public IJournal Journal => Get<IJournal>();

    public IReadModel Reads => Get<IReadModel>();

    public static Store New(Action<IServiceCollection>? more = null) =>
        new(System.IO.Directory.CreateTempSubdirectory("journal-").FullName, true, (new Sealer(), new HandClock()), more);

    /// <summary>The same file, keys and clock in another process, as far as the file can tell.</summary>
    public Store Another(Action<IServiceCollection>? more = null) => new(Folder, false, (Sealer, Clock), more);

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
        if (_ownsFolder) System.IO.Directory.Delete(Folder, recursive: true);
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
