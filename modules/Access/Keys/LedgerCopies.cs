using System.Text;

namespace Selec.Access.Keys;

/// <summary>Copies of the erasure ledger, as a file of its lines, wherever the ledger itself lies. Each is proven as it is read.</summary>
static class LedgerCopies
{
    /// <summary>Writes lines to a new file.</summary>
    /// <returns>How many they are.</returns>
    /// <exception cref="InvalidOperationException">One does not follow on the one before.</exception>
    public static long Write(IEnumerable<string> lines, string name, string target)
    {
        using var file = OwnersFile.New(target);
        using (var writer = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" })
        {
            var end = LedgerEnd.Nothing;
            foreach (var line in lines)
            {
                end = Next(end, line, name);
                writer.WriteLine(line);
            }
            writer.Flush();
            file.Flush(flushToDisk: true);
            return end.Count;
        }
    }

    /// <summary>Where a ledger ends that holds a line of another.</summary>
    /// <exception cref="InvalidOperationException">It is broken, or does not hold that line.</exception>
    public static LedgerEnd Prove(IEnumerable<string> lines, string name, LedgerEnd within)
    {
        var (end, isWithin) = (LedgerEnd.Nothing, within.Count == 0);
        foreach (var line in lines)
        {
            end = Next(end, line, name);
            isWithin |= end == within;
        }
        return isWithin
            ? end
            : throw new InvalidOperationException($"The erasure ledger {name} lacks erasures that the back-up knows of: {within.Count} in number. Put its newest copy there.");
    }

    /// <summary>The lines of a file that were written to their end, as long as it is now.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var (left, line, block) = (file.Length, new List<byte>(), new byte[1 << 16]);
        while (left > 0 && file.Read(block, 0, (int)Math.Min(left, block.Length)) is > 0 and var read)
        {
            left -= read;
            var at = 0;
            for (int end; (end = Array.IndexOf(block, (byte)'\n', at, read - at)) >= 0; at = end + 1)
            {
                line.AddRange(block.AsSpan(at, end - at));
                yield return Encoding.UTF8.GetString([.. line]);
                line.Clear();
            }
            line.AddRange(block.AsSpan(at, read - at));
        }
    }

    static LedgerEnd Next(LedgerEnd end, string line, string name) =>
        LedgerLines.Read(end, line)?.End ?? throw new InvalidOperationException($"The erasure ledger {name} is broken at line {end.Count + 1}.");
}
