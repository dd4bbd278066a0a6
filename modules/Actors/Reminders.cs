using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// Wakes when a reminder is due, when one is set, and each minute for those that are tried again. It begins once every part of the platform
/// has started: only then are the read models, and the reminders with them, known to be complete.
/// </summary>
sealed class Reminders(IReminders reminders, Deliveries deliveries, TimeProvider time, ILogger<Reminders> log)
    : BackgroundService, IHostedLifecycleService
{
    static readonly TimeSpan _longestSleep = TimeSpan.FromMinutes(1);

    readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            // Asked for before anything is read, so that what is set meanwhile is not slept through.
            var changed = reminders.Changed;
            await SleepAsync(changed, await DeliverAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>Delivers what is due; answers how long to sleep.</summary>
    async Task<TimeSpan> DeliverAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            await deliveries.DeliverAsync(now, cancellationToken);
            var sleep = await reminders.NextAsync(now, cancellationToken) - time.GetUtcNow();
            return sleep is not { } until || until > _longestSleep ? _longestSleep
                : until <= TimeSpan.Zero ? TimeSpan.Zero
                : TimeSpan.FromMilliseconds(Math.Ceiling(until.TotalMilliseconds));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RemindersUnread(log, fault.GetType().Name);
            return _longestSleep;
        }
    }

    async Task SleepAsync(Task changed, TimeSpan sleep, CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(sleep, time, awake.Token));
        await awake.CancelAsync();
    }
}
