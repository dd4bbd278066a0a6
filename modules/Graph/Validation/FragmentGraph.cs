using Selec.Graph.Language;

namespace Selec.Graph.Validation;

/// <summary>
/// Which definition spreads which fragments. Never recursive from fragment to fragment, since a chain of them may be long.
/// </summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<string, FragmentDefinition> _fragments;
    private readonly Dictionary<Definition, List<FragmentSpread>> _spreads = [];
    private readonly Dictionary<Definition, IReadOnlyList<FragmentDefinition>> _reachable = [];

    private readonly int _maxNesting;

    public FragmentGraph(Document document, Dictionary<string, FragmentDefinition> fragments, int maxNesting)
    {
        _maxNesting = maxNesting;
        _fragments = fragments;
        foreach (var definition in document.Definitions)
        {
            var spreads = _spreads[definition] = [];
            switch (definition)
            {
                case OperationDefinition operation:
                    Collect(operation.SelectionSet, spreads, 1);
                    break;
                case FragmentDefinition fragment:
                    Collect(fragment.SelectionSet, spreads, 1);
                    break;
            }
        }

        var peeled = Peel();
        InnermostFirst = peeled;
        Entangled = peeled.Count == fragments.Count ? [] : fragments.Values.Except(peeled).ToHashSet();
    }

    /// <summary>Whether a definition is nested beyond the limit all by itself; nothing else may look into the document then.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>Every fragment after all those it spreads; those that lead into a circle are missing.</summary>
    public IReadOnlyList<FragmentDefinition> InnermostFirst { get; }

    /// <summary>The fragments that lead into a circle.</summary>
    public HashSet<FragmentDefinition> Entangled { get; }

    public IReadOnlyList<FragmentSpread> Spreads(Definition definition) => _spreads[definition];

    public IReadOnlyList<FragmentDefinition> ReachableFrom(Definition definition)
    {
        if (_reachable.TryGetValue(definition, out var known))
        {
            return known;
        }

        var seen = new HashSet<FragmentDefinition>();
        var open = new Queue<Definition>([definition]);
        while (open.TryDequeue(out var next))
        {
            foreach (var spread in _spreads[next])
            {
                if (_fragments.TryGetValue(spread.Name, out var fragment) && seen.Add(fragment))
                {
                    open.Enqueue(fragment);
                }
            }
        }

        return _reachable[definition] = [.. seen];
    }

    /// <summary>Takes away what spreads nothing that is left, until there is no such fragment.</summary>
    private List<FragmentDefinition> Peel()
    {
        var waiting = new Dictionary<FragmentDefinition, int>(_fragments.Count);
        var spreadBy = new Dictionary<FragmentDefinition, List<FragmentDefinition>>(_fragments.Count);
        foreach (var fragment in _fragments.Values)
        {
            spreadBy.Add(fragment, []);
        }

        foreach (var fragment in _fragments.Values)
        {
            var targets = Targets(fragment);
            waiting.Add(fragment, targets.Count);
            targets.ForEach(target => spreadBy[target].Add(fragment));
        }

        var peeled = _fragments.Values.Where(fragment => waiting[fragment] == 0).ToList();
        for (var i = 0; i < peeled.Count; i++)
        {
            peeled.AddRange(spreadBy[peeled[i]].Where(outer => --waiting[outer] == 0));
        }

        return peeled;
    }

    private List<FragmentDefinition> Targets(FragmentDefinition fragment)
    {
        var targets = new List<FragmentDefinition>();
        foreach (var spread in _spreads[fragment])
        {
            if (_fragments.TryGetValue(spread.Name, out var target))
            {
                targets.Add(target);
            }
        }

        return targets;
    }

    private void Collect(SelectionSet set, List<FragmentSpread> spreads, int depth)
    {
        if (depth > _maxNesting)
        {
            IsTooDeep = true;
            return;
        }

        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FragmentSpread spread:
                    spreads.Add(spread);
                    break;
                case Field { SelectionSet: { } inner }:
                    Collect(inner, spreads, depth + 1);
                    break;
                case InlineFragment inline:
                    Collect(inline.SelectionSet, spreads, depth + 1);
                    break;
            }
        }
    }
}
