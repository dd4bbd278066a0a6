using Selec.Contracts;
using Selec.Sdk;
using Selec.Torture.World;

namespace Selec.Torture.Tests;

/// <summary>Reminders that are each given twice.</summary>
internal sealed class TwiceGiven(IReminders reminders) : IReminders
{
    public Task Changed => reminders.Changed;

    public async Task<IReadOnlyList<DueReminder>> DueAsync(DateTimeOffset now, DueReminder? after, int limit, CancellationToken cancellationToken) =>
        [.. (await reminders.DueAsync(now, after, limit, cancellationToken)).SelectMany(due => new[] { due, due })];

    public Task<DateTimeOffset?> NextAsync(DateTimeOffset after, CancellationToken cancellationToken) => reminders.NextAsync(after, cancellationToken);
}

/// <summary>Does a review whether it was done or not.</summary>
internal sealed record FinishAgain(string Review) : Command<Account>
{
    public override Decision Decide(Account state, CommandContext context) => new ReviewDone(Review);
}
