using System.Collections;

namespace Selec.Graph.Types;

/// <summary>Elements in the order declared, also found by name.</summary>
public sealed class MemberList<T> : IReadOnlyList<T>
    where T : class, ISchemaElement
{
    // Most lists are short, and a look through a few names is faster than a table, and made for nothing.
    private const int Few = 8;

    private readonly T[] _items;
    private readonly Dictionary<string, T>? _byName;

    internal MemberList(T[] items)
    {
        _items = items;
        if (items.Length <= Few)
        {
            return;
        }

        _byName = new Dictionary<string, T>(items.Length, StringComparer.Ordinal);
        foreach (var item in items)
        {
            _byName.Add(item.Name, item);
        }
    }

    internal static MemberList<T> Empty { get; } = new([]);

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    internal ReadOnlySpan<T> Span => _items;

    public T? Find(string name)
    {
        if (_byName is not null)
        {
            return _byName.GetValueOrDefault(name);
        }

        foreach (var item in _items)
        {
            if (item.Name == name)
            {
                return item;
            }
        }

        return null;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
