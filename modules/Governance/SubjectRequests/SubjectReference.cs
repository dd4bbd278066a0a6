using System.Globalization;
using System.Text.RegularExpressions;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>
/// The reference that a person is given, <c>SELEC/2026/DS/K7Q2-4M8X</c>: the year and a random number, of one length always, so that it tells
/// nothing of how many others asked, or of what is held.
/// </summary>
internal static partial class SubjectReference
{
    const string Symbols = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    const string IdSymbols = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>A new reference.</summary>
    public static string New(CommandContext context)
    {
        var number = string.Concat(context.NewId(0).Take(8).Select(symbol => Symbols[IdSymbols.IndexOf(symbol, StringComparison.Ordinal)]));
        return string.Create(CultureInfo.InvariantCulture, $"SELEC/{context.Now.UtcDateTime.Year:D4}/DS/{number[..4]}-{number[4..]}");
    }

    /// <summary>A reference in its one form; null when it is none.</summary>
    public static string? Normal(string text) => Form().IsMatch(text) ? text : null;

    [GeneratedRegex(@"^SELEC/[0-9]{4}/DS/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
