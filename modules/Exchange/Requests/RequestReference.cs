using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// A request's human reference, <c>SELEC/2026/BG/DRUGS/K7Q2-4M8X</c>: year, requester, filing crime area and a random number. The last
/// character checks everything after <c>SELEC/</c> by ISO/IEC 7064, pure system MOD 37-2: with the values 0-9, A-Z = 10-35 and underscore =
/// 36, the sum of value × 2^(places from the right) is 1 modulo 37. 37 is prime and 2 is not 1, so a single wrong character and two
/// neighbours swapped always change the sum. Slashes are not summed: a slash that slipped shows in the area, which must be known.
/// </summary>
internal static partial class RequestReference
{
    const string Symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    const string NumberSymbols = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    const string IdSymbols = "abcdefghijklmnopqrstuvwxyz234567";
    static readonly FrozenSet<string> _areas = Enum.GetValues<CrimeArea>().Select(area => Codes.Of(area)).ToFrozenSet();

    /// <summary>A new reference. Numbers whose check character would be mistaken for another (0, O, 1, I) are passed over.</summary>
    public static string New(PartyCode requester, CrimeArea area, CommandContext context)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{context.Now.UtcDateTime.Year:D4}/{requester.Value}/{Codes.Of(area)}/");
        for (var n = 0; ; n++)
        {
            var number = string.Concat(context.NewId(n).Take(7).Select(symbol => NumberSymbols[IdSymbols.IndexOf(symbol)]));
            var body = $"{head}{number[..4]}-{number[4..]}";
            var check = Symbols[(38 - (Sum(body) * 2 % 37)) % 37];
            if (NumberSymbols.Contains(check)) return $"SELEC/{body}{check}";
        }
    }

    /// <summary>True when the text has a reference's form and its check character fits.</summary>
    public static bool IsValid(string text) =>
        Form().Match(text) is { Success: true } match && _areas.Contains(match.Groups["area"].Value) && Sum(text["SELEC/".Length..]) == 1;

    static int Sum(string text) =>
        text.Where(symbol => symbol is not ('/' or '-')).Aggregate(0, (sum, symbol) => ((sum * 2) + Symbols.IndexOf(symbol)) % 37);

    [GeneratedRegex(
        "^SELEC/[0-9]{4}/[0-9A-Z]{2,16}/(?<area>[A-Z_]{2,32})/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
