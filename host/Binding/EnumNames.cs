using System.Runtime.CompilerServices;
using System.Text;

namespace Selec.Host.Binding;

/// <summary>Enum members as the schema writes them: <c>TopSecret</c> is TOP_SECRET.</summary>
internal static class EnumNames
{
    // Weak, since types of plug-ins come and go.
    static readonly ConditionalWeakTable<Type, Names> _names = [];

    public static string Of(object member) => NamesOf(member.GetType()).ByMember[member];

    public static IReadOnlyDictionary<string, object> Members(Type type) => NamesOf(type).ByName;

    static Names NamesOf(Type type) => _names.GetValue(type, static type => new Names(type));

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

    sealed class Names(Type type)
    {
        public Dictionary<object, string> ByMember { get; } =
            Enum.GetValues(type).Cast<object>().Distinct().ToDictionary(member => member, member => Snake(member.ToString()!));

        public Dictionary<string, object> ByName { get; } =
            Enum.GetValues(type).Cast<object>().Distinct().ToDictionary(member => Snake(member.ToString()!), StringComparer.Ordinal);
    }
}
