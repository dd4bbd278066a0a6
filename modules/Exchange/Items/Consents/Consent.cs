using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// A party asks the supplier of an item for a use that its handling, or the Convention, does not permit of itself, and the supplier decides.
/// The item keeps what is in force, so that a use meets a revocation in the item's own stream.
/// </summary>
/// <param name="Asked">What was asked; null before.</param>
/// <param name="State">Where it stands, but for a time that has run out since.</param>
internal sealed record Consent(ConsentAsked? Asked, ConsentState State)
{
    public const string ActorKind = "consent";

    public static readonly Consent None = new(null, ConsentState.Asked);

    /// <summary>How it was granted, or null.</summary>
    public ConsentGranted? Granted { get; init; }

    /// <summary>Why it was refused, or null.</summary>
    public ConsentRefused? Refused { get; init; }

    /// <summary>When it came to its end, other than by refusal.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What decides on the acts open to a person.</summary>
    public ConsentStanding Standing() => new(Asked!.Supplier, State, Granted?.Until ?? Asked.LapsesAt);
}

/// <summary>What decides on the acts open to a person.</summary>
/// <param name="Supplier">Who decides.</param>
/// <param name="State">Where it stands, but for a time that has run out since.</param>
/// <param name="Until">When its time runs out: of the question while it waits for an answer, of the consent once it is granted.</param>
internal sealed record ConsentStanding(PartyCode Supplier, ConsentState State, DateTimeOffset? Until)
{
    /// <summary>Where it stands at a moment: time alone ends a question and a consent.</summary>
    public ConsentState At(DateTimeOffset now) => State switch
    {
        ConsentState.Asked when Until <= now => ConsentState.Lapsed,
        ConsentState.Granted when Until <= now => ConsentState.Expired,
        _ => State,
    };
}
