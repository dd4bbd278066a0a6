namespace Selec.Graph.Execution;

/// <summary>The objects of one depth of the response, grouped by what is asked of them, in the order they appeared.</summary>
internal sealed class Level
{
    private readonly Dictionary<SelectionPlan, List<ResultObject>> _byPlan = new(ReferenceEqualityComparer.Instance);
    private readonly List<KeyValuePair<SelectionPlan, List<ResultObject>>> _groups = [];
    private SelectionPlan? _lastPlan;
    private List<ResultObject>? _lastObjects;

    public IReadOnlyList<KeyValuePair<SelectionPlan, List<ResultObject>>> Groups => _groups;

    public bool IsEmpty => _groups.Count == 0;

    public void Add(SelectionPlan plan, ResultObject node)
    {
        if (!ReferenceEquals(plan, _lastPlan)) Turn(plan);
        _lastObjects!.Add(node);
    }

    public void Clear()
    {
        _byPlan.Clear();
        _groups.Clear();
        _lastPlan = null;
        _lastObjects = null;
    }

    private void Turn(SelectionPlan plan)
    {
        if (!_byPlan.TryGetValue(plan, out var objects))
        {
            _byPlan[plan] = objects = [];
            _groups.Add(new(plan, objects));
        }

        (_lastPlan, _lastObjects) = (plan, objects);
    }
}
