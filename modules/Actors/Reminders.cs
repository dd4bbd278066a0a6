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

    /// <summary>Delivers what is due; answers until when to sleep.</summary>
    async Task<DateTimeOffset> DeliverAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            await deliveries.DeliverAsync(now, cancellationToken);
            var latest = time.GetUtcNow() + _longestSleep;
            return await reminders.NextAsync(now, cancellationToken) is { } next && next < latest ? next : latest;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RemindersUnread(log, fault.GetType().Name);
            return time.GetUtcNow() + _longestSleep;
        }
    }

    async Task SleepAsync(Task changed, DateTimeOffset until, CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sleep = Math.Max(0, Math.Ceiling((until - time.GetUtcNow()).TotalMilliseconds));
        var slept = Task.Delay(TimeSpan.FromMilliseconds(sleep), time, awake.Token);
        // A clock that was set forward before the sleep began to count would have it last too long.
        if (time.GetUtcNow() < until) await Task.WhenAny(changed, slept);
        await awake.CancelAsync();
    }
}
