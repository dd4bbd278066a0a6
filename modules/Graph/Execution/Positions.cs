namespace Selec.Graph.Execution;

/// <summary>The positions from the root, or from the one whose gap is being filled, to the one that is being written.</summary>
internal sealed class Positions
{
    private PositionFrame[] _frames = new PositionFrame[8];

    public int Depth { get; private set; } = -1;

    public ref PositionFrame Top => ref _frames[Depth];

    public void Enter(in PositionFrame frame)
    {
        if (++Depth == _frames.Length) Array.Resize(ref _frames, Depth * 2);
        _frames[Depth] = frame;
    }

    /// <summary>Leaves every position below that depth.</summary>
    public void LeaveTo(int depth) => Depth = depth;

    /// <summary>The node of the innermost position; those above it get theirs too.</summary>
    public ResponseNode Node()
    {
        var known = Depth;
        while (known >= 0 && _frames[known].Node is null) known--;
        var node = known < 0 ? null : _frames[known].Node;
        while (++known <= Depth) _frames[known].Node = node = new ResponseNode(node, _frames[known]);
        return node!;
    }

    /// <summary>Response keys and list indices from the root to the innermost position.</summary>
    public IReadOnlyList<object> Path()
    {
        var path = new List<object>();
        _frames[0].Node?.AddPathTo(path);
        for (var i = 1; i <= Depth; i++) path.Add(_frames[i].Field is { } field ? field.ResponseKey : _frames[i].Index);
        return path;
    }
}

/// <summary>A position that is being written: the root, the value of a field, or an item of a list.</summary>
internal struct PositionFrame
{
    /// <summary>Null for an item of a list, and for the root.</summary>
    public PlannedField? Field;

    public int Index;

    /// <summary>Where in the memory of the response it begins.</summary>
    public int Start;

    /// <summary>How many gaps there were before it.</summary>
    public int Gaps;

    public bool IsNullable;

    /// <summary>Made when something below has to wait.</summary>
    public ResponseNode? Node;
}
