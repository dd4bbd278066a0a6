namespace Selec.Graph.Execution;

/// <summary>The fields met so far whose values have to be waited for, each with all its parents, in the order they were met.</summary>
internal sealed class DeferredFields
{
    private readonly List<DeferredField> _fields = [];
    private DeferredField?[] _bySlot = [];

    public bool Any => _fields.Count > 0;

    public void Add(FieldContext context)
    {
        var slot = context.Planned.Slot;
        if (slot >= _bySlot.Length) Array.Resize(ref _bySlot, Math.Max(8, slot * 2));
        if (_bySlot[slot] is not { } field)
        {
            _bySlot[slot] = field = new DeferredField(context.Planned);
            _fields.Add(field);
        }

        field.Contexts.Add(context);
    }

    /// <summary>Hands them over and begins anew.</summary>
    public DeferredField[] Take()
    {
        DeferredField[] taken = [.. _fields];
        foreach (var field in taken) _bySlot[field.Planned.Slot] = null;
        _fields.Clear();
        return taken;
    }
}

/// <summary>One field that is resolved for many parents at once.</summary>
internal sealed class DeferredField(PlannedField planned)
{
    public PlannedField Planned => planned;

    public List<FieldContext> Contexts { get; } = [];
}
