namespace Selec.Host.Plugins;

/// <summary>The names that a plug-in may use: words of them are compared, however they are written.</summary>
internal sealed class NameStems(IEnumerable<string> stems)
{
    readonly List<string[]> _stems = [.. stems.Select(stem => Words(stem).ToArray())];

    /// <summary>True when the name begins with a stem: VehicleClone, vehicle-vin, vehicles, VEHICLE_REPORTED.</summary>
    public bool Begin(string name) => _stems.Exists(stem => IsAt(Words(name), stem, 0));

    /// <summary>True when the name contains a stem: reportVehicle.</summary>
    public bool AreIn(string name)
    {
        var words = Words(name);
        return _stems.Exists(stem => Enumerable.Range(0, words.Count).Any(at => IsAt(words, stem, at)));
    }

    static bool IsAt(List<string> words, string[] stem, int at) =>
        at + stem.Length <= words.Count
        && Enumerable.Range(0, stem.Length).All(i => IsWord(words[at + i], stem[i]));

    /// <summary>The word or its plural.</summary>
    static bool IsWord(string word, string stem) =>
        word == stem || word == $"{stem}s" || word == $"{stem}es" || (stem is [.. var trunk, 'y'] && word == $"{trunk}ies");

    static List<string> Words(string name)
    {
        var words = new List<string>();
        var begin = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !Begins(name, i)) continue;
            var word = name[begin..i].Trim('-', '_', '.', '/');
            if (word.Length > 0) words.Add(word.ToLowerInvariant());
            begin = i;
        }
        return words;
    }

    static bool Begins(string name, int i) =>
        !char.IsLetterOrDigit(name[i])
        || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
}
