using System.Collections.Immutable;
using System.Globalization;
using Selec.Directory;
using Selec.Exchange;
using Selec.Sdk;

namespace Selec.Host;

/// <summary>The settings of what the treaty leaves open in the control of items.</summary>
internal static class ControlSettings
{
    /// <summary>Who may break glass, and for how many hours.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static BreakGlassTerms BreakGlass(IConfigurationSection section)
    {
        foreach (var child in section.GetChildren().Where(child => child.Key is not ("Roles" or "Hours")))
            throw new SettingException(child.Path, "one of the settings Roles, Hours", "an unknown setting");
        var roles = section["Roles"] is { Length: > 0 } text
            ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(code => RoleOf(section, code))]
            : BreakGlassTerms.Strict.Roles;
        return new BreakGlassTerms(roles, Hours(section));
    }

    /// <summary>Equivalences of markings: <c>Selec:Markings:RS.STROGO_POVERLJIVO=SECRET</c>.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static OwnMarkings Markings(IConfigurationSection section) =>
        new(section.GetChildren().ToImmutableDictionary(Marking, Level, StringComparer.Ordinal));

    static Role RoleOf(IConfigurationSection section, string code) =>
        Codes.Members(typeof(Role)).TryGetValue(code, out var role) && BreakGlassTerms.Possible.Contains((Role)role)
            ? (Role)role
            : throw new SettingException(
                $"{section.Path}:Roles", $"some of {string.Join(", ", BreakGlassTerms.Possible.Select(one => Codes.Of(one)))}", $"'{code}'");

    static int Hours(IConfigurationSection section)
    {
        if (section["Hours"] is not { Length: > 0 } text) return BreakGlassTerms.Strict.Hours;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is >= 1 and <= BreakGlassTerms.MostHours
            ? hours
            : throw new SettingException($"{section.Path}:Hours", "a number of hours from 1 to 24", $"'{text}'");
    }

    static string Marking(IConfigurationSection child) =>
        child.Key.IndexOf('.', StringComparison.Ordinal) is > 1 and var dot && dot < child.Key.Length - 1
            ? child.Key.ToUpperInvariant()
            : throw new SettingException(child.Path, "a party's code, a full stop and the marking", "something else");

    static ClassificationLevel Level(IConfigurationSection child) =>
        child.Value is { } code && Codes.Members(typeof(ClassificationLevel)).TryGetValue(code, out var level)
            ? (ClassificationLevel)level
            : throw new SettingException(
                child.Path, $"one of {string.Join(", ", Codes.Members(typeof(ClassificationLevel)).Keys)}", $"'{child.Value}'");
}
