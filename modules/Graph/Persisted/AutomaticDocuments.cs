using Selec.Graph.Execution;

namespace Selec.Graph.Persisted;

/// <summary>Keeps the documents that callers stored themselves, within a number and a weight; the one unused for longest gives way.</summary>
internal sealed class AutomaticDocuments(int mostDocuments, long mostBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Hash, DocumentText Text)>> _byHash = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Hash, DocumentText Text)> _byUse = new();
    private long _bytes;

    public DocumentText? Find(string hash)
    {
        lock (_lock)
        {
            if (!_byHash.TryGetValue(hash, out var node)) return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Text;
        }
    }

    public void Keep(string hash, DocumentText text)
    {
        if (mostDocuments == 0 || text.Utf8.Length > mostBytes) return;
        lock (_lock)
        {
            if (_byHash.ContainsKey(hash)) return;
            _byHash[hash] = _byUse.AddFirst((hash, text));
            _bytes += text.Utf8.Length;
            while (_byHash.Count > mostDocuments || _bytes > mostBytes) DropLast();
        }
    }

    private void DropLast()
    {
        var (hash, text) = _byUse.Last!.Value;
        _byUse.RemoveLast();
        _byHash.Remove(hash);
        _bytes -= text.Utf8.Length;
    }
}
