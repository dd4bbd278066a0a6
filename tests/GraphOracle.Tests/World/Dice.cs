namespace Selec.GraphOracle.Tests.World;

/// <summary>Choices that are the same again for the same seed.</summary>
internal sealed class Dice(int seed)
{
    readonly Random _random = new(seed);

    public int Below(int end) => _random.Next(end);

    public int Between(int first, int last) => _random.Next(first, last + 1);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public List<T> Some<T>(IEnumerable<T> from, int most)
    {
        var left = from.ToList();
        var taken = new List<T>();
        for (var count = Below(most + 1); count > 0 && left.Count > 0; count--)
        {
            var index = Below(left.Count);
            taken.Add(left[index]);
            left.RemoveAt(index);
        }

        return taken;
    }
}
