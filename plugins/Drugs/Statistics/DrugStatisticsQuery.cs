using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Answers the root fields that add up and compare.</summary>
internal static class DrugStatisticsQuery
{
    /// <summary>The statistics over what the viewer may see, or why they are withheld.</summary>
    public static async Task<object?> StatisticsAsync(Call call, CancellationToken cancellationToken)
    {
        if (DrugStatistics.WithheldFrom(call.Viewer, call.Parties, call.Now) is { } reason)
            return new DrugStatistics(DrugStatisticsBasis.OfWhatYouMaySee, reason, null, null);
        var years = List(call, "years").Select(year => (int)year).ToList();
        var substances = List(call, "substances").Cast<string>().ToList();
        var rows = await call.Read.AllAsync(DrugSeizureActor.Table, call.Viewer, Within(years), cancellationToken);
        var members = call.Parties.Parties.Keys.Where(code => call.Parties.IsMemberState(code, call.Now)).ToList();
        return DrugStatistics.Of([.. rows.Select(row => row.View)], years, substances, members);
    }

    /// <summary>The published figures of 2020 beside what their own numbers give.</summary>
    public static Task<object?> PublishedAsync(Call call, CancellationToken cancellationToken) =>
        Task.FromResult<object?>(DrugPublishedFigure.All());

    // The year before each is read too, for the change; a null stands for what cannot be put into a year.
    static Filter.In Within(List<int> years) =>
        new("year", [.. years.SelectMany(year => (object?[])[(long)year, (long)year - 1]).Append(null).Distinct()]);

    static IEnumerable<object> List(Call call, string argument) =>
        (call.Arguments.GetValueOrDefault(argument) as IReadOnlyList<object?> ?? []).OfType<object>();
}
