using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Of what statistics are statistics.</summary>
internal enum DrugStatisticsBasis
{
    /// <summary>Of the rows that the viewer may see, and no others.</summary>
    OfWhatYouMaySee,
}

/// <summary>Why statistics are withheld; withheld is not zero.</summary>
internal enum DrugStatisticsWithheld
{
    /// <summary>The party's status allows no case data.</summary>
    NoCaseDataByStatus,

    /// <summary>The person's role allows no case data.</summary>
    NoCaseDataByRole,
}

/// <summary>How many of the Member States that could have reported did.</summary>
/// <param name="Reported">How many did.</param>
/// <param name="Of">How many could have.</param>
internal sealed record DrugCoverage(int Reported, int Of);

/// <summary>What one State seized.</summary>
/// <param name="State">The State.</param>
/// <param name="Seizures">In how many seizures.</param>
/// <param name="Kg">The weight.</param>
/// <param name="ChangePercent">The change to the year before; null when there is nothing to compare or a sum is open.</param>
internal sealed record DrugStateFigure(PartyCode State, int Seizures, Sum Kg, decimal? ChangePercent);

/// <summary>The comparison over the States that reported in both years alone.</summary>
/// <param name="States">The States.</param>
/// <param name="Before">The weight in the year before.</param>
/// <param name="Kg">The weight in the year.</param>
/// <param name="ChangePercent">The change; null when there is nothing to compare or a sum is open.</param>
internal sealed record DrugSameStates(ImmutableArray<PartyCode> States, Sum Before, Sum Kg, decimal? ChangePercent);

/// <summary>A substance in a year.</summary>
/// <param name="Substance">The substance.</param>
/// <param name="Year">The year of occurrence.</param>
/// <param name="Seizures">In how many seizures.</param>
/// <param name="Kg">The weight.</param>
/// <param name="ChangePercent">The change to the year before; null when there is nothing to compare or a sum is open.</param>
/// <param name="Coverage">How many States stand behind it.</param>
/// <param name="SameStates">The comparison that a change of coverage does not distort.</param>
/// <param name="ByState">By State.</param>
internal sealed record DrugStatisticsRow(
    DrugSubstance Substance,
    int Year,
    int Seizures,
    Sum Kg,
    decimal? ChangePercent,
    DrugCoverage Coverage,
    DrugSameStates SameStates,
    ImmutableArray<DrugStateFigure> ByState);

/// <summary>Seizures added up; a weight that is not known opens the sum and is never taken for zero.</summary>
/// <param name="Basis">Of what.</param>
/// <param name="Withheld">Why they are withheld, or null.</param>
/// <param name="Undated">Seizures that cannot be put into a year.</param>
/// <param name="Rows">The rows, by substance and year.</param>
internal sealed record DrugStatistics(
    DrugStatisticsBasis Basis, DrugStatisticsWithheld? Withheld, int? Undated, ImmutableArray<DrugStatisticsRow>? Rows)
{
    /// <summary>Adds up.</summary>
    /// <param name="seizures">The seizures.</param>
    /// <param name="years">The years to show.</param>
    /// <param name="substances">The substances to show; all when empty.</param>
    /// <param name="memberStates">The States that could have reported.</param>
    public static DrugStatistics Of(
        IReadOnlyCollection<DrugSeizureView> seizures, IEnumerable<int> years,
        IReadOnlyCollection<string> substances, IReadOnlyCollection<PartyCode> memberStates)
    {
        var wanted = seizures.Where(one => substances.Count == 0 || substances.Contains(Codes.Of(one.Substance))).ToList();
        var rows = wanted.GroupBy(one => one.Substance).OrderBy(substance => substance.Key).SelectMany(
            substance => years.Distinct().Order().Select(year => Row(substance, year, memberStates)).OfType<DrugStatisticsRow>());
        return new(DrugStatisticsBasis.OfWhatYouMaySee, null, wanted.Count(one => one.Occurred.BeganIn() is null), [.. rows]);
    }

    /// <summary>Why this viewer gets none, or null.</summary>
    public static DrugStatisticsWithheld? WithheldFrom(Caller viewer, PartyRegister parties, DateTimeOffset now) =>
        viewer.Role is Role.Administrator or Role.Auditor or Role.SecurityOfficer ? DrugStatisticsWithheld.NoCaseDataByRole
        : viewer.Role == Role.ObserverRepresentative
            || parties.KindAt(viewer.Party, now) is not (PartyKind.MemberState or PartyKind.OperationalPartner or PartyKind.Centre)
            ? DrugStatisticsWithheld.NoCaseDataByStatus
        : null;

    static DrugStatisticsRow? Row(
        IGrouping<DrugSubstance, DrugSeizureView> substance, int year, IReadOnlyCollection<PartyCode> memberStates)
    {
        var (now, before) = (InYear(substance, year), InYear(substance, year - 1));
        if (now.Count == 0) return null;
        var both = now.Select(one => one.Supplier).Intersect(before.Select(one => one.Supplier))
            .OrderBy(state => state.Value, StringComparer.Ordinal).ToList();
        var sameNow = Sum(now.Where(one => both.Contains(one.Supplier)));
        var sameBefore = Sum(before.Where(one => both.Contains(one.Supplier)));
        return new(
            substance.Key, year, now.Count, Sum(now), Percent(before, now),
            new DrugCoverage(memberStates.Count(state => now.Exists(one => one.Supplier == state)), memberStates.Count),
            new DrugSameStates([.. both], sameBefore, sameNow, both.Count == 0 ? null : Percent(sameBefore, sameNow)),
            [
                .. now.GroupBy(one => one.Supplier).OrderBy(group => group.Key.Value, StringComparer.Ordinal)
                    .Select(group => OfState(group, before)),
            ]);
    }

    static DrugStateFigure OfState(IGrouping<PartyCode, DrugSeizureView> now, List<DrugSeizureView> before) => new(
        now.Key, now.Count(), Sum(now), Percent(before.Where(one => one.Supplier == now.Key).ToList(), [.. now]));

    static List<DrugSeizureView> InYear(IEnumerable<DrugSeizureView> seizures, int year) =>
        [.. seizures.Where(one => one.Occurred.BeganIn() == year)];

    static Sum Sum(IEnumerable<DrugSeizureView> seizures)
    {
        var all = seizures.ToList();
        return Sdk.Sum.Of(all.Select(one => one.Quantity.Weight()), all.Select(one => Codes.Of(one.Substance)));
    }

    static decimal? Percent(List<DrugSeizureView> before, List<DrugSeizureView> now) =>
        before.Count == 0 || now.Count == 0 ? null : Percent(Sum(before), Sum(now));

    // Of an open sum only the lower end is known; a change computed from it would pretend to more.
    static decimal? Percent(Sum before, Sum now) => Change.Percent(before.Maximum, now.Maximum);
}
