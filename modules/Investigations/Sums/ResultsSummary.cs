using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Of what a summary is a summary.</summary>
internal enum SummaryBasis
{
    /// <summary>Of the rows that the viewer may see, and no others.</summary>
    OfWhatYouMaySee,
}

/// <summary>Why sums are withheld.</summary>
internal enum WithheldReason
{
    /// <summary>The party's status allows no case data.</summary>
    NoCaseDataByStatus,

    /// <summary>The person's role allows no case data.</summary>
    NoCaseDataByRole,
}

/// <summary>How many joint investigations were filed under these crime areas.</summary>
internal sealed record CrimeAreaCount(ImmutableArray<CrimeArea> Areas, int Investigations);

/// <summary>A sum of things seized, of one category and unit.</summary>
/// <param name="Category">What.</param>
/// <param name="Unit">The unit; null when nothing of the category has a number.</param>
/// <param name="Sum">How much.</param>
internal sealed record SeizureSum(SeizureCategory Category, Unit? Unit, Sum Sum);

/// <summary>A sum of the values of things seized, at one price.</summary>
internal sealed record ValueSum(ValueLevel Level, Sum Sum);

/// <summary>A sum of persons of one kind.</summary>
internal sealed record PersonsSum(PersonsKind Kind, Sum Sum);

/// <summary>A sum of persons detected.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Sum">How many.</param>
/// <param name="Minors">How many of them are known to be minors.</param>
/// <param name="ByCitizenship">Of which citizenship, as far as known.</param>
internal sealed record DetectionSum(DetectionKind Kind, Sum Sum, int Minors, ImmutableArray<CitizenCount> ByCitizenship);

/// <summary>A sum of results of one category that a plug-in declared, in one unit.</summary>
/// <param name="Category">The category.</param>
/// <param name="Title">What the category was called when its latest result was recorded.</param>
/// <param name="Unit">The unit; null when nothing of the category has a number.</param>
/// <param name="Sum">How much.</param>
internal sealed record DeclaredSum(string Category, string Title, Unit? Unit, Sum Sum);

/// <summary>How often a State took part.</summary>
/// <param name="State">The State.</param>
/// <param name="Participating">As initiator or participant.</param>
/// <param name="Supporting">Supporting or contributing only.</param>
internal sealed record Participation(PartyCode State, int Participating, int Supporting);

/// <summary>The sums over the accepted joint investigations that a viewer may see.</summary>
internal sealed record ResultsSummary(
    SummaryBasis Basis,
    WithheldReason? Withheld,
    int? Investigations = null,
    int? Undated = null,
    ImmutableArray<CrimeAreaCount>? ByCrimeArea = null,
    ImmutableArray<SeizureSum>? Seizures = null,
    ImmutableArray<ValueSum>? ValueSeized = null,
    ImmutableArray<PersonsSum>? Persons = null,
    Sum? DeprivedOfLiberty = null,
    Sum? Wanted = null,
    Sum? Vehicles = null,
    ImmutableArray<DetectionSum>? Detections = null,
    ImmutableArray<Participation>? Participation = null,
    ImmutableArray<DeclaredSum>? Declared = null)
{
    /// <summary>Why this viewer gets no sums, or null: withheld is not zero.</summary>
    public static WithheldReason? WithheldFrom(Caller viewer, PartyRegister parties, DateTimeOffset now) =>
        viewer.Role is Role.Administrator or Role.Auditor or Role.SecurityOfficer ? WithheldReason.NoCaseDataByRole
        : viewer.Role == Role.ObserverRepresentative
            || parties.KindAt(viewer.Party, now) is not (PartyKind.MemberState or PartyKind.OperationalPartner or PartyKind.Centre)
            ? WithheldReason.NoCaseDataByStatus
        : null;
}
