namespace Selec.Graph.Execution;

/// <summary>
/// A position of the response that something still to come hangs below; knows where it hangs itself, so that a null can travel upwards.
/// Positions that are complete at once have none.
/// </summary>
internal sealed class ResponseNode(ResponseNode? parent, in PositionFrame frame)
{
    private readonly PlannedField? _field = frame.Field;
    private readonly int _index = frame.Index;
    private readonly bool _isNullable = frame.IsNullable;
    private bool _isDiscarded;

    /// <summary>Where in the memory of the response it begins.</summary>
    public int Start { get; } = frame.Start;

    /// <summary>Where it ends, known once it is written.</summary>
    public int End { get; set; }

    /// <summary>False when a null took this position, or any above it, out of the response.</summary>
    public bool IsAlive
    {
        get
        {
            for (var node = this; node is not null; node = node.Parent)
            {
                if (node._isDiscarded) return false;
            }

            return true;
        }
    }

    private ResponseNode? Parent => parent;

    public void Discard() => _isDiscarded = true;

    /// <summary>Takes out this position, or the nearest above it that may be null, and answers which one that was.</summary>
    public ResponseNode Nullify()
    {
        var node = this;
        while (!node._isNullable)
        {
            node.Discard();
            node = node.Parent!;
        }

        node.Discard();
        return node;
    }

    /// <summary>Adds the keys and indices from the root to this position.</summary>
    public void AddPathTo(List<object> path)
    {
        if (parent is null) return;
        parent.AddPathTo(path);
        path.Add(_field is null ? _index : _field.ResponseKey);
    }
}
