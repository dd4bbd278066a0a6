using System.Security.Cryptography;
using Selec.Journal.Audit;

namespace Selec.Journal.Tests.Audit;

/// <summary>
/// Each rule by which an export is proven, broken once. Where it can be, everything else is made to fit, so that this rule alone is in the way.
/// </summary>
internal static class VerifierRules
{
    public static readonly IReadOnlyDictionary<string, Func<ExportedLog, byte[]>> Broken = new Dictionary<string, Func<ExportedLog, byte[]>>
    {
        ["it begins with the title of an export"] = log => Beginning(log, lines => lines[0] = Statement.Anchor),
        ["it says when it was taken"] = log => Beginning(log, lines => lines.RemoveAt(1)),
        ["it says so once"] = log => Beginning(log, lines => lines.Insert(2, lines[1])),
        ["the time is written in one way"] = log => Beginning(log, lines => lines[1] = lines[1].Replace(".000Z", "Z", StringComparison.Ordinal)),
        ["a head has a chain, a number and a hash"] = log => Beginning(log, lines => lines[2] += "\tmore"),
        ["a head counts one entry at least"] = log => Beginning(log, lines => lines.Insert(2, $"head\t!\t0\t{new string('0', 64)}")),
        ["heads are in the order of their names"] = log => Beginning(log, lines => (lines[2], lines[3]) = (lines[3], lines[2])),
        ["no line stands before the sum that is none of a statement"] = log => Beginning(log, lines => lines.Insert(2, "note\tx")),
        ["a key comes with a signature"] = log => Beginning(log, lines => lines.Add($"key\t{AuditKeys.Fingerprint(log.Key)}")),
        ["a signature comes after a key"] = log => Beginning(log, lines => lines.Add("signature\t00")),
        ["the sum is that of the lines before it"] = log => Lines(log, lines => lines[1] = lines[1].Replace("2026", "2027", StringComparison.Ordinal)),
        ["the beginning is Unicode"] = log => [.. log.Bytes[..3], 0xFF, .. log.Bytes[4..]],
        ["the columns are named above the entries"] = log => Lines(log, lines => lines.RemoveAt(log.Columns)),
        ["every line has an end"] = log => log.Bytes[..^1],
        ["a line has all fields"] = log => Entry(log, fields => [.. fields[..4], .. fields[5..]]),
        ["a line has no further field"] = log => Entry(log, fields => [.. fields[..4], "", .. fields[4..]]),
        ["signs are escaped in one way"] = log => Entry(log, fields => fields.With(7, "\\x")),
        ["a number is a number"] = log => Entry(log, fields => fields.With(1, "one")),
        ["a time is a number"] = log => Entry(log, fields => fields.With(2, "noon")),
        ["a hash is written in small letters"] = log => Entry(log, fields => fields.With(fields.Length - 2, fields[^2].ToUpperInvariant())),
        ["a hash has its length"] = log => Entry(log, fields => fields.With(fields.Length - 2, fields[^2][..62])),
        ["the hash before is that of the entry before"] = log => Last(log, fields => Alterations.Hashed(fields.With(fields.Length - 3, new string('0', 64)))),
        ["the first hash before is that of the chain's name"] = log => First(log, fields => Alterations.Hashed(fields.With(fields.Length - 3, new string('0', 64)))),
        ["the hash is that of the entry"] = log => Last(log, fields => string.Join('\t', fields.With(fields.Length - 2, new string('0', 64)))),
        ["numbers follow each other"] = log => Last(log, fields => Alterations.Hashed(fields.With(1, "100000"))),
        ["chains stand in the order of their names"] = Reordered,
        ["no chain has more entries than its head says"] = log => ExportedLog.Joined([.. log.Lines, Alterations.Follower(log.Lines[^1])]),
        ["no chain has fewer"] = log => Lines(log, lines => lines.RemoveAt(lines.Count - 1)),
        ["the last hash is that of the head"] = log => Lines(log, lines => lines[^1] = Alterations.Linked(lines[^1])),
        ["every chain of the beginning is there"] = log => Lines(
            log, lines => lines.RemoveAll(line => line.StartsWith(log.Lines[^1][..32], StringComparison.Ordinal))),
    };

    static string[] With(this string[] fields, int at, string value)
    {
        var copy = fields.ToArray();
        copy[at] = value;
        return copy;
    }

    static byte[] Lines(ExportedLog log, Action<List<string>> edit)
    {
        var lines = log.Lines;
        edit(lines);
        return ExportedLog.Joined(lines);
    }

    /// <summary>The lines before the sum altered, and the sum made anew.</summary>
    static byte[] Beginning(ExportedLog log, Action<List<string>> edit)
    {
        var lines = log.Lines;
        var statement = lines.TakeWhile(line => !line.StartsWith("sum\t", StringComparison.Ordinal)).ToList();
        var rest = lines.Skip(statement.Count + 1);
        edit(statement);
        var sum = Convert.ToHexStringLower(SHA256.HashData(ExportedLog.Joined(statement)));
        return ExportedLog.Joined([.. statement, $"sum\t{sum}", .. rest]);
    }

    static byte[] Entry(ExportedLog log, Func<string[], string[]> edit) => Lines(log, lines => lines[^1] = string.Join('\t', edit(lines[^1].Split('\t'))));

    static byte[] Last(ExportedLog log, Func<string[], string> edit) =>
        Alterations.Rebegun(Lines(log, lines => lines[^1] = edit(lines[^1].Split('\t'))));

    /// <summary>A chain of one entry, which nothing follows.</summary>
    static byte[] First(ExportedLog log, Func<string[], string> edit) => Alterations.Rebegun(Lines(log, lines =>
    {
        var chain = lines[^1][..32];
        var first = lines.First(line => line.StartsWith(chain, StringComparison.Ordinal));
        lines.RemoveAll(line => line.StartsWith(chain, StringComparison.Ordinal));
        lines.Add(edit(first.Split('\t')));
    }));

    static byte[] Reordered(ExportedLog log) => ExportedLog.Joined(
    [
        .. log.Lines.Take(log.Columns + 1),
        .. log.Lines.Skip(log.Columns + 1).GroupBy(line => line[..32]).Reverse().SelectMany(chain => chain),
    ]);
}
