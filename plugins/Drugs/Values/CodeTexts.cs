namespace Selec.Plugins.Drugs;

/// <summary>Further codes of the crime area and their normal forms.</summary>
internal static class CodeTexts
{
    /// <summary>What is wrong with a text that is no region.</summary>
    public const string WrongRegion = "A region is written as ISO 3166-2 has it: BG-23.";

    /// <summary>What is wrong with a text that is no currency.</summary>
    public const string WrongCurrency = "A currency is written as ISO 4217 has it: three capital letters.";

    const int ShortestParcel = 8;
    const int LongestParcel = 40;
    const int FewestParcelDigits = 4;

    /// <summary>An administrative unit of a country by ISO 3166-2, or null.</summary>
    public static string? Region(string text) =>
        text.Trim().ToUpperInvariant() is { Length: >= 4 and <= 6 } code && code[2] == '-'
        && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]) && code[3..].All(char.IsAsciiLetterOrDigit)
            ? code
            : null;

    /// <summary>A currency by ISO 4217, or null.</summary>
    public static string? Currency(string text) =>
        text.Trim().ToUpperInvariant() is { Length: 3 } code && code.All(char.IsAsciiLetterUpper) ? code : null;

    /// <summary>
    /// The number of a parcel or consignment as it is compared: letters and digits alone, without case. What is short or has hardly a digit
    /// would meet by chance, and identifies nothing.
    /// </summary>
    public static string? Parcel(string text)
    {
        var number = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return number.Length is >= ShortestParcel and <= LongestParcel && number.Count(char.IsAsciiDigit) >= FewestParcelDigits
            ? number
            : null;
    }
}
