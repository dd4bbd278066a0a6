using System.Collections.Immutable;
using Selec.Contracts;

namespace Selec.Host.Commands;

/// <summary>For how many months the audit log keeps each kind of entry: <c>Selec:AuditRetention:Consult</c> and the like.</summary>
internal static class AuditRetentionSettings
{
    /// <exception cref="SettingException">There is no such kind, or the period is too short.</exception>
    public static ImmutableDictionary<AuditKind, int> Read(IConfigurationSection section)
    {
        var kinds = AuditRetention.Default.Keys.ToDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);
        return AuditRetention.Default.SetItems(section.GetChildren().Select(child => KeyValuePair.Create(
            kinds.TryGetValue(child.Key, out var kind)
                ? kind
                : throw new SettingException(child.Path, $"one of the kinds {string.Join(", ", kinds.Keys.Order())}", "an unknown kind"),
            AuditRetention.Months(child.Value ?? "")
                ?? throw new SettingException(child.Path, $"a number of months, {AuditRetention.ShortestMonths} or more", $"'{child.Value}'"))));
    }
}
