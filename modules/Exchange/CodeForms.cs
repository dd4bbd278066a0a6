namespace Selec.Exchange;

/// <summary>What a code that is typed in looks like.</summary>
internal static class CodeForms
{
    /// <summary>A kind of actor or identifier as it is written, or null when the text is none.</summary>
    public static string? Kind(string text) =>
        text.Length is >= 2 and <= 64
        && char.IsAsciiLetterLower(text[0])
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? text
            : null;

    /// <summary>The name of a field of the schema, or null when the text is none.</summary>
    public static string? Field(string text) =>
        text.Length is >= 1 and <= 64 && char.IsAsciiLetterLower(text[0]) && text.All(char.IsAsciiLetterOrDigit) ? text : null;

    /// <summary>A court's file as courts number it, or null when the text is none: a code with a digit in it, never words.</summary>
    public static string? CourtReference(string text) =>
        text.Length is >= 2 and <= 40
        && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter is '/' or '.' or '-')
        && text.Any(char.IsAsciiDigit)
            ? text
            : null;

    /// <summary>True for two to thirty-two capitals, digits and underscores that begin with a capital: a code and not words.</summary>
    public static bool IsCode(string text) =>
        text.Length is >= 2 and <= 32
        && char.IsAsciiLetterUpper(text[0])
        && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
