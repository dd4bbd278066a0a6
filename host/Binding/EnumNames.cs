using System.Collections.Concurrent;
using System.Text;

namespace Selec.Host.Binding;

/// <summary>Enum members as the schema writes them: <c>TopSecret</c> is TOP_SECRET.</summary>
internal static class EnumNames
{
    static readonly ConcurrentDictionary<Type, Dictionary<string, object>> _members = [];
    static readonly ConcurrentDictionary<object, string> _names = [];

    public static string Of(object member) => _names.GetOrAdd(member, static member => Snake(member.ToString()!));

    public static IReadOnlyDictionary<string, object> Members(Type type) => _members.GetOrAdd(type, static type =>
        Enum.GetValues(type).Cast<object>().ToDictionary(member => Of(member), StringComparer.Ordinal));

    /// <summary>A column or event name as an enum value: <c>recordedAt</c> is RECORDED_AT, <c>request.sent</c> is REQUEST_SENT.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]) && text[^1] != '_') text.Append('_');
            text.Append(char.IsAsciiLetterOrDigit(name[i]) ? char.ToUpperInvariant(name[i]) : '_');
        }
        return text.ToString();
    }
}
