using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Which scalar of the schema may become which type of a command's parameter.</summary>
internal static class InputScalars
{
    const int LongestText = 20_000;
    const int LongestSubject = 200;

    public static InputBinder.Reader? Reader(Type target, string scalar) => scalar switch
    {
        "String" when target == typeof(Sealed<string>) => (value, scope) => scope.Seal(Checked((string)value!, scope)),
        "ID" when target == typeof(StreamId) => (value, scope) => Node((string)value!, scope, null),
        "ID" when target == typeof(PersonId) => (value, scope) => new PersonId(Node((string)value!, scope, "person").Key),
        "ID" when target == typeof(ItemId) => (value, scope) => new ItemId(Node((string)value!, scope, "item").Key),
        "PartyCode" when target == typeof(PartyCode) => static (value, _) => new PartyCode((string)value!),
        "DateTime" when target == typeof(DateTimeOffset) => Same,
        "Date" when target == typeof(DateOnly) => Same,
        "Decimal" when target == typeof(decimal) => Same,
        "Int" when target == typeof(int) => Same,
        "Int" when target == typeof(long) => static (value, _) => (long)(int)value!,
        "Boolean" when target == typeof(bool) => Same,
        not ("String" or "ID" or "Label") when target == typeof(string) => Same,
        _ => null,
    };

    static object? Same(object? value, InputScope scope) => value;

    /// <summary>Text is kept as it came; only what cannot be kept is refused.</summary>
    static string Checked(string text, InputScope scope)
    {
        var longest = scope.Path is [.., "subject"] or [.., "codeName"] ? LongestSubject : LongestText;
        if (string.IsNullOrWhiteSpace(text)) throw Refused(scope, "TEXT_BLANK", "The text is blank.");
        if (text.Length > longest) throw Refused(scope, "TEXT_TOO_LONG", $"The text has more than {longest} characters.");
        if (!IsWellFormed(text)) throw Refused(scope, "TEXT_NOT_UNICODE", "The text holds half a surrogate pair.");
        return text;
    }

    static StreamId Node(string id, InputScope scope, string? kind) =>
        !NodeIds.TryDecode(id, out var stream) ? throw Refused(scope, "ID_MALFORMED", "This is not an id of this platform.")
        : kind is not null && stream.Value.Kind != kind ? throw Refused(scope, Refusal.NotFound, Wordings.NotFound)
        : stream.Value;

    static InputException Refused(InputScope scope, string code, string message) => new(new Refusal(code, message, scope.Path));

    static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
