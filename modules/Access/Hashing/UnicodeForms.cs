using System.Globalization;
using System.Text;

namespace Selec.Access.Hashing;

/// <summary>
/// Normalisation forms C and KD (Unicode Standard Annex 15). The process runs without culture data, and then the framework's own
/// <see cref="string.Normalize()"/> returns its input unchanged, so the tables are carried here.
/// </summary>
static class UnicodeForms
{
    const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7, Vowels = 21, Tails = 28, Syllables = 11172;

    static readonly UnicodeTables Tables = UnicodeTables.Load();

    /// <summary>Form C: what is drawn alike is written alike.</summary>
    public static string Composed(string text) =>
        text.All(static c => c < 0x300) ? text : Write(Compose(Decomposed(text, compatibility: false)));

    /// <summary>Form KD: letters, marks and compatibility variants taken apart.</summary>
    public static string TakenApart(string text) => text.All(static c => c < 0x80) ? text : Write(Decomposed(text, compatibility: true));

    static List<int> Decomposed(string text, bool compatibility)
    {
        var parts = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes()) Decompose(rune.Value, compatibility, parts);
        Reorder(parts);
        return parts;
    }

    static void Decompose(int code, bool compatibility, List<int> parts)
    {
        if (code is >= HangulBase and < HangulBase + Syllables)
        {
            var syllable = code - HangulBase;
            parts.Add(LeadBase + syllable / (Vowels * Tails));
            parts.Add(VowelBase + syllable % (Vowels * Tails) / Tails);
            if (syllable % Tails != 0) parts.Add(TailBase + syllable % Tails);
        }
        else if (Tables.Canonical.TryGetValue(code, out var pieces) || (compatibility && Tables.Compatible.TryGetValue(code, out pieces)))
        {
            foreach (var piece in pieces) Decompose(piece, compatibility, parts);
        }
        else
        {
            parts.Add(code);
        }
    }

    // The canonical ordering algorithm: marks between two starters are sorted by class, equals keep their order.
    static void Reorder(List<int> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var mark = Tables.Class(parts[i]);
            if (mark == 0) continue;
            for (var j = i; j > 0 && Tables.Class(parts[j - 1]) > mark; j--) (parts[j], parts[j - 1]) = (parts[j - 1], parts[j]);
        }
    }

    static List<int> Compose(List<int> parts)
    {
        var composed = new List<int>(parts.Count);
        int starter = -1, last = 0;
        foreach (var code in parts)
        {
            var mark = Tables.Class(code);
            var adjacent = starter == composed.Count - 1;
            if (starter >= 0 && (adjacent || (last < mark && last != 0)) && Pair(composed[starter], code) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }
            if (mark == 0) starter = composed.Count;
            last = mark;
            composed.Add(code);
        }
        return composed;
    }

    static int? Pair(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + 19 && second is >= VowelBase and < VowelBase + Vowels)
            return HangulBase + ((first - LeadBase) * Vowels + (second - VowelBase)) * Tails;
        var open = first is >= HangulBase and < HangulBase + Syllables && (first - HangulBase) % Tails == 0;
        if (open && second is > TailBase and < TailBase + Tails)
            return first + (second - TailBase);
        return Tables.Pairs.TryGetValue((first, second), out var whole) ? whole : null;
    }

    static string Write(List<int> codes)
    {
        var text = new StringBuilder(codes.Count);
        foreach (var code in codes) text.Append(new Rune(code).ToString());
        return text.ToString();
    }
}

/// <summary>The tables behind <see cref="UnicodeForms"/>, read from the embedded excerpt of the Unicode Character Database.</summary>
sealed record UnicodeTables(
    Dictionary<int, int[]> Canonical,
    Dictionary<int, int[]> Compatible,
    Dictionary<(int First, int Second), int> Pairs,
    Dictionary<int, byte> Classes)
{
    public byte Class(int code) => code < 0x300 ? (byte)0 : Classes.GetValueOrDefault(code);

    public static UnicodeTables Load()
    {
        using var lines = new StreamReader(typeof(UnicodeTables).Assembly.GetManifestResourceStream("unicode.txt")!);
        var tables = new UnicodeTables([], [], [], []);
        while (lines.ReadLine() is { } line)
        {
            if (line[0] != '#') tables.Take(line[0], line[1..].Split(' '));
        }
        return tables;
    }

    void Take(char kind, string[] fields)
    {
        var codes = Array.ConvertAll(kind == 'r' ? fields[..2] : fields, Hex);
        if (kind == 'r')
        {
            for (var code = codes[0]; code <= codes[1]; code++) Classes[code] = byte.Parse(fields[2], CultureInfo.InvariantCulture);
            return;
        }
        (kind == 'k' ? Compatible : Canonical)[codes[0]] = codes[1..];
        if (kind == 'c') Pairs[(codes[1], codes[2])] = codes[0];
    }

    static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
