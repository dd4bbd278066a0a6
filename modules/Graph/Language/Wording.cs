namespace Selec.Graph.Language;

/// <summary>Names come from the client and may be long; an answer repeats no more of them than helps.</summary>
internal static class Wording
{
    private const int Enough = 60;

    public static string Short(string name) => name.Length <= Enough ? name : string.Concat(name.AsSpan(0, Enough), "…");
}
