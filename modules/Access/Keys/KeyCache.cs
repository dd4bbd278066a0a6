namespace Selec.Access.Keys;

/// <summary>
/// A bounded cache of data keys, and of the fact that a key was destroyed. Two generations: when the younger is full the older is
/// forgotten, so what is used stays without bookkeeping per use.
/// </summary>
sealed class KeyCache(int capacity)
{
    readonly Lock _lock = new();
    Dictionary<string, byte[]?> _young = [], _old = [];
    long _destructions;

    /// <summary>Grows with every destruction; a key read before one may not be kept after it.</summary>
    public long Destructions
    {
        get { lock (_lock) return _destructions; }
    }

    /// <summary>True when known: the key, or null for a destroyed one.</summary>
    public bool TryGet(string item, out byte[]? key)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(item, out key)) return true;
            if (!_old.TryGetValue(item, out key)) return false;
            Keep(item, key);
            return true;
        }
    }

    /// <summary>Keeps a key, unless something was destroyed since it was looked for.</summary>
    public void Add(string item, byte[]? key, long destructions)
    {
        lock (_lock)
        {
            if (destructions == _destructions) Keep(item, key);
        }
    }

    /// <summary>Forgets a key that was destroyed.</summary>
    public void Forget(string item)
    {
        lock (_lock)
        {
            _destructions++;
            _old.Remove(item);
            _young.Remove(item);
        }
    }

    /// <summary>Forgets everything, when it cannot be known what was destroyed.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _destructions++;
            (_young, _old) = ([], []);
        }
    }

    void Keep(string item, byte[]? key)
    {
        if (_young.Count >= Math.Max(1, capacity / 2)) (_old, _young) = (_young, []);
        _young[item] = key;
    }
}
