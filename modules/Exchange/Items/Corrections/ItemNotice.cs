using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Of what a notice tells.</summary>
internal enum NoticeKind
{
    Correction,
    Recall,
    ErrorReported,
}

/// <summary>What every notice says.</summary>
/// <param name="Item">The item.</param>
/// <param name="BelongsTo">The matter in whose life the item was supplied, by which a recipient finds what it must follow up.</param>
/// <param name="Supplier">The party that supplied the item.</param>
/// <param name="Party">The party that is told and acknowledges.</param>
internal sealed record NoticeBrief(ItemId Item, StreamId BelongsTo, PartyCode Supplier, PartyCode Party);

/// <summary>
/// A notice to one party about an item that it had, or to a supplier about its own. Each party acknowledges its own and learns of no other.
/// </summary>
/// <param name="Kind">Of what it tells.</param>
/// <param name="Brief">About what and to whom; null before.</param>
/// <param name="At">When it was given.</param>
internal sealed record ItemNotice(NoticeKind Kind, NoticeBrief? Brief, DateTimeOffset At)
{
    public const string ActorKind = "notice";
    const int DaysToAcknowledge = 7;
    const string Overdue = "overdue";

    public static readonly ItemNotice None = new(default, null, default);

    /// <summary>The item that corrects, or null.</summary>
    public ItemId? Correction { get; init; }

    /// <summary>Why the item was recalled, or null.</summary>
    public RecallGround? Ground { get; init; }

    /// <summary>What the report of an error says, or null.</summary>
    public ErrorReported? Report { get; init; }

    /// <summary>That the party has taken notice; null before.</summary>
    public NoticeAcknowledged? Acknowledged { get; init; }

    /// <summary>True once the time to acknowledge had run out before the party did.</summary>
    public bool IsOverdue { get; init; }

    public ImmutableArray<Reminder> Reminders() => Brief is null || Acknowledged is not null || IsOverdue
        ? []
        : [new Reminder(Overdue, At.AddDays(DaysToAcknowledge))];

    public static Command? Command(ItemNotice state, string reminder) => reminder == Overdue ? new MarkOverdue() : null;
}

/// <summary>A past recipient is told that the item was corrected.</summary>
internal sealed record CorrectionNotified(NoticeBrief Brief, ItemId Correction, PersonId By, DateTimeOffset At) : DomainEvent<ItemNotice>
{
    public override ItemNotice Evolve(ItemNotice state) => new(NoticeKind.Correction, Brief, At) { Correction = Correction };
}

/// <summary>A past recipient is told that the item was recalled.</summary>
internal sealed record RecallNotified(NoticeBrief Brief, RecallGround Ground, PersonId By, DateTimeOffset At) : DomainEvent<ItemNotice>
{
    public override ItemNotice Evolve(ItemNotice state) => new(NoticeKind.Recall, Brief, At) { Ground = Ground };
}

/// <summary>The supplier is told that a reader found its item wrong or out of date.</summary>
/// <param name="Brief">About what; the party told is the supplier.</param>
/// <param name="From">The reader's party.</param>
/// <param name="Text">What is wrong with it.</param>
/// <param name="By">Who reports.</param>
/// <param name="At">When.</param>
internal sealed record ErrorReported(NoticeBrief Brief, PartyCode From, Sealed<string> Text, PersonId By, DateTimeOffset At)
    : DomainEvent<ItemNotice>
{
    public override ItemNotice Evolve(ItemNotice state) => new(NoticeKind.ErrorReported, Brief, At) { Report = this };
}
