using System.Globalization;
using System.Text;

namespace Selec.Access.Keys;

/// <summary>
/// The file of all erasures, one a line: number, time, item, hash of the line before, hash of this line. It is only ever added to, and an
/// erasure is in it before the key is destroyed, so that no back-up of the keys brings an item back.
/// </summary>
sealed class ErasureLedger : IErasureLedger
{
    const string Remedy =
        "Put its newest copy there, as its second custodian keeps it; if the key store was not restored from a back-up since, "
        + LedgerLines.Renewal;

    readonly Lock _lock = new();
    readonly HashSet<string> _items = new(StringComparer.Ordinal);
    readonly string _path;
    LedgerEnd _end = LedgerEnd.Nothing;
    long _length;

    /// <summary>Reads the ledger and proves it; a new one is made where none was known.</summary>
    /// <exception cref="InvalidOperationException">It is missing, broken, or not the one that the key store knows.</exception>
    public ErasureLedger(string path, LedgerEnd known)
    {
        _path = path;
        if (!File.Exists(path) && known.Count > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The erasure ledger '{path}' is missing, and the key store knows of {known.Count} erasures in it. {Remedy}"));
        }
        OwnersFile.Prepare(path);
        var isKnown = known.Count == 0;
        foreach (var line in WholeLines())
        {
            Read(line);
            isKnown |= _end == known;
        }
        if (!isKnown)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The erasure ledger '{path}' lacks erasures that the key store knows of: {known.Count} in number. {Remedy}"));
        }
    }

    public LedgerEnd End
    {
        get { lock (_lock) return _end; }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Items
    {
        get { lock (_lock) return [.. _items]; }
    }

    public bool Holds(string item)
    {
        lock (_lock) return _items.Contains(item);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">It could not be written, or somebody else has written to it.</exception>
    public void Add(IEnumerable<ErasedKey> erased)
    {
        lock (_lock)
        {
            var (end, text, items) = (_end, new StringBuilder(), new List<string>());
            foreach (var key in erased.DistinctBy(key => key.Item).Where(key => !_items.Contains(key.Item)))
            {
                var line = LedgerLines.Next(end, key);
                end = line.End;
                text.Append(line.Text).Append('\t').Append(end.Hash).Append('\n');
                items.Add(key.Item);
            }
            if (items.Count == 0) return;
            Append(Encoding.UTF8.GetBytes(text.ToString()));
            _end = end;
            _items.UnionWith(items);
        }
    }

    public void Dispose()
    {
        // The file is open only while it is written.
    }

    /// <summary>The lines that were written to their end. What a crash cut short destroyed no key, and goes.</summary>
    string[] WholeLines()
    {
        var bytes = File.ReadAllBytes(_path);
        _length = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (_length < bytes.Length)
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(_length);
            file.Flush(flushToDisk: true);
        }
        return _length == 0 ? [] : Encoding.UTF8.GetString(bytes, 0, (int)_length - 1).Split('\n');
    }

    void Read(string line)
    {
        var (end, item) = LedgerLines.Read(_end, line) ?? throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"The erasure ledger '{_path}' is broken at line {_end.Count + 1}. {Remedy}"));
        _end = end;
        _items.Add(item);
    }

    void Append(byte[] lines)
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (file.Length != _length) throw new IOException("Another program has written to the erasure ledger; nothing was erased.");
        try
        {
            file.Position = _length;
            file.Write(lines);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(_length);
            throw;
        }
        _length += lines.Length;
    }
}
