using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What an item is to be reminded of.</summary>
internal static class ItemReminders
{
    const string Review = "review-announced";

    /// <summary>The audit log names the deletion by it: the ground is part of the name.</summary>
    const string End = "retention-ended";

    public static ImmutableArray<Reminder> Of(InformationItem state) =>
        state.Pending is { } pending ? [.. OfTime(state), new Reminder(LapseAct.Reminder, pending.LapsesAt)] : OfTime(state);

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
        _ => null,
    };
}
