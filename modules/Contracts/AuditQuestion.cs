using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>A place among entries in the order of their times.</summary>
/// <param name="At">The time in milliseconds.</param>
/// <param name="Id">The entry's place in the log, which tells entries of one time apart.</param>
public readonly record struct AuditPlace(long At, long Id);

/// <summary>Which entries of the audit log; newest first unless they are asked for from the other end. A part left out asks for nothing.</summary>
public sealed record AuditQuestion
{
    /// <summary>The acts of one person.</summary>
    public PersonId? Person { get; init; }

    /// <summary>The acts of one party's people.</summary>
    public PartyCode? Party { get; init; }

    /// <summary>Acts of these kinds.</summary>
    public ImmutableArray<AuditKind> Kinds { get; init; } = [];

    /// <summary>Acts on this object, in whatever version.</summary>
    public StreamId? Object { get; init; }

    /// <summary>
    /// Those alone that tell of an object: an act refused as on something that is not there names what is there, and whoever was refused is not
    /// to learn of it.
    /// </summary>
    public bool WithoutNotFound { get; init; }

    /// <summary>Acts of this operation, alone or among others.</summary>
    public string? Operation { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Those that come after this place in the order asked for.</summary>
    public AuditPlace? After { get; init; }

    /// <summary>Oldest first.</summary>
    public bool OldestFirst { get; init; }
}
