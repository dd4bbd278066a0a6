using System.Collections.Immutable;
using System.Globalization;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What an item is to be reminded of.</summary>
internal static class ItemReminders
{
    const string Review = "review-announced";

    /// <summary>The audit log names the deletion by it: the ground is part of the name.</summary>
    const string End = "retention-ended";

    public static ImmutableArray<Reminder> Of(InformationItem state) =>
    [
        .. OfTime(state),
        .. state.Pending is { } pending ? [new Reminder(LapseAct.Reminder, pending.LapsesAt)] : Array.Empty<Reminder>(),
        .. state.Deferred.Take(1).Select(deferred => new Reminder(
            string.Create(CultureInfo.InvariantCulture, $"{FlagDependents.Reminder}{state.Turns}"), deferred.Fact.At)),
    ];

    static ImmutableArray<Reminder> OfTime(InformationItem state) => state switch
    {
        { Clock: null } or { Erased: not null } => [],
        { Clock: { AnnouncedAt: null } clock } => [new Reminder(Review, clock.NoticeAt()), new Reminder(End, clock.Due)],
        _ => [new Reminder(End, state.Clock.Due)],
    };

    public static Command? Command(InformationItem state, string reminder) => reminder switch
    {
        Review => new AnnounceReview(),
        End => new EndRetention(),
        LapseAct.Reminder => new LapseAct(),
        _ when reminder.StartsWith(FlagDependents.Reminder, StringComparison.Ordinal) => new FlagDependents(),
        _ => null,
    };
}
