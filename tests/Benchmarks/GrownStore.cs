using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>How much a journal holds.</summary>
/// <param name="Streams">Actors, a multiple of a thousand.</param>
/// <param name="Events">Events, as many of each actor.</param>
sealed record Grown(long Streams, long Events)
{
    /// <summary>The number of events of an actor.</summary>
    public long Each => Events / Streams;

    public static Grown Of(string[] args, Grown usual) =>
        new(Number(args, 1) ?? usual.Streams, Number(args, 2) ?? usual.Events);

    /// <summary>The key of an actor: those of neighbours lie far apart, as random ones do.</summary>
    public static string Key(long n) => string.Create(CultureInfo.InvariantCulture, $"{(uint)(n * 2_654_435_761L):x8}{n:x24}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Streams:N0} streams, {Events:N0} events");

    static long? Number(string[] args, int place) => args.Length > place ? long.Parse(args[place], CultureInfo.InvariantCulture) : null;
}

/// <summary>
/// A journal filled past its appends in the format that they write: events, heads, rows, grants, lists, idempotency keys and audit entries. A
/// thousand actors are written in turn until all their events are there, then the next thousand.
/// </summary>
abstract class GrownStore : IDisposable
{
    const string Text = "Three lorries of the carrier named before crossed at Vidin during the night of the twelfth, each with a second tank below the floor, "
        + "and were seen again near Giurgiu two days later without their trailers. The drivers paid in cash, spoke little, and left the depot together.";

    /// <summary>Where grown journals are kept for further runs.</summary>
    public static string Kept => Environment.GetEnvironmentVariable("SELEC_BENCHMARK_DATA") ?? Path.GetTempPath();

    public abstract string Name { get; }

    /// <summary>Adds the journal.</summary>
    public abstract void Add(IServiceCollection services);

    public ServiceProvider Open(Selec.Actors.ActorOptions? options = null) => DossierActors.On(Add, options);

    public abstract void Dispose();

    /// <summary>Runs the statements that fill it, unless they were run before.</summary>
    protected abstract void Fill(Grown grown, (string Kind, byte[] Event, string View) content);

    /// <summary>Makes the tables and fills them.</summary>
    protected async Task FillAsync(Grown grown, Table<DossierView> table) => Fill(grown, await ContentAsync(grown, table));

    async Task<(string Kind, byte[] Event, string View)> ContentAsync(Grown grown, Table<DossierView> table)
    {
        await using var provider = Open();
        _ = provider.GetRequiredService<IJournal>();
        var (sealer, definition) = (provider.GetRequiredService<Sealer>(), Dossier.Definition(table));
        var text = sealer.Seal(sealer.NewItem(), People.Officer.Party, Text);
        var fact = definition.Write(new DossierNoted(text, People.Officer.Person, DateTimeOffset.UnixEpoch));
        return (table.Name, fact.ToArray(), Encoding.UTF8.GetString(table.Row(new DossierView("KEY", text, (int)grown.Each)).View.Span));
    }
}
