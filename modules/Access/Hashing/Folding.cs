using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Selec.Access.Hashing;

/// <summary>
/// Writes words so that the spellings of the region meet: case, diacritics and script are dropped, Cyrillic and Greek become Latin, and the
/// competing Latin spellings of one sound (Živkov, Zhivkov; Đorđe, Djordje; Yordan, Jordan) become one. Both the stored text and the search
/// are folded, so folding may only bring spellings together, never tear them apart.
/// </summary>
static class Folding
{
    const char Diaeresis = '\u0308';

    static readonly FrozenDictionary<char, string> Latin = Letters(
        // Letters of the Latin script that carry no separable mark.
        "ı=i đ=d ð=d ł=l ø=o ħ=h ŧ=t ŋ=n ß=ss æ=ae œ=oe þ=th ə=e ȷ=j ƶ=z ŀ=l ĸ=k",
        // Serbian, Macedonian and Bulgarian, with the Russian and Ukrainian letters that occur in Moldovan documents.
        "а=a б=b в=v г=g ґ=g д=d ђ=d е=e є=ie ж=z з=z ѕ=dz и=i і=i ј=i к=k л=l љ=li м=m н=n њ=ni о=o п=p "
        + "р=r с=s т=t ћ=c у=u ф=f х=h ц=c ч=c џ=dz ш=s щ=st ъ=a ы=i ь=i э=e ю=iu я=ia",
        // Greek as on passports (ELOT 743); the pairs with ypsilon, gamma and mu are handled where they stand.
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y ϋ=y φ=f χ=ch ψ=ps ω=o");

    static readonly (string Spelling, string Sound)[] Spellings =
    [
        ("zh", "z"), ("ch", "c"), ("sh", "s"), ("ts", "c"), ("dj", "d"), ("gj", "g"), ("kj", "k"),
        ("ph", "f"), ("x", "ks"), ("w", "v"), ("j", "i"), ("y", "i"), ("ii", "i"),
    ];

    /// <summary>The folded words of a text in their order; what is neither letter nor digit separates them.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in UnicodeForms.TakenApart(text).EnumerateRunes())
        {
            if (Separates(rune, word) && word.Length > 0)
            {
                yield return Fold(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0) yield return Fold(word.ToString());
    }

    static bool Separates(Rune rune, StringBuilder word)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                // A diaeresis parts the Greek diphthong: it must be remembered until the pair has been read.
                if (rune.Value == Diaeresis && word.Length > 0 && word[^1] == 'υ') word[^1] = 'ϋ';
                return false;
            case UnicodeCategory.Format:
                return false;
            case UnicodeCategory.DecimalDigitNumber:
                word.Append(CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0));
                return false;
            case UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                word.Append(rune.ToString());
                return false;
            default:
                if (Rune.IsLetter(rune)) word.Append(Rune.ToLowerInvariant(rune).ToString());
                return !Rune.IsLetter(rune);
        }
    }

    static string Fold(string word)
    {
        var latin = new StringBuilder(word.Length + 4);
        for (var i = 0; i < word.Length; i++) latin.Append(GreekPair(word, i) ?? Latin.GetValueOrDefault(word[i]) ?? word[i].ToString());
        // A word with a digit is a number plate, a document, a chassis: there, J and I are different characters.
        if (!word.Any(char.IsAsciiDigit))
        {
            foreach (var (spelling, sound) in Spellings) latin.Replace(spelling, sound);
        }
        return latin.ToString();
    }

    static string? GreekPair(string word, int i) => word[i] switch
    {
        'υ' when i > 0 && word[i - 1] is 'α' or 'ε' or 'η' =>
            i + 1 == word.Length || "θκξπσςτφχψ".Contains(word[i + 1], StringComparison.Ordinal) ? "f" : "v",
        'υ' when i > 0 && word[i - 1] == 'ο' => "u",
        'γ' when i + 1 < word.Length && word[i + 1] is 'γ' or 'ξ' or 'χ' => "n",
        'μ' when i == 0 && word.Length > 1 && word[1] == 'π' => "b",
        'π' when i == 1 && word[0] == 'μ' => "",
        _ => null,
    };

    static FrozenDictionary<char, string> Letters(params string[] tables) =>
        tables.SelectMany(table => table.Split(' ')).ToFrozenDictionary(entry => entry[0], entry => entry[2..]);
}
