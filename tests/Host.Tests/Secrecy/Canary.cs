using System.Globalization;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Text that may be nowhere but under a seal: one invented word in each script of the region, told apart from others by a
/// number.</summary>
internal static class Canary
{
    /// <summary>What every folded form of every mark ends with.</summary>
    public const string Tail = "kanarilos";

    public static readonly IReadOnlyList<string> Marks = ["Qzvwkanarilos", "Щъюжканарилос", "Ψξωκαναριλος", "İğüşıkanarilos"];

    /// <summary>A mark that can stand in a vehicle identification number, which takes neither other letters nor I, O and Q.</summary>
    public const string VinMark = "ZVWKANARYLUSZ";

    /// <summary>A text of its own for every number; short enough for a subject, a search and an idempotency key.</summary>
    public static string Text(int number) => string.Join(' ', Marks.Select(mark => $"{mark}{number}"));

    /// <summary>A vehicle identification number of its own for every number.</summary>
    public static string Vin(int number) => string.Create(CultureInfo.InvariantCulture, $"{VinMark}{number:D4}");

    public static bool IsIn(string text) =>
        Marks.Append(Tail).Append(VinMark).Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase))
        || Marks.Any(mark => text.Contains(LeakScan.Escaped(mark, upper: false), StringComparison.OrdinalIgnoreCase));
}
