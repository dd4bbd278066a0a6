using Selec.Journal.Tests.Kit;
using Xunit.Abstractions;

namespace Selec.Journal.Tests.Audit;

/// <summary>The proof of an export, over thousands of small logs: down to a single chain of a single entry.</summary>
public sealed class ManyExportsTests(ITestOutputHelper output)
{
    const int Worlds = 2_000;

    [Fact]
    public void each_of_thousands_of_exports_is_whole_untouched_and_not_whole_after_any_one_alteration()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (deck, done) = (new Deck(random), new Dictionary<string, int>());
        for (var world = 0; world < Worlds; world++)
        {
            using var log = new ExportedLog(random, random.Next(1, 5), random.Next(1, 31));
            var why = $"seed {seed}, world {world}";
            foreach (var byAnchor in new[] { false, true }) log.Prove(log.Bytes, byAnchor)!.IsWhole.Should().BeTrue(why);
            var (kind, byAnchorAlone, altered) = deck.Deal(log);
            (log.Prove(altered, byAnchorAlone)?.IsWhole ?? false).Should().BeFalse($"{why}, {kind}");
            done[kind] = done.GetValueOrDefault(kind) + 1;
        }
        output.WriteLine(string.Join('\n', done.OrderBy(kind => kind.Key).Select(kind => $"{kind.Value} times: {kind.Key}")));
        done.Should().HaveCount(Alterations.Plain.Count + Alterations.Rewritten.Count);
        done.Values.Min().Should().BeGreaterThanOrEqualTo(50, $"seed {seed}");
    }

    /// <summary>Every kind of alteration in random order, again and again; one that a log is too small for waits for the next log.</summary>
    sealed class Deck(Random random)
    {
        static readonly (string Kind, bool ByAnchor)[] _kinds =
            [.. Alterations.Plain.Keys.Select(kind => (kind, false)), .. Alterations.Rewritten.Keys.Select(kind => (kind, true))];

        readonly List<(string Kind, bool ByAnchor)> _waiting = [];

        public (string Kind, bool ByAnchor, byte[] Altered) Deal(ExportedLog log)
        {
            for (var at = 0; ; at++)
            {
                if (at == _waiting.Count) _waiting.AddRange(Shuffled());
                var (kind, byAnchor) = _waiting[at];
                if (!Fits(kind, log)) continue;
                _waiting.RemoveAt(at);
                var alteration = (byAnchor ? Alterations.Rewritten : Alterations.Plain)[kind];
                return (byAnchor ? $"{kind}, with a beginning to fit" : kind, byAnchor, alteration(log, random));
            }
        }

        static bool Fits(string kind, ExportedLog log)
        {
            var entries = log.Lines.Skip(log.Columns + 1).ToList();
            return kind switch
            {
                "two entries change places" => entries.Count > 1,
                "chains change places" => entries.Select(entry => entry.Split('\t')[0]).Distinct().Skip(1).Any(),
                _ => true,
            };
        }

        (string Kind, bool ByAnchor)[] Shuffled()
        {
            var kinds = _kinds.ToArray();
            random.Shuffle(kinds);
            return kinds;
        }
    }
}
