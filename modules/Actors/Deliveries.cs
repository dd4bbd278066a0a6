using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// Delivers due reminders, in the order of due time, each as a command of the platform itself. One that still stands afterwards, because it
/// was refused, failed or changed nothing, waits for a pause that grows; the others do not wait for it.
/// </summary>
sealed class Deliveries(
    IReminders reminders, IActors actors, Replays replays, PluginTime pluginTime, ActorCatalog catalog, ILogger<Deliveries> log)
{
    const int Batch = 100;
    static readonly TimeSpan _firstPause = TimeSpan.FromMinutes(1);
    static readonly TimeSpan _longestPause = TimeSpan.FromHours(6);

    Dictionary<DueReminder, Tried> _tried = [];

    /// <summary>Delivers everything that is due at a moment and does not wait for its next try.</summary>
    public async Task DeliverAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var standing = new Dictionary<DueReminder, Tried>();
        IReadOnlyList<DueReminder> due = [];
        do
        {
            due = await reminders.DueAsync(now, due is [.., var last] ? last : null, Batch, cancellationToken);
            foreach (var reminder in due)
            {
                var tried = _tried.GetValueOrDefault(reminder);
                // The kinds of a plug-in that is not there wait for it to come back.
                if (tried.Again > now || !catalog.Kinds.Contains(reminder.Stream.Kind)) standing[reminder] = tried;
                else
                {
                    standing[reminder] = tried.Once(now);
                    await TryAsync(reminder, cancellationToken);
                }
            }
        }
        while (due.Count == Batch);
        _tried = standing;
    }

    async Task TryAsync(DueReminder reminder, CancellationToken cancellationToken)
    {
        try
        {
            if (await AskAsync(reminder, cancellationToken) is not Reply.Refused refused) return;
            Log.ReminderRefused(log, reminder.Stream.ToString(), reminder.Name, refused.Refusal.Code);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The type alone: a message may hold what the actor holds.
            Log.ReminderFailed(log, reminder.Stream.ToString(), reminder.Name, fault.GetType().Name);
        }
    }

    async Task<Reply?> AskAsync(DueReminder reminder, CancellationToken cancellationToken)
    {
        var (stream, name) = (reminder.Stream, reminder.Name);
        var definition = replays.DefinitionOf(stream);
        var actor = await replays.CatchUpAsync((stream, definition), null, cancellationToken);
        if (await pluginTime.RunAsync(stream.Kind, () => definition.Remind(actor.State, name)) is not { } command) return null;
        return await actors.AskAsync(
            new Ask(
                stream, command, PlatformCaller.Caller, $"reminder.{name}", PlatformCaller.Session, null,
                ImmutableDictionary<Type, object>.Empty, null, null),
            cancellationToken);
    }

    /// <summary>How often one was tried, and when it is tried again.</summary>
    readonly record struct Tried(int Times, DateTimeOffset Again)
    {
        public Tried Once(DateTimeOffset now) => new(
            Times + 1, now + TimeSpan.FromTicks(Math.Min(_longestPause.Ticks, _firstPause.Ticks << Math.Min(Times, 20))));
    }
}
