namespace Selec.Exchange;

/// <summary>
/// One item handed to one Observer or Third Party (Convention, article 26(3)), or published. It opens no account and no audience: the platform
/// keeps the record, and the item leaves it by the hands of whoever releases it.
/// </summary>
/// <param name="Proposed">How it was proposed; null before.</param>
/// <param name="Made">How it was carried out; null while it waits for a second person.</param>
internal sealed record Release(ReleaseProposed? Proposed, ReleaseMade? Made)
{
    public const string ActorKind = "release";

    public static readonly Release None = new(null, null);

    static readonly TimeSpan _lasting = TimeSpan.FromDays(7);

    /// <summary>That nobody confirmed it in time; null before.</summary>
    public ReleaseLapsed? Lapsed { get; init; }

    /// <summary>From when on nobody confirms it any more.</summary>
    public DateTimeOffset LapsesAt => Proposed!.At + _lasting;

    /// <summary>Where it stands, but for a time that has run out since.</summary>
    public ReleaseState State => Made is not null ? ReleaseState.Released : Lapsed is not null ? ReleaseState.Lapsed : ReleaseState.Proposed;

    /// <summary>Where it stands at a moment: time alone ends a proposal.</summary>
    public ReleaseState StateAt(DateTimeOffset now) => State.At(now, LapsesAt);
}

/// <summary>The state of a release as time changes it.</summary>
internal static class ReleaseStates
{
    /// <summary>A proposal that nobody confirmed has lapsed, also before the reminder of it came.</summary>
    public static ReleaseState At(this ReleaseState state, DateTimeOffset now, DateTimeOffset lapsesAt) =>
        state == ReleaseState.Proposed && lapsesAt <= now ? ReleaseState.Lapsed : state;
}
