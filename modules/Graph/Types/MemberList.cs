using System.Collections;
using System.Collections.Frozen;

namespace Selec.Graph.Types;

/// <summary>Elements in the order declared, also found by name.</summary>
public sealed class MemberList<T> : IReadOnlyList<T>
    where T : class, ISchemaElement
{
    private readonly T[] _items;
    private readonly FrozenDictionary<string, T> _byName;

    public MemberList(IEnumerable<T> items)
    {
        _items = [.. items];
        _byName = _items.ToFrozenDictionary(item => item.Name, StringComparer.Ordinal);
    }

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public T? Find(string name) => _byName.GetValueOrDefault(name);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
