using System.Collections.Frozen;

namespace Selec.Plugins.Drugs;

/// <summary>Between which parallels and meridians a country lies, generously: good enough to notice swapped coordinates.</summary>
internal sealed record CountryExtent(decimal South, decimal North, decimal West, decimal East)
{
    const decimal Margin = 0.3m;

    static readonly FrozenDictionary<string, CountryExtent> _known = new Dictionary<string, CountryExtent>
    {
        ["AL"] = new(39.6m, 42.7m, 19.2m, 21.1m),
        ["BA"] = new(42.5m, 45.3m, 15.7m, 19.7m),
        ["BG"] = new(41.2m, 44.3m, 22.3m, 28.7m),
        ["GR"] = new(34.8m, 41.8m, 19.3m, 29.7m),
        ["HU"] = new(45.7m, 48.6m, 16.1m, 22.9m),
        ["MD"] = new(45.4m, 48.5m, 26.6m, 30.2m),
        ["ME"] = new(41.8m, 43.6m, 18.4m, 20.4m),
        ["MK"] = new(40.8m, 42.4m, 20.4m, 23.1m),
        ["RO"] = new(43.6m, 48.3m, 20.2m, 29.8m),
        ["RS"] = new(41.8m, 46.2m, 18.8m, 23.1m),
        ["TR"] = new(35.8m, 42.2m, 25.6m, 44.9m),
    }.ToFrozenDictionary();

    /// <summary>The extent of a country, or null when it is not one of the Member States.</summary>
    public static CountryExtent? Of(string country) => _known.GetValueOrDefault(country);

    /// <summary>True when a position lies within it or close by.</summary>
    public bool Holds(decimal north, decimal east) =>
        north >= South - Margin && north <= North + Margin && east >= West - Margin && east <= East + Margin;
}
