namespace Selec.Plugins.Drugs;

/// <summary>
/// Chemical Abstracts Service registry numbers: two to seven digits, two digits and a check digit, <c>108-24-7</c>. The check digit is the
/// sum of the other digits, each times its place counted from the right, modulo ten.
/// </summary>
internal static class Cas
{
    /// <summary>What is wrong with a text that has no normal form.</summary>
    public const string Wrong = "A CAS number is written 108-24-7, and its last digit is a check digit.";

    const int FewestDigits = 5;
    const int MostDigits = 10;

    /// <summary>The normal form, or null when the text is no CAS number: hyphens may be left out, a wrong check digit may not.</summary>
    public static string? Normalise(string text)
    {
        var parts = text.Trim().Split('-');
        if (parts.Length is not (1 or 3)) return null;
        if (parts.Length == 3 && (parts[1].Length != 2 || parts[2].Length != 1)) return null;
        var digits = string.Concat(parts);
        return IsWellFormed(digits) && CheckDigit(digits.AsSpan(0, digits.Length - 1)) == digits[^1]
            ? $"{digits[..^3]}-{digits[^3..^1]}-{digits[^1]}"
            : null;
    }

    /// <summary>The check digit of the digits before it.</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var place = 1; place <= digits.Length; place++) sum += (digits[^place] - '0') * place;
        return (char)('0' + (sum % 10));
    }

    static bool IsWellFormed(string digits) =>
        digits.Length is >= FewestDigits and <= MostDigits && digits.All(char.IsAsciiDigit) && digits[0] != '0';
}
