using System.Collections.Concurrent;
using System.Text;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>What a run of the comparison came across: how often each rule failed, how far nulls travelled.</summary>
internal sealed class Tally
{
    readonly ConcurrentDictionary<string, int> _counts = new();

    public int this[string what] => _counts.GetValueOrDefault(what);

    public int Deepest { get; private set; }

    public void Add(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    public void Travelled(int levels)
    {
        Deepest = Math.Max(Deepest, levels);
        Add($"null travelled {Math.Min(levels, 3)}{(levels >= 3 ? " or more" : "")} levels");
    }

    public override string ToString() => _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Aggregate(new StringBuilder(), (text, pair) => text.AppendLine($"{pair.Value,7} {pair.Key}")).Append($"{Deepest,7} levels at most").ToString();
}
