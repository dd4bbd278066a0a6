namespace Selec.Plugins.Drugs;

/// <summary>
/// Codes of the Harmonized System: a heading of 4 digits, a subheading of 6, or 8 or 10 digits with regional and national extensions. The
/// first two name the chapter, 01 to 97; chapter 77 is reserved and holds no goods.
/// </summary>
internal static class HsCode
{
    /// <summary>What is wrong with a text that has no normal form.</summary>
    public const string Wrong = "An HS code has 4, 6, 8 or 10 digits and begins with a chapter from 01 to 97 other than 77.";

    const int ReservedChapter = 77;

    /// <summary>The digits alone, or null when the text is no HS code; dots and spaces may stand between pairs of digits.</summary>
    public static string? Normalise(string text)
    {
        var groups = text.Trim().Split('.', ' ');
        if (groups.Any(group => group.Length is 0 || group.Length % 2 == 1 || !group.All(char.IsAsciiDigit))) return null;
        var digits = string.Concat(groups);
        return digits.Length is 4 or 6 or 8 or 10 && Chapter(digits) is >= 1 and <= 97 and not ReservedChapter && HasHeading(digits)
            ? digits
            : null;
    }

    static int Chapter(string digits) => ((digits[0] - '0') * 10) + digits[1] - '0';

    static bool HasHeading(string digits) => digits[2..4] != "00";
}
