using System.Runtime.CompilerServices;

namespace Selec.Journal.Sql;

/// <summary>Some streams of the journal.</summary>
/// <param name="Last">The name of the last one, also where it has no events; null when there are no more.</param>
/// <param name="Streams">Those with events.</param>
sealed record Portion(string? Last, IReadOnlyList<StreamEvents> Streams);

/// <summary>Reads the journal stream by stream, as much at a time as memory easily holds.</summary>
static class Portions
{
    /// <summary>The most streams of a portion.</summary>
    public const int Streams = 1_000;

    /// <summary>The most events of a portion of more than one stream.</summary>
    const long Events = 20_000;

    /// <summary>All streams of a kind, in the order of their names. The next portion is read while one is worked on.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="read">Reads a portion of the streams between two names.</param>
    /// <param name="cancellationToken">Honoured between portions.</param>
    public static async IAsyncEnumerable<IReadOnlyList<StreamEvents>> OfKindAsync(
        string kind, Func<string, string, Task<Portion>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What follows the slash in the order of bytes.
        var (first, end) = ($"{kind}/", $"{kind}0");
        var reading = Task.Run(() => read(first, end), cancellationToken);
        try
        {
            while (await reading is { Last: { } last } portion)
            {
                reading = Task.Run(() => read(last, end), cancellationToken);
                if (portion.Streams.Count > 0) yield return portion.Streams;
            }
        }
        finally
        {
            // Whoever leaves early closes what is read from.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The last stream of a portion, of names with versions in order; null where there are none.</summary>
    public static string? Last(IRows streams)
    {
        var (last, events) = ((string?)null, 0L);
        while (streams.Step())
        {
            events += streams.Number(1);
            if (last is null || events <= Events) last = streams.Text(0);
        }
        return last;
    }
}
