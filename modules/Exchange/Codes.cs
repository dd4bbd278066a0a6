using System.Text;

namespace Selec.Exchange;

/// <summary>Codes as clients and columns write them.</summary>
internal static class Codes
{
    /// <summary>The schema's name of an enum value: <c>PartlyAnswered</c> is <c>PARTLY_ANSWERED</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>True for two to thirty-two capitals, digits and underscores that begin with a capital: a code and not words.</summary>
    public static bool IsCode(string text) =>
        text.Length is >= 2 and <= 32 && char.IsAsciiLetterUpper(text[0]) && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
