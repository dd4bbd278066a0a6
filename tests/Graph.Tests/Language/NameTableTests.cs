using System.Text;
using Selec.Graph.Language;

namespace Selec.Graph.Tests.Language;

public sealed class NameTableTests
{
    private const uint Prime = 16777619;
    private const uint Basis = 2166136261;

    [Fact]
    public void names_prepared_to_fall_into_one_place_do_not()
    {
        var names = Meeting(blocks: 6);

        names.Select(name => Fnv(Basis, name)).Distinct().Should().ContainSingle("they meet where the hash begins as it usually does");
        names.Select(name => NameTable.Hash(Encoding.ASCII.GetBytes(name))).Distinct().Count().Should().BeGreaterThan(names.Count / 2);
    }

    // Two blocks that lead from one state to the same next one, and so on: any choice of blocks makes a name with the same hash.
    private static List<string> Meeting(int blocks)
    {
        var (names, state, next) = (new List<string> { "" }, Basis, 0);
        for (var i = 0; i < blocks; i++)
        {
            var seen = new Dictionary<uint, string>();
            string block, other;
            for (block = Letters(next++); !seen.TryGetValue(Fnv(state, block), out other!); block = Letters(next++)) seen[Fnv(state, block)] = block;
            state = Fnv(state, block);
            names = [.. names.SelectMany(name => new[] { name + block, name + other })];
        }

        return names;
    }

    private static uint Fnv(uint state, string name) => name.Aggregate(state, (hash, letter) => unchecked((hash ^ letter) * Prime));

    private static string Letters(int number)
    {
        // Spread, so that blocks in a row do not differ by their last letter alone.
        var (spread, letters) = (unchecked((uint)number * 2654435769), new char[6]);
        for (var i = 0; i < letters.Length; i++, spread /= 26) letters[i] = (char)('a' + (spread % 26));
        return new string(letters);
    }
}
