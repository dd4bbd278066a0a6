using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;
using Selec.Journal.Audit;

namespace Selec.Journal.Tests.Audit;

/// <summary>What a forger may do to an export who does not hold the signing key, by name. Each gives the bytes that the forger hands on.</summary>
internal static class Alterations
{
    /// <summary>Found in the export by itself.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ExportedLog, Random, byte[]>> Plain =
        new Dictionary<string, Func<ExportedLog, Random, byte[]>>
        {
            ["a field is another"] = (log, random) => Edit(log, random, (lines, at) => lines[at] = WithField(lines[at], random)),
            ["an entry is dropped"] = (log, random) => Edit(log, random, (lines, at) => lines.RemoveAt(at)),
            ["two entries change places"] = Swap,
            ["an entry stands twice"] = (log, random) => Edit(log, random, (lines, at) => lines.Insert(at, lines[at])),
            ["an entry stands twice, apart"] = (log, random) => Edit(log, random, (lines, at) => lines.Add(lines[at])),
            ["an entry is inserted and its hash is right"] = (log, random) => Edit(log, random, (lines, at) => lines.Insert(at, Linked(lines[at]))),
            ["an entry is altered and its hash made anew"] = (log, random) => Edit(log, random, (lines, at) => lines[at] = Linked(lines[at])),
            ["an entry follows the last one rightly"] = (log, _) => ExportedLog.Joined([.. log.Lines, Follower(log.Lines[^1])]),
            ["an entry follows the last one rightly but for a number left out"] = (log, _) =>
                Rebegun(ExportedLog.Joined([.. log.Lines, Follower(log.Lines[^1], 2)])),
            ["a chain is dropped"] = DropChain,
            ["a tail is cut"] = CutTail,
            ["the last byte is cut"] = (log, _) => log.Bytes[..^1],
            ["a chain of another log is added"] = (log, random) => Spliced(log, random, whole: true),
            ["an entry of another log takes the place of one"] = (log, random) => Spliced(log, random, whole: false),
            ["chains change places"] = Reorder,
            ["a head is another"] = (log, random) => Edit(log, random, (lines, _) => lines[2] = Flipped(lines[2], random)),
            ["the time is another"] = (log, _) => Replaced(log, "at\t2026", "at\t2025"),
            ["the columns have other names"] = (log, _) => Replaced(log, "\tperson\t", "\trole\t"),
            ["there is nothing but the beginning"] = (log, _) => ExportedLog.Joined(log.Lines.Take(log.Columns + 1)),
        };

    /// <summary>Done with a beginning written anew to fit, so that only an anchor tells.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ExportedLog, Random, byte[]>> Rewritten =
        new Dictionary<string, Func<ExportedLog, Random, byte[]>>
        {
            ["a chain is dropped"] = (log, random) => Rebegun(DropChain(log, random)),
            ["a tail is cut"] = (log, random) => Rebegun(CutTail(log, random)),
            ["the last entry is altered and its hash made anew"] = (log, _) => Rebegun(ExportedLog.Joined([.. log.Lines[..^1], Linked(log.Lines[^1])])),
        };

    static byte[] Edit(ExportedLog log, Random random, Action<List<string>, int> edit)
    {
        var lines = log.Lines;
        edit(lines, random.Next(log.Columns + 1, lines.Count));
        return ExportedLog.Joined(lines);
    }

    static byte[] Replaced(ExportedLog log, string text, string other) =>
        ExportedLog.Joined(log.Lines.Select(line => line.Replace(text, other, StringComparison.Ordinal)));

    static byte[] Swap(ExportedLog log, Random random)
    {
        var (lines, first) = (log.Lines, log.Columns + 1);
        var one = random.Next(first, lines.Count - 1);
        var other = random.Next(one + 1, lines.Count);
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return ExportedLog.Joined(lines);
    }

    static byte[] DropChain(ExportedLog log, Random random)
    {
        var chain = ChainOf(random.GetItems(log.Lines.ToArray()[(log.Columns + 1)..], 1)[0]);
        return ExportedLog.Joined(log.Lines.Where((line, at) => at <= log.Columns || ChainOf(line) != chain));
    }

