using System.Collections.Immutable;

namespace Selec.Investigations;

/// <summary>What a published figure counts.</summary>
internal enum PublishedKind
{
    /// <summary>Exchanges of information and requests of assistance.</summary>
    Exchanges,

    /// <summary>Joint investigations.</summary>
    JointInvestigations,
}

/// <summary>A figure that the organisation has published: strategic, for every signed-in person.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="FromYear">First year.</param>
/// <param name="ToYear">Last year.</param>
/// <param name="Value">The figure.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Narrated">How many of the joint investigations the viewer sees
/// on the platform; null when that is withheld or does not apply.</param>
internal sealed record PublishedFigure(PublishedKind Kind, int FromYear, int ToYear, int Value, string Source, int? Narrated)
{
    const string Anniversary = "SELEC, sixth anniversary, 2017";
    const string Report = "SELEC Activity Report 2020-2021";

    /// <summary>All of them, oldest first.</summary>
    public static readonly ImmutableArray<PublishedFigure> All =
    [
        new(PublishedKind.Exchanges, 2011, 2011, 11_320, Anniversary, null),
        new(PublishedKind.Exchanges, 2016, 2016, 23_967, Anniversary, null),
        new(PublishedKind.Exchanges, 2020, 2020, 8_176, Report, null),
        new(PublishedKind.Exchanges, 2021, 2021, 19_577, Report, null),
        new(PublishedKind.JointInvestigations, 2011, 2011, 60, Anniversary, null),
        new(PublishedKind.JointInvestigations, 2016, 2016, 101, Anniversary, null),
        new(PublishedKind.JointInvestigations, 2020, 2021, 106, Report, null),
    ];
}
