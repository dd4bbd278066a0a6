using System.Text;
using Selec.Journal.Tests.Kit;

namespace Selec.Journal.Tests.Audit;

/// <summary>A long export, altered at a thousand places and in hundreds of ways: whatever is done to it is found.</summary>
public sealed class TamperTests : IDisposable
{
    const int Entries = 10_000;

    readonly ExportedLog _log;
    readonly Random _random;
    readonly int _seed = Seeds.Next();
    readonly List<(int Begin, int End)> _lines = [];

    public TamperTests()
    {
        _random = new Random(_seed);
        _log = new ExportedLog(_random, 4, Entries);
        for (var at = 0; at < _log.Bytes.Length;)
        {
            var end = Array.IndexOf(_log.Bytes, (byte)'\n', at) + 1;
            _lines.Add((at, end));
            at = end;
        }
        _lines.RemoveRange(0, _lines.Count - Entries);
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public void untouched_it_is_whole() => _log.Prove(_log.Bytes, byAnchor: true)!.IsWhole.Should().BeTrue("seed {0}", _seed);

    [Fact]
    public void each_of_a_thousand_bytes_that_is_another_is_found()
    {
        var bytes = _log.Bytes.ToArray();
        for (var i = 0; i < 1_000; i++)
        {
            var at = _random.Next(bytes.Length);
            var was = bytes[at];
            bytes[at] ^= (byte)_random.Next(1, 256);
            Found(bytes, $"byte {at}");
            bytes[at] = was;
        }
    }

    [Fact]
    public void each_dropped_entry_is_found() => Altered((line, _) => [_log.Bytes[..line.Begin], _log.Bytes[line.End..]]);

    [Fact]
    public void each_two_swapped_entries_are_found() => Altered((line, other) => line.Begin == other.Begin ? null :
    [
        _log.Bytes[..line.Begin], _log.Bytes[other.Begin..other.End], _log.Bytes[line.End..other.Begin],
        _log.Bytes[line.Begin..line.End], _log.Bytes[other.End..],
    ]);

    [Fact]
    public void each_repeated_entry_is_found() => Altered((line, other) =>
        [_log.Bytes[..other.End], _log.Bytes[line.Begin..line.End], _log.Bytes[other.End..]]);

    [Fact]
    public void each_inserted_entry_whose_hash_is_right_is_found() => Altered((line, _) =>
    [
        _log.Bytes[..line.Begin],
        Encoding.UTF8.GetBytes(Alterations.Linked(Encoding.UTF8.GetString(_log.Bytes[line.Begin..(line.End - 1)])) + "\n"),
        _log.Bytes[line.Begin..],
    ]);

    [Fact]
    public void each_cut_tail_is_found() => Altered((line, _) => [_log.Bytes[.._random.Next(line.Begin, line.End)]]);

    [Fact]
    public void each_dropped_chain_is_found()
    {
        foreach (var chain in _lines.GroupBy(line => Encoding.ASCII.GetString(_log.Bytes, line.Begin, 32)).ToList())
            Found(Joined([_log.Bytes[..chain.First().Begin], _log.Bytes[chain.Last().End..]]), $"chain {chain.Key}");
    }

    void Altered(Func<(int Begin, int End), (int Begin, int End), byte[][]?> alter)
    {
        for (var i = 0; i < 100; i++)
        {
            var (one, other) = (_random.Next(Entries), _random.Next(Entries));
            if (alter(_lines[Math.Min(one, other)], _lines[Math.Max(one, other)]) is { } parts)
                Found(Joined(parts), $"round {i}, entries {one} and {other}");
        }
    }

    void Found(byte[] export, string where) => (_log.Prove(export, byAnchor: false)?.IsWhole ?? false).Should().BeFalse("seed {0}, {1}", _seed, where);

    static byte[] Joined(byte[][] parts)
    {
        using var whole = new MemoryStream();
        foreach (var part in parts) whole.Write(part);
        return whole.ToArray();
    }
}
