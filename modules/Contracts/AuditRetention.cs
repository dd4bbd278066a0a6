using System.Collections.Immutable;
using System.Globalization;

namespace Selec.Contracts;

/// <summary>For how long the audit log keeps the content of its entries, by what kind of act they record.</summary>
public static class AuditRetention
{
    /// <summary>No content is blanked sooner, whatever the settings say.</summary>
    public const int ShortestMonths = 12;

    const int LongestMonths = 1_200;
    const int Long = 60;

    /// <summary>The months of each kind where the settings name none. What tells of blanked entries is kept for ever.</summary>
    public static readonly ImmutableDictionary<AuditKind, int> Default = Enum.GetValues<AuditKind>()
        .Where(kind => kind is not (AuditKind.Expire or AuditKind.Expired))
        .ToImmutableDictionary(kind => kind, kind => kind is AuditKind.SignIn or AuditKind.SignOut ? ShortestMonths : Long);

    /// <summary>Reads a number of months; null when it is none, or fewer than may be.</summary>
    public static int? Months(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= ShortestMonths and <= LongestMonths
            ? months
            : null;
}
