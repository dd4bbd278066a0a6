using System.Collections.Immutable;
using System.Globalization;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>Of what the statistics are: never more than the viewer may see.</summary>
internal enum VehicleStatisticsBasis
{
    /// <summary>Of the records that the viewer may see, and no others.</summary>
    OfWhatYouMaySee,
}

/// <summary>How many have a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="Count">How many.</param>
internal sealed record VehicleStatusCount(VehicleStatus Status, int Count);

/// <summary>How many are of a kind.</summary>
/// <param name="Category">The kind.</param>
/// <param name="Count">How many.</param>
internal sealed record VehicleCategoryCount(VehicleCategory Category, int Count);

/// <summary>How many were taken in a country in a year.</summary>
/// <param name="Country">The country.</param>
/// <param name="Year">The year.</param>
/// <param name="Count">How many.</param>
internal sealed record VehicleTheftCount(string Country, int Year, int Count);

/// <summary>Counts of reported vehicles; a clone and its original are two.</summary>
/// <param name="Basis">Of what.</param>
/// <param name="Total">How many.</param>
/// <param name="TheftUnknown">How many of them are not told where and when they were taken.</param>
/// <param name="Coverage">How many of the Member States reported any.</param>
/// <param name="ByStatus">By status.</param>
/// <param name="ByCategory">By kind.</param>
/// <param name="ByTheft">By country and year of the theft.</param>
internal sealed record VehicleStatistics(
    VehicleStatisticsBasis Basis,
    int Total,
    int TheftUnknown,
    Coverage Coverage,
    ImmutableArray<VehicleStatusCount> ByStatus,
    ImmutableArray<VehicleCategoryCount> ByCategory,
    ImmutableArray<VehicleTheftCount> ByTheft)
{
    /// <summary>Answers the root field, under the viewer's grants.</summary>
    public static async Task<object?> AnswerAsync(Call call, CancellationToken cancellationToken)
    {
        var rows = await call.Read.AllAsync(VehicleActor.Table, call.Viewer, null, cancellationToken);
        var members = call.Parties.Parties.Keys.Where(party => call.Parties.IsMemberState(party, call.Now)).ToHashSet();
        return Of(rows.Select(row => row.View).Where(view => IsMeant(view, call.Arguments)), members);
    }

    /// <summary>Counts.</summary>
    public static VehicleStatistics Of(IEnumerable<VehicleView> vehicles, IReadOnlySet<PartyCode> members)
    {
        var all = vehicles.ToList();
        return new VehicleStatistics(
            VehicleStatisticsBasis.OfWhatYouMaySee,
            all.Count,
            all.Count(view => view.Theft is null),
            new Coverage(all.Select(view => view.Supplier).Where(members.Contains).Distinct().Count(), members.Count),
            [.. all.GroupBy(view => view.Status).OrderBy(group => group.Key)
                .Select(group => new VehicleStatusCount(group.Key, group.Count()))],
            [.. all.GroupBy(view => view.Category).OrderBy(group => group.Key)
                .Select(group => new VehicleCategoryCount(group.Key, group.Count()))],
            [.. all.Select(view => view.Theft).OfType<VehicleTheft>().GroupBy(theft => (theft.Country, theft.Date.Year))
                .OrderBy(group => group.Key.Country, StringComparer.Ordinal).ThenBy(group => group.Key.Year)
                .Select(group => new VehicleTheftCount(group.Key.Country, group.Key.Year, group.Count()))]);
    }

    static bool IsMeant(VehicleView view, IReadOnlyDictionary<string, object?> arguments)
    {
        var (from, to) = (Year(arguments, "fromYear"), Year(arguments, "toYear"));
        return (from is null || view.Theft?.Date.Year >= from)
            && (to is null || view.Theft?.Date.Year <= to)
            && (arguments.GetValueOrDefault("category") is not string category || Codes.Of(view.Category) == category);
    }

    static int? Year(IReadOnlyDictionary<string, object?> arguments, string name) =>
        arguments.GetValueOrDefault(name) is { } year ? Convert.ToInt32(year, CultureInfo.InvariantCulture) : null;
}
