using System.Globalization;
using System.Text.RegularExpressions;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Host.Binding;

/// <summary>The platform's scalars: what they accept and how they are written.</summary>
internal static partial class Scalars
{
    public static readonly IReadOnlyList<ScalarBinding> All =
    [
        OfText(
            "DateTime", "A DateTime is written as RFC 3339 with an offset: 2026-11-22T08:00:00Z.",
            ParseDateTime, value => WriteDateTime((DateTimeOffset)value)),
        OfText(
            "Date", "A Date is written YYYY-MM-DD.",
            ParseDate, value => ((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("Decimal", static value => ReadDecimal(value), static literal => literal switch
        {
            IntValue whole => (object)Exact(whole.Text),
            FloatValue fraction => Exact(fraction.Text),
            _ => throw new ScalarException(NotDecimal),
        }, static (writer, value) => writer.WriteNumberValue((decimal)value)),
        OfPattern("PartyCode", PartyCodePattern(), "A PartyCode is 2 to 16 capital letters, digits or hyphens."),
        OfPattern("CountryCode", CountryCodePattern(), "A CountryCode is two capital letters."),
        OfPattern("AuthorityCode", AuthorityCodePattern(), "An AuthorityCode is 2 to 24 capital letters or underscores."),
        OfPattern("Reference", ReferencePattern(), "A Reference is written SELEC/year/party/crime area/number."),
        OfPattern("Label", NeverPattern(), "A Label is never an input."),
    ];

    const string NotDecimal = "A Decimal is a finite number of at most 28 digits.";

    /// <summary>A scalar of codes in one normal form.</summary>
    public static ScalarBinding OfCode(string name, Func<string, string?> normalise, string wrong) =>
        OfText(name, wrong, normalise, value => value.ToString()!);

    static ScalarBinding OfPattern(string name, Regex pattern, string wrong) =>
        OfCode(name, text => pattern.IsMatch(text) ? text : null, wrong);

    static ScalarBinding OfText(string name, string wrong, Func<string, object?> parse, Func<object, string> write) => new(
        name,
        value => value is string text && parse(text) is { } parsed ? parsed : throw new ScalarException(wrong),
        literal => literal is StringValue text && parse(text.Text) is { } parsed ? parsed : throw new ScalarException(wrong),
        (writer, value) => writer.WriteStringValue(write(value)));

    static object? ParseDateTime(string text) =>
        DateTimePattern().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToUniversalTime()
            : null;

    static string WriteDateTime(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    static object? ParseDate(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static decimal ReadDecimal(object? value) => value switch
    {
        decimal number => number,
        int number => number,
        long number => number,
        double number when Math.Abs(number) < 1e28 => (decimal)number,
        _ => throw new ScalarException(NotDecimal),
    };

    static decimal Exact(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ScalarException(NotDecimal);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex DateTimePattern();

    [GeneratedRegex(@"^[A-Z0-9-]{2,16}\z")]
    private static partial Regex PartyCodePattern();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryCodePattern();

    [GeneratedRegex(@"^[A-Z_]{2,24}\z")]
    private static partial Regex AuthorityCodePattern();

    [GeneratedRegex(@"^SELEC/\d{4}/[A-Z0-9-]{2,16}/[A-Z_]{2,24}/[A-Z0-9-]{4,16}\z")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex("(?!)")]
    private static partial Regex NeverPattern();
}
