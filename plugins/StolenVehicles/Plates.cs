using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Selec.Plugins.StolenVehicles;

/// <summary>Whether a plate looks like one of its country: a hint and never more, as States change plates and sell special ones.</summary>
internal enum VehiclePlateFit
{
    /// <summary>It has the form of the country's ordinary plates.</summary>
    Fits,

    /// <summary>It has another form: mistyped, special, or false.</summary>
    DoesNotFit,

    /// <summary>No form is kept for that country, or the text names none.</summary>
    NoPattern,
}

/// <summary>What can be read out of a plate.</summary>
/// <param name="Country">The country that its text names; null when it names none: such a plate identifies nothing.</param>
/// <param name="Fit">Whether it looks like one of that country.</param>
internal sealed record PlateReading(string? Country, VehiclePlateFit Fit);

/// <summary>
/// Plates are written "country number": the country by its ISO 3166-1 code or its distinguishing sign of three letters,
/// then a blank or a hyphen.
/// </summary>
internal static class Plates
{
    // Distinguishing signs in traffic that are not the ISO code. Those of one letter are left out: they begin plates of several States.
    static readonly FrozenDictionary<string, string> _signs = new Dictionary<string, string>
    {
        ["BIH"] = "BA", ["EST"] = "EE", ["FIN"] = "FI", ["IRL"] = "IE", ["MNE"] = "ME", ["NMK"] = "MK", ["RKS"] = "XK", ["RUS"] = "RU",
        ["SLO"] = "SI", ["SRB"] = "RS", ["UK"] = "GB",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, Regex> _forms = new Dictionary<string, string>
    {
        ["AL"] = "[A-Z]{2}([0-9]{3}[A-Z]{2}|[0-9]{4}[A-Z])",
        ["BA"] = "[AEJKMOT][0-9]{2}[AEJKMOT][0-9]{3}|[0-9]{3}[AEJKMOT][0-9]{3}|TA[0-9]{6}",
        ["BG"] = "[ABEKMHOPCTYX]{1,2}[0-9]{4}[ABEKMHOPCTYX]{1,2}",
        ["GR"] = "[ABEZHIKMNOPTYX]{2,3}[0-9]{1,4}",
        ["HU"] = "[A-Z]{3,4}[0-9]{3}",
        ["MD"] = "[A-Z]{3,4}[0-9]{3}",
        ["ME"] = "[A-ZČŠŽ]{2}[A-Z]{2}[0-9]{3}",
        ["MK"] = "[A-Z]{2}[0-9]{3,4}[A-Z]{2}",
        ["RO"] = "(B[0-9]{2,3}|[A-Z]{2}[0-9]{2})[A-Z]{3}",
        ["RS"] = "[A-ZČĆŠŽĐ]{2}[0-9]{3,5}[A-Z]{2}",
        ["TR"] = "(0[1-9]|[1-7][0-9]|8[01])([A-PR-VYZ][0-9]{4,5}|[A-PR-VYZ]{2}[0-9]{3,4}|[A-PR-VYZ]{3}[0-9]{2,4})",
    }.ToFrozenDictionary(form => form.Key, form => new Regex($"^({form.Value})$", RegexOptions.CultureInvariant));

    /// <summary>The form in which two reports of one plate are equal: country, blank, number; null when it names no country.</summary>
    public static string? Normalise(string text) => Split(text) is var (country, number) ? $"{country} {number}" : null;

    /// <summary>The country that the text names, or null.</summary>
    public static string? CountryOf(string text) => Split(text)?.Country;

    /// <summary>Reads a plate.</summary>
    public static PlateReading Read(string text) =>
        Split(text) is not var (country, number) ? new PlateReading(null, VehiclePlateFit.NoPattern)
        : !_forms.TryGetValue(country, out var form) ? new PlateReading(country, VehiclePlateFit.NoPattern)
        : new PlateReading(country, form.IsMatch(number) ? VehiclePlateFit.Fits : VehiclePlateFit.DoesNotFit);

    static (string Country, string Number)? Split(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.ToList().FindIndex(Marks.IsGap);
        if (end < 1) return null;
        var (sign, number) = (Marks.Plain(trimmed[..end]), Marks.Plain(trimmed[end..]));
        var country = _signs.GetValueOrDefault(sign) ?? (sign.Length == 2 && sign.All(char.IsAsciiLetterUpper) ? sign : null);
        return country is null || number.Length == 0 ? null : (country, number);
    }
}
