namespace Selec.Graph.Execution;

/// <summary>Keeps the documents used last, by text and limits; the one unused for longest gives way.</summary>
internal sealed class DocumentCache(int capacity)
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

    public CachedDocument? Find(string text, GraphOptions options)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(Key.Of(text, options), out var node)) return null;
            if (!ReferenceEquals(_byUse.First, node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value.Document;
        }
    }

    public CachedDocument Keep(string text, GraphOptions options, CachedDocument document)
    {
        if (text.Length > LongestText) return document;
        var key = Key.Of(text, options);
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var earlier)) return earlier.Value.Document;
            _entries[key] = _byUse.AddFirst(new Entry(key, document));
            if (_entries.Count > capacity) DropLast();
        }

        return document;
    }

    private void DropLast()
    {
        _entries.Remove(_byUse.Last!.Value.Key);
        _byUse.RemoveLast();
    }

    private readonly record struct Key(string Text, Language.ParserLimits Parsing, Validation.ValidationLimits Limits)
    {
        public static Key Of(string text, GraphOptions options) => new(text, options.Parsing, options.Limits);
    }

    private sealed record Entry(Key Key, CachedDocument Document);
}
