using System.Runtime.CompilerServices;
using System.Text;

namespace Selec.Sdk;

/// <summary>Codes as the schema, columns and groups write them.</summary>
public static class Codes
{
    // Weak, since types of plug-ins come and go.
    static readonly ConditionalWeakTable<Type, Names> _names = [];

    /// <summary>The schema's name of an enum member: <c>TopSecret</c> is TOP_SECRET.</summary>
    public static string Of(Enum member) => NamesOf(member.GetType()).ByMember[member];

    /// <summary>
    /// A name in lower camel case or with dots and hyphens as a code: <c>recordedAt</c> is RECORDED_AT, <c>request.sent</c> REQUEST_SENT.
    /// </summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]) && text[^1] != '_') text.Append('_');
            text.Append(char.IsAsciiLetterOrDigit(name[i]) ? char.ToUpperInvariant(name[i]) : '_');
        }
        return text.ToString();
    }

    /// <summary>The members of an enum by their codes.</summary>
    public static IReadOnlyDictionary<string, Enum> Members(Type type) => NamesOf(type).ByCode;

    static Names NamesOf(Type type) => _names.GetValue(type, static type => new Names(type));

    sealed class Names(Type type)
    {
        public Dictionary<Enum, string> ByMember { get; } =
            Enum.GetValues(type).Cast<Enum>().Distinct().ToDictionary(member => member, member => Of(member.ToString()));

        public Dictionary<string, Enum> ByCode { get; } =
            Enum.GetValues(type).Cast<Enum>().Distinct().ToDictionary(member => Of(member.ToString()), StringComparer.Ordinal);
    }
}
