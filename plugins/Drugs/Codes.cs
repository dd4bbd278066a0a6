using System.Text;

namespace Selec.Plugins.Drugs;

/// <summary>Codes as columns hold them: the name that the schema gives to an enum member.</summary>
internal static class Codes
{
    /// <summary><c>HerbalCannabis</c> is HERBAL_CANNABIS.</summary>
    public static string Of(Enum member)
    {
        var name = member.ToString();
        var code = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && !char.IsAsciiLetterUpper(name[i - 1])) code.Append('_');
            code.Append(char.ToUpperInvariant(name[i]));
        }
        return code.ToString();
    }
}
