using System.Collections.Frozen;
using System.Globalization;

namespace Selec.Plugins.StolenVehicles;

/// <summary>The marks by which a vehicle is told beside its VIN: plate, engine and document numbers, in one normal form each.</summary>
internal static class Marks
{
    const int ShortestNumber = 5;

    // Cyrillic and Greek capitals that look like Latin ones: the States' plates use only letters that all three scripts have.
    static readonly FrozenDictionary<char, char> _lookalikes = Pairs(
        "АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", "İı", "II");

    /// <summary>True for blanks and hyphens, which people set into numbers as they like.</summary>
    public static bool IsGap(char one) =>
        char.IsWhiteSpace(one) || one is '-' or '\u2212' || char.GetUnicodeCategory(one) == UnicodeCategory.DashPunctuation;

    /// <summary>The letters and digits of a text as capitals, look-alikes of other scripts as Latin ones.</summary>
    public static string Plain(string text) => string.Concat(text.Select(Capital).Where(char.IsLetterOrDigit));

    /// <summary>
    /// The form in which two reports of one engine or document number are equal; null for what is too short or has no digit: a type of
    /// engine is no number of one.
    /// </summary>
    public static string? Number(string text) =>
        Plain(text) is { Length: >= ShortestNumber } plain && plain.Any(char.IsAsciiDigit) ? plain : null;

    static char Capital(char one) =>
        _lookalikes.TryGetValue(one, out var fixedOne) ? fixedOne
        : char.ToUpperInvariant(one) is var upper && _lookalikes.TryGetValue(upper, out var latin) ? latin
        : upper;

    static FrozenDictionary<char, char> Pairs(params string[] scripts) =>
        scripts.Chunk(2).SelectMany(pair => pair[0].Zip(pair[1])).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
}
