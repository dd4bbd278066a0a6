using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>An operation as it reads once every <c>@skip</c> and <c>@include</c> is decided.</summary>
internal sealed class OperationVariant
{
    private const int LongestKept = 1024 * 1024;

    private readonly OperationPlan _operation;
    private int _slots;
    private int _usualLength = 1024;

    public OperationVariant(OperationPlan operation, Decisions conditions)
    {
        _operation = operation;
        Conditions = conditions;
        Root = Plan(operation.RootType, [operation.Definition.SelectionSet]);
        RootFields = [.. Root.Fields.Select(field => field.Definition.Name)];
    }

    /// <summary>How its <c>@skip</c> and <c>@include</c> were decided.</summary>
    public Decisions Conditions { get; }

    public ExecutableSchema Schema => _operation.Schema;

    public SelectionPlan Root { get; }

    /// <summary>Held while a part of the operation is planned, so that it is planned once.</summary>
    public Lock Planning { get; } = new();

    public IReadOnlyList<string> RootFields { get; }

    /// <summary>How long answers have been, so that memory for the next need not grow.</summary>
    public int UsualLength
    {
        get => Volatile.Read(ref _usualLength);
        set => Volatile.Write(ref _usualLength, Math.Min(value + (value / 8) + 256, LongestKept));
    }

    /// <summary>How many fields have been planned so far.</summary>
    public int Slots => Volatile.Read(ref _slots);

    /// <summary>A number that no other field of the operation has.</summary>
    public int TakeSlot() => Interlocked.Increment(ref _slots) - 1;

    public SelectionPlan PlanBelow(ObjectType type, IReadOnlyList<Field> nodes) => Plan(type, nodes.Select(node => node.SelectionSet!));

    private SelectionPlan Plan(ObjectType type, IEnumerable<SelectionSet> sets)
    {
        var collected = new CollectedFields(type);
        try
        {
            foreach (var set in sets) Collect(set, collected);
        }
        catch (ValueException fault)
        {
            return new SelectionPlan(type, []) { Undecided = fault };
        }

        return new SelectionPlan(type, [.. collected.InOrder.Select((nodes, index) => Planned(type, nodes, index == 0))]);
    }

    private PlannedField Planned(ObjectType type, List<Field> nodes, bool isFirst)
    {
        var definition = Schema.Schema.Field(type, nodes[0].Name)!;
        return new PlannedField(this, new PlannedFieldParts(definition, Schema.ResolverOf(type, definition), nodes, isFirst));
    }

    private void Collect(SelectionSet set, CollectedFields into)
    {
        foreach (var selection in set.Selections)
        {
            // What was spread before is not looked at again, whatever decides on it this time.
            if (selection is FragmentSpread again && into.HasVisited(again.Name)) continue;
            if (!_operation.Conditions.Includes(selection, Conditions)) continue;
            switch (selection)
            {
                case Field field: into.Add(field); break;
                case InlineFragment inline when Applies(inline.TypeCondition, into.Type): Collect(inline.SelectionSet, into); break;
                case FragmentSpread spread: CollectFragment(spread, into); break;
            }
        }
    }

    private void CollectFragment(FragmentSpread spread, CollectedFields into)
    {
        into.Visit(spread.Name);
        var fragment = _operation.Fragments[spread.Name];
        if (Applies(fragment.TypeCondition, into.Type)) Collect(fragment.SelectionSet, into);
    }

    private bool Applies(NamedTypeRef? condition, ObjectType type)
    {
        if (condition is null || condition.Name == type.Name) return true;
        return Schema.Schema.Type(condition.Name) is { } named && Schema.Schema.IsPossibleType(named, type);
    }

    /// <summary>Fields by response key in the order of first appearance; a fragment counts once.</summary>
    private sealed class CollectedFields(ObjectType type)
    {
        private readonly Dictionary<string, List<Field>> _byKey = new(StringComparer.Ordinal);
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        public ObjectType Type => type;

        public List<List<Field>> InOrder { get; } = [];

        public bool HasVisited(string fragment) => _visited.Contains(fragment);

        public void Visit(string fragment) => _visited.Add(fragment);

        public void Add(Field field)
        {
            if (!_byKey.TryGetValue(field.ResponseKey, out var nodes))
            {
                _byKey[field.ResponseKey] = nodes = [];
                InOrder.Add(nodes);
            }

            nodes.Add(field);
        }
    }
}
