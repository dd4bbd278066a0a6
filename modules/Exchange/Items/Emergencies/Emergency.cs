using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What the supervisors found of a sight that was taken in an emergency.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewFinding>))]
internal enum ReviewFinding
{
    Justified,
    Unjustified,
}

/// <summary>How far the review of an emergency has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EmergencyState>))]
internal enum EmergencyState
{
    Unreviewed,
    Proposed,
    Reviewed,
}

/// <summary>A sight taken in an emergency, until two supervisors have reviewed it.</summary>
/// <param name="Broken">How it was taken; null before.</param>
/// <param name="Proposed">The finding of the first supervisor, or null.</param>
/// <param name="Reviewed">The agreement of the second, or null.</param>
/// <param name="IsReminded">True once the review was seen to be overdue.</param>
internal sealed record Emergency(GlassBroken? Broken, ReviewProposed? Proposed, EmergencyReviewed? Reviewed, bool IsReminded)
{
    public const string ActorKind = "emergency";

    public const string Overdue = "review-overdue";

    public static readonly Emergency None = new(null, null, null, false);

    static readonly TimeSpan _reviewTime = TimeSpan.FromDays(7);

    /// <summary>Until when two supervisors must have reviewed it.</summary>
    public DateTimeOffset ReviewDue => Broken!.At + _reviewTime;

    public EmergencyState State =>
        Reviewed is not null ? EmergencyState.Reviewed : Proposed is not null ? EmergencyState.Proposed : EmergencyState.Unreviewed;
}

/// <summary>Somebody took sight of an item in an emergency.</summary>
/// <param name="Item">The item.</param>
/// <param name="Supplier">The party that supplied it.</param>
/// <param name="Sight">Who, and from when until when.</param>
/// <param name="Reason">Why.</param>
/// <param name="Told">The supplier's units that are told.</param>
/// <param name="At">When.</param>
internal sealed record GlassBroken(
    ItemId Item, PartyCode Supplier, EmergencySight Sight, Sealed<string> Reason, ImmutableArray<string> Told, DateTimeOffset At)
    : DomainEvent<Emergency>
{
    public override Emergency Evolve(Emergency state) => state with { Broken = this };
}

/// <summary>The platform notes that the review is overdue.</summary>
internal sealed record NoteOverdue : Command<Emergency>
{
    public override Decision Decide(Emergency state, CommandContext context) =>
        state is { Broken: not null, Reviewed: null, IsReminded: false } && state.ReviewDue <= context.Now
            ? new ReviewOverdue(context.Now)
            : Decision.Accept();
}

/// <summary>The time for the review is over.</summary>
internal sealed record ReviewOverdue(DateTimeOffset At) : DomainEvent<Emergency>
{
    public override Emergency Evolve(Emergency state) => state with { IsReminded = true };
}
