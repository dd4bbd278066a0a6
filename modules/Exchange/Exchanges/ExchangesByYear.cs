using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The exchanges of a year.</summary>
internal sealed record ExchangeYear(int Year, int Count, ImmutableArray<ExchangeCrimeArea> ByCrimeArea);

/// <summary>The exchanges of a year in one crime area.</summary>
internal sealed record ExchangeCrimeArea(CrimeArea CrimeArea, int Count);

/// <summary>Counts exchanges by year and filing crime area, of what the viewer may see; the parts always add up to the whole.</summary>
internal static class ExchangesByYear
{
    const int FirstYear = 2011;
    static readonly CrimeArea[] _areas = Enum.GetValues<CrimeArea>();

    public static async Task<object?> AnswerAsync(Call call, CancellationToken cancellationToken)
    {
        var thisYear = call.Now.UtcDateTime.Year;
        var from = Math.Max(FirstYear, Year(call, "from") ?? thisYear - 4);
        var to = Math.Min(thisYear, Year(call, "to") ?? thisYear);
        var years = ImmutableArray.CreateBuilder<ExchangeYear>();
        for (var year = from; year <= to; year++) years.Add(await CountAsync(call, year, cancellationToken));
        return years.ToImmutable();
    }

    static async Task<ExchangeYear> CountAsync(Call call, int year, CancellationToken cancellationToken)
    {
        var inYear = new Filter.Between("year", year, year + 1);
        if (await CountAsync(call, inYear, cancellationToken) == 0) return new ExchangeYear(year, 0, []);
        var areas = ImmutableArray.CreateBuilder<ExchangeCrimeArea>();
        foreach (var area in _areas)
        {
            var count = await CountAsync(call, new Filter.All([inYear, new Filter.In("crimeArea", [Codes.Of(area)])]), cancellationToken);
            if (count > 0) areas.Add(new ExchangeCrimeArea(area, count));
        }
        return new ExchangeYear(year, areas.Sum(area => area.Count), areas.ToImmutable());
    }

    static async Task<int> CountAsync(Call call, Filter where, CancellationToken cancellationToken) =>
        (int)await call.Read.CountAsync(ExchangeRead.Exchanges, call.Viewer, where, int.MaxValue, cancellationToken);

    static int? Year(Call call, string argument) => call.Arguments.GetValueOrDefault(argument) is int year ? year : null;
}
