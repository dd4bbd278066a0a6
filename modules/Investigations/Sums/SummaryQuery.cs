using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Which joint investigations a summary is of.</summary>
/// <param name="Year">Those that began in this year.</param>
/// <param name="From">Those that began on this day or later.</param>
/// <param name="To">Those that began on this day or earlier.</param>
/// <param name="CrimeArea">Those filed under this crime area.</param>
/// <param name="Investigation">This one alone.</param>
internal sealed record SummaryScope(int? Year, DateOnly? From, DateOnly? To, string? CrimeArea, StreamId? Investigation)
{
    /// <summary>True when a joint investigation belongs to it.</summary>
    public bool Holds(InvestigationView view) =>
        (Year is null || view.Occurred?.BeganIn() == Year)
        && ((From is null && To is null) || view.Occurred?.BeganWithin(From, To) == true)
        && (CrimeArea is null || Codes.Of(view.PrimaryArea) == CrimeArea)
        && (Investigation is null || view.Id == Investigation);

    /// <summary>Reads the argument <c>where</c>.</summary>
    public static SummaryScope Of(IReadOnlyDictionary<string, object?> arguments, Func<string, StreamId?> nodeOf)
    {
        var where = arguments.GetValueOrDefault("where") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
        var days = where.GetValueOrDefault("occurred") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
        return new(
            where.GetValueOrDefault("year") is { } year ? Convert.ToInt32(year, System.Globalization.CultureInfo.InvariantCulture) : null,
            (DateOnly?)days.GetValueOrDefault("from"),
            (DateOnly?)days.GetValueOrDefault("to"),
            (string?)where.GetValueOrDefault("crimeArea"),
            where.GetValueOrDefault("investigation") is string id ? nodeOf(id) ?? new StreamId("unknown", "") : null);
    }
}

/// <summary>Answers the root fields that add up and compare.</summary>
internal static class SummaryQuery
{
    /// <summary>The sums over what the viewer may see, or why they are withheld.</summary>
    public static async Task<object?> SummaryAsync(Call call, CancellationToken cancellationToken)
    {
        if (ResultsSummary.WithheldFrom(call.Viewer, call.Parties, call.Now) is { } reason)
        {
            return new ResultsSummary(SummaryBasis.OfWhatYouMaySee, reason);
        }
        var scope = SummaryScope.Of(call.Arguments, call.NodeOf);
        var investigations = (await InvestigationsAsync(call, cancellationToken)).Where(scope.Holds).ToList();
        var results = await call.Read.AllAsync(ResultTable.Table, call.Viewer, Within(scope), cancellationToken);
        return Summing.Of(investigations, results.Select(row => row.View), MemberStates(call));
    }

    /// <summary>The organisation's published figures; beside joint investigations, how many of them the viewer sees told here.</summary>
    public static async Task<object?> PublishedFiguresAsync(Call call, CancellationToken cancellationToken)
    {
        if (ResultsSummary.WithheldFrom(call.Viewer, call.Parties, call.Now) is not null) return PublishedFigure.All.ToList();
        var told = (await InvestigationsAsync(call, cancellationToken)).Where(view => view.AcceptedAt is not null).ToList();
        return PublishedFigure.All.Select(figure => figure.Kind == PublishedKind.JointInvestigations
            ? figure with
            {
                Narrated = told.Count(view => view.Occurred?.BeganWithin(new(figure.FromYear, 1, 1), new(figure.ToYear, 12, 31)) == true)
            }
            : figure).ToList();
    }

    static async Task<IEnumerable<InvestigationView>> InvestigationsAsync(Call call, CancellationToken cancellationToken) =>
        (await call.Read.AllAsync(InvestigationActor.Table, call.Viewer, null, cancellationToken))
            .Select(row => row.View);

    static Filter.In? Within(SummaryScope scope) => scope.Investigation is { } one ? new Filter.In("investigation", [one.Key]) : null;

    static IEnumerable<PartyCode> MemberStates(Call call)
        => call.Parties.Parties.Keys.Where(code => call.Parties.IsMemberState(code, call.Now));
}
