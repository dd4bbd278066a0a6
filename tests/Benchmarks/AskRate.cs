using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Journal;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>
/// Asks per second that write nothing, of 64 callers, beside a message to a bare channel's loop and its answer back. Both sides take turns,
/// so that what else the machine does falls on both.
/// </summary>
static class AskRate
{
    const int Callers = 64;
    const int Rounds = 7;
    static readonly TimeSpan _span = TimeSpan.FromSeconds(3);

    public static async Task MeasureAsync()
    {
        foreach (var actors in (int[])[64, 1]) await MeasureAsync(actors);
    }

    static async Task MeasureAsync(int actors)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("benchmark-").FullName;
        await using (var provider = DossierActors.On(services => services.AddSqliteJournal(Path.Combine(folder, "asks.db"))))
        {
            var runtime = provider.GetRequiredService<IActors>();
            var asks = Enumerable.Range(0, actors).Select(Refused).ToArray();
            var loops = Enumerable.Range(0, actors).Select(_ => new BareActor()).ToArray();
            await RateAsync(caller => runtime.AskAsync(asks[caller % actors], CancellationToken.None), TimeSpan.FromSeconds(2));
            await RateAsync(caller => loops[caller % actors].AskAsync(), TimeSpan.FromSeconds(2));
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var rate = await RateAsync(caller => runtime.AskAsync(asks[caller % actors], CancellationToken.None), _span);
                var bound = await RateAsync(caller => loops[caller % actors].AskAsync(), _span);
                ratios.Add(rate / bound);
                Console.WriteLine($"{actors,2} actors {rate,11:N0} asks/s   bare channel {bound,11:N0}/s   ratio {rate / bound:N2}");
            }
            ratios.Sort();
            Console.WriteLine($"{actors,2} actors: median ratio {ratios[Rounds / 2]:N2} ({ratios[0]:N2} to {ratios[^1]:N2})");
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }

    static async Task<double> RateAsync(Func<int, Task<Reply>> ask, TimeSpan span)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(() => ask(caller), started, span))));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static async Task<long> CallAsync(Func<Task<Reply>> ask, long started, TimeSpan span)
    {
        var count = 0L;
        for (; (count & 63) != 0 || Stopwatch.GetElapsedTime(started) < span; count++)
        {
            if (await ask() is not Reply.Refused) throw new InvalidOperationException("The ask was not refused.");
            // Who is answered at once goes on at once; now and then the others get the thread.
            if ((count & 1_023) == 0) await Task.Yield();
        }
        return count;
    }

    static Ask Refused(int actor) => new(
        new StreamId("plain", $"{actor}"), new RefuseDossier(), People.Officer, "refuseDossier", "session", null,
        ImmutableDictionary<Type, object>.Empty, null, null);

    /// <summary>The least that takes one message after another and answers each.</summary>
    sealed class BareActor
    {
        static readonly Reply _refused = new Reply.Refused(RefuseDossier.Refusal);
        readonly Channel<TaskCompletionSource<Reply>> _mailbox =
            Channel.CreateUnbounded<TaskCompletionSource<Reply>>(new UnboundedChannelOptions { SingleReader = true });

        public BareActor() => _ = Task.Run(AnswerAsync);

        public Task<Reply> AskAsync()
        {
            var reply = new TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
            _mailbox.Writer.TryWrite(reply);
            return reply.Task;
        }

        async Task AnswerAsync()
        {
            await foreach (var waiting in _mailbox.Reader.ReadAllAsync()) waiting.TrySetResult(_refused);
        }
    }
}

sealed record RefuseDossier : Command<Dossier>
{
    public static readonly Refusal Refusal = new("REFUSED", "It is refused.", []);

    public override Decision Decide(Dossier state, CommandContext context) => Refusal;
}
