using Selec.Journal.Tests.Kit;
using Xunit.Abstractions;

namespace Selec.Journal.Tests.Audit;

/// <summary>
/// Each of ten thousand entries dropped, swapped, repeated or followed by a forged one. Every chain is altered at one place at a time, and the
/// proof must name each altered chain and no other: so each alteration is found for itself.
/// </summary>
public sealed class EveryEntryTests : IDisposable
{
    const int Entries = 10_000;
    const int Chains = 100;

    readonly ITestOutputHelper _output;
    readonly ExportedLog _log;
    readonly Random _random;
    readonly int _seed = Seeds.Next();
    readonly List<string> _beginning;
    readonly List<(string Name, List<string> Entries)> _chains;

    public EveryEntryTests(ITestOutputHelper output)
    {
        (_output, _random) = (output, new Random(_seed));
        _output.WriteLine($"seed {_seed}");
        _log = new ExportedLog(_random, Chains, Entries);
        _beginning = [.. _log.Lines.Take(_log.Columns + 1)];
        _chains = [.. _log.Lines.Skip(_log.Columns + 1).GroupBy(line => line.Split('\t')[0]).Select(chain => (chain.Key, chain.ToList()))];
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public void each_dropped_entry_is_found() => Each(1, (entries, at) => entries.RemoveAt(at));

    [Fact]
    public void each_entry_swapped_with_another_is_found() => Each(2, (entries, at) =>
    {
        var other = (at + _random.Next(1, entries.Count)) % entries.Count;
        (entries[at], entries[other]) = (entries[other], entries[at]);
    });

    [Fact]
    public void each_repeated_entry_is_found() => Each(1, (entries, at) => entries.Insert(_random.Next(at, entries.Count) + 1, entries[at]));

    [Fact]
    public void each_entry_before_which_one_with_a_right_hash_is_inserted_is_found() =>
        Each(1, (entries, at) => entries.Insert(at, Alterations.Linked(entries[at])));

    [Fact]
    public void each_entry_that_is_altered_and_has_its_hash_made_anew_is_found() =>
        Each(1, (entries, at) => entries[at] = Alterations.Linked(entries[at]));

    /// <summary>Alters in one round after another the first entry of every chain, the second, and so on to the last of the longest.</summary>
    void Each(int least, Action<List<string>, int> alter)
    {
        var altered = 0;
        for (var at = 0; at < _chains.Max(chain => chain.Entries.Count); at++)
        {
            var (lines, names) = (new List<string>(_beginning), new List<string>());
            foreach (var (name, entries) in _chains)
            {
                var these = entries;
                if (at < entries.Count && entries.Count >= least)
                {
                    alter(these = [.. entries], at);
                    names.Add(name);
                }
                lines.AddRange(these);
            }
            altered += names.Count;
            var faults = _log.Prove(ExportedLog.Joined(lines), byAnchor: false)!.Faults.Select(fault => fault.Chain).ToHashSet();
            faults.SetEquals(names).Should().BeTrue("seed {0}, entry {1} of each chain: {2} of {3} were found", _seed, at, faults.Count, names.Count);
        }
        altered.Should().Be(Entries, "seed {0}", _seed);
    }
}
