using System.Text.Json;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>An object or list of the response while it grows; knows where it hangs, so that a null can travel upwards.</summary>
internal abstract class ResultNode(ResultNode? parent, int index)
{
    private bool _isDiscarded;

    public ResultNode? Parent { get; } = parent;

    public int Index { get; } = index;

    /// <summary>False when a null took this node, or anything above it, out of the response.</summary>
    public bool IsAlive
    {
        get
        {
            for (ResultNode? node = this; node is not null; node = node.Parent)
            {
                if (node._isDiscarded) return false;
            }

            return true;
        }
    }

    public abstract void Set(int index, ResultValue value);

    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>Puts null at a position, or at the nearest position above that may be null.</summary>
    public void Nullify(int index)
    {
        var node = this;
        while (node.IsNonNullAt(index))
        {
            node._isDiscarded = true;
            if (node.Parent is null) return;
            index = node.Index;
            node = node.Parent;
        }

        node.Set(index, default);
    }

    /// <summary>The response path of a position: keys as the caller named them, and list indices.</summary>
    public IReadOnlyList<object> PathTo(int index)
    {
        var depth = 1;
        for (ResultNode node = this; node.Parent is not null; node = node.Parent) depth++;
        var path = new object[depth];
        var current = this;
        while (true)
        {
            path[--depth] = current.KeyAt(index);
            if (current.Parent is null) return path;
            index = current.Index;
            current = current.Parent;
        }
    }

    protected abstract bool IsNonNullAt(int index);

    protected abstract object KeyAt(int index);
}

internal sealed class ResultObject(SelectionPlan plan, object? source, ResultNode? parent, int index) : ResultNode(parent, index)
{
    private readonly ResultValue[] _values = new ResultValue[plan.Fields.Length];

    public object? Source { get; } = source;

    public override void Set(int index, ResultValue value) => _values[index] = value;

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        var fields = plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            writer.WritePropertyName(fields[i].EncodedKey);
            _values[i].WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    protected override bool IsNonNullAt(int index) => plan.Fields[index].Type.IsNonNull;

    protected override object KeyAt(int index) => plan.Fields[index].ResponseKey;
}

internal sealed class ResultList(ListType type, int capacity, ResultNode parent, int index) : ResultNode(parent, index)
{
    private ResultValue[] _items = capacity == 0 ? [] : new ResultValue[capacity];
    private int _count;

    /// <summary>Makes room for one more item and answers its index.</summary>
    public int Append()
    {
        if (_count == _items.Length) Array.Resize(ref _items, Math.Max(4, _count * 2));
        return _count++;
    }

    public override void Set(int index, ResultValue value) => _items[index] = value;

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        for (var i = 0; i < _count; i++) _items[i].WriteTo(writer);
        writer.WriteEndArray();
    }

    protected override bool IsNonNullAt(int index) => type.OfType.IsNonNull;

    protected override object KeyAt(int index) => index;
}