    static byte[] CutTail(ExportedLog log, Random random)
    {
        var chain = ChainOf(random.GetItems(log.Lines.ToArray()[(log.Columns + 1)..], 1)[0]);
        var last = log.Lines.FindLastIndex(line => ChainOf(line) == chain);
        return ExportedLog.Joined(log.Lines.Where((_, at) => at != last));
    }

    static byte[] Reorder(ExportedLog log, Random random)
    {
        var chains = log.Lines.Skip(log.Columns + 1).GroupBy(ChainOf).Reverse().SelectMany(entries => entries);
        return ExportedLog.Joined([.. log.Lines.Take(log.Columns + 1), .. chains]);
    }

    static byte[] Spliced(ExportedLog log, Random random, bool whole)
    {
        using var other = new ExportedLog(random, 1, 5);
        var foreign = other.Lines.Skip(other.Columns + 1).ToList();
        if (!whole) return Edit(log, random, (lines, at) => lines[at] = foreign[random.Next(foreign.Count)]);
        var own = log.Lines.Skip(log.Columns + 1).GroupBy(ChainOf).Append(foreign.GroupBy(ChainOf).Single());
        return ExportedLog.Joined(
            [.. log.Lines.Take(log.Columns + 1), .. own.OrderBy(chain => chain.Key, StringComparer.Ordinal).SelectMany(entries => entries)]);
    }

    /// <summary>A forger who can count: heads, sum and all are those of the entries that are left.</summary>
    public static byte[] Rebegun(byte[] export)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(export).TrimEnd('\n').Split('\n')];
        var columns = lines.FindIndex(line => line.StartsWith("chain\t", StringComparison.Ordinal));
        var heads = lines.Skip(columns + 1).GroupBy(ChainOf)
            .Select(chain => new AuditHead(chain.Key, SequenceOf(chain.Last()), chain.Last().Split('\t')[^2]));
        var beginning = new Statement(Statement.Export, DateTimeOffset.UnixEpoch, [.. heads]).Write(null);
        return [.. beginning, .. ExportedLog.Joined(lines.Skip(columns))];
    }

    static string WithField(string line, Random random)
    {
        var fields = line.Split('\t');
        var at = random.Next(fields.Length);
        fields[at] = fields[at] == "\\N" ? "" : Flipped(fields[at] + (fields[at].Length == 0 ? "x" : ""), random);
        return string.Join('\t', fields);
    }

    static string Flipped(string text, Random random)
    {
        var at = random.Next(text.Length);
        return text[..at] + (text[at] == '7' ? '8' : '7') + text[(at + 1)..];
    }

    /// <summary>The same place in the chain with another result and the hash that belongs to it.</summary>
    public static string Linked(string line)
    {
        var fields = line.Split('\t');
        fields[AuditLink.Fields.IndexOf("result")] = "FORGED";
        return Hashed(fields);
    }

    /// <summary>A next entry whose hashes are right, and whose place is unless numbers are left out.</summary>
    public static string Follower(string line, int step = 1)
    {
        var fields = line.Split('\t');
        fields[1] = $"{SequenceOf(line) + step}";
        fields[^3] = fields[^2];
        return Hashed(fields);
    }

    public static string Hashed(string[] fields)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Convert.FromHexString(fields[^3]));
        using var content = new MemoryStream();
        for (var i = 0; i < fields.Length - 3; i++) Write(i < 3 ? bytes : content, fields[i] == "\\N" ? null : Unescaped(fields[i]));
        bytes.Write(SHA256.HashData(content.ToArray()));
        fields[^2] = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
        return string.Join('\t', fields);
    }

    /// <summary>The arithmetic a second time, as its description has it.</summary>
    static void Write(MemoryStream bytes, string? field)
    {
        var length = BitConverter.GetBytes(field is null ? -1 : Encoding.UTF8.GetByteCount(field));
        Array.Reverse(length);
        bytes.Write(length);
        if (field is not null) bytes.Write(Encoding.UTF8.GetBytes(field));
    }

    static string Unescaped(string field) =>
        string.Concat(field.Split("\\\\").Select((part, i) => (i > 0 ? "\\" : "")
            + part.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)
                .Replace("\\r", "\r", StringComparison.Ordinal)));

    static long SequenceOf(string line) => long.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture);

    static string ChainOf(string line) => line.Split('\t')[0];
}
