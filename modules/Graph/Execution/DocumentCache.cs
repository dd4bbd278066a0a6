using Selec.Graph.Language;
using Selec.Graph.Validation;

namespace Selec.Graph.Execution;

/// <summary>
/// Keeps the documents used last, by text and limits; the ones unused for longest give way when there are too many or their plans have
/// grown too large together.
/// </summary>
internal sealed class DocumentCache(int capacity, long mostWeight)
{
    private const int LongestText = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();

    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    public CachedDocument? Find(DocumentText text, GraphOptions options)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(new Key(text, options.Parsing, options.Limits), out var node)) return null;
            if (!ReferenceEquals(_byUse.First, node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value.Document;
        }
    }

    public CachedDocument Keep(DocumentText text, GraphOptions options, CachedDocument document)
    {
        if (text.Utf8.Length > LongestText) return document;
        var key = new Key(text, options.Parsing, options.Limits);
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var earlier)) return earlier.Value.Document;
            _entries[key] = _byUse.AddFirst(new Entry(key, document));
            Trim();
        }

        return document;
    }

    // Plans grow while they are used; they are weighed whenever a document is added, which costs far more than this.
    private void Trim()
    {
        var weight = 0L;
        foreach (var entry in _byUse) weight += entry.Document.Weight;
        while (_entries.Count > capacity || (weight > mostWeight && _entries.Count > 1))
        {
            var last = _byUse.Last!.Value;
            weight -= last.Document.Weight;
            _entries.Remove(last.Key);
            _byUse.RemoveLast();
        }
    }

    private sealed record Key(DocumentText Text, ParserLimits Parsing, ValidationLimits Limits)
    {
        public override int GetHashCode() => Text.GetHashCode();
    }

    private sealed record Entry(Key Key, CachedDocument Document);
}
