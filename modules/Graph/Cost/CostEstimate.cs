using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Cost;

/// <summary>
/// Adds up what an operation costs, fields merged as execution merges them. What is asked of an abstract type costs as much as the
/// dearest of its object types. See https://ibm.github.io/graphql-specs/cost-spec.html#sec-Static-Query-Analysis
/// </summary>
internal sealed class CostEstimate(CostModel model, CostLimits limits, IReadOnlyDictionary<string, FragmentDefinition> fragments)
{
    private readonly Dictionary<Question, OperationCost> _known = [];
    private int _steps;

    public required CostVariables Variables { get; init; }

    /// <summary>Why the operation is refused whatever it costs, and where.</summary>
    public (string Message, Location Location)? Fault { get; private set; }

    public OperationCost Of(OperationDefinition operation, ObjectType root)
    {
        var cost = Below(root, [operation.SelectionSet], null).Plus(new OperationCost(0, model.Of(root)));
        return _steps > limits.MaxSteps ? OperationCost.Beyond : cost;
    }

    private OperationCost Below(ObjectType type, SelectionSet[] sets, SizedFields? sized)
    {
        var question = new Question(type, sets, sized);
        if (_known.TryGetValue(question, out var known))
        {
            return known;
        }

        var fields = new CostFields(type);
        foreach (var set in sets)
        {
            Collect(set, fields);
        }

        var sum = default(OperationCost);
        foreach (var nodes in fields.ByKey.Values)
        {
            sum = sum.Plus(Of(type, nodes, sized));
        }

        return _known[question] = sum;
    }

    private OperationCost Of(ObjectType type, List<Field> nodes, SizedFields? sized)
    {
        var node = nodes[0];
        if (model.Schema.Field(type, node.Name) is not { } field || node.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return default;
        }

        var weight = model.Of(type, field);
        var size = Size(field, node, weight.Size);
        var here = new OperationCost(weight.Weight + OfArguments(weight, node), 0);
        var count = Count(field.Type, weight.Size?.SizedFields.Length > 0 ? null : size, sized, field.Name);
        var within = weight.Size is { SizedFields.Length: > 0 } list && size is not null ? new SizedFields(list, size.Value) : null;
        return here.Plus(Dearest(field.Type.Inner, nodes, within).Times(count));
    }

    private OperationCost Dearest(NamedType type, List<Field> nodes, SizedFields? sized)
    {
        if (!type.IsComposite)
        {
            return new OperationCost(0, model.Of(type));
        }

        SelectionSet[] sets = [.. nodes.Select(node => node.SelectionSet!)];
        var dearest = default(OperationCost);
        foreach (var possible in model.Schema.PossibleTypes(type))
        {
            if (_steps > limits.MaxSteps)
            {
                break;
            }

            dearest = dearest.Max(Below(possible, sets, sized).Plus(new OperationCost(0, model.Of(possible))));
        }

        return dearest;
    }

    private double OfArguments(FieldWeight weight, Field node)
    {
        var sum = 0d;
        foreach (var weighed in weight.Arguments)
        {
            if (node.Arguments.FirstOrDefault(argument => argument.Name == weighed.Name) is { } argument)
            {
                sum += weighed.Of(Variables.Coerced(argument.Value, weighed.Definition));
            }
        }

        return sum;
    }

    /// <summary>How often a position occurs under one parent; lists within the list are of the size that is assumed.</summary>
    private double Count(GraphType type, double? own, SizedFields? sized, string name)
    {
        var fromParent = sized is not null && sized.Size.SizedFields.Contains(name) ? sized.Count : (double?)null;
        var (count, next) = (1d, own ?? fromParent);
        for (var at = type.Nullable; at is ListType list; at = list.OfType.Nullable)
        {
            count *= next ?? limits.AssumedListSize;
            next = null;
        }

        return count;
    }

    private double? Size(FieldDefinition field, Field node, ListSize? size)
    {
        if (size is null)
        {
            return null;
        }

        var (largest, given) = ((double?)null, 0);
        foreach (var path in size.Slicing)
        {
            var (value, isGiven) = Variables.At(field, node, path);
            given += isGiven ? 1 : 0;
            largest = value is int count ? Math.Max(largest ?? 0, count) : largest;
        }

        if (size.NeedsOne && (given > 1 || (given == 0 && largest is null)))
        {
            var names = string.Join(", ", size.Slicing.Select(path => $"'{string.Join('.', path)}'"));
            Fault ??= ($"{field.Coordinate} needs exactly one of {names}.", node.Location);
        }

        return largest ?? size.Assumed;
    }

    private void Collect(SelectionSet set, CostFields into)
    {
        foreach (var selection in set.Selections)
        {
            if (++_steps > limits.MaxSteps)
            {
                return;
            }

            if (!Variables.Includes(selection))
            {
                continue;
            }

            switch (selection)
            {
                case Field field:
                    into.Add(field);
                    break;
                case InlineFragment inline when Applies(inline.TypeCondition, into.Type):
                    Collect(inline.SelectionSet, into);
                    break;
                case FragmentSpread spread when into.Visit(spread.Name) && Applies(fragments[spread.Name].TypeCondition, into.Type):
                    Collect(fragments[spread.Name].SelectionSet, into);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeRef? condition, ObjectType type) => condition is null
        || condition.Name == type.Name
        || (model.Schema.Type(condition.Name) is { } named && model.Schema.IsPossibleType(named, type));

    /// <summary>How long the lists are that a field around them gives the size of.</summary>
    private sealed record SizedFields(ListSize Size, double Count);

    private sealed class CostFields(ObjectType type)
    {
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        public ObjectType Type => type;

        public Dictionary<string, List<Field>> ByKey { get; } = new(StringComparer.Ordinal);

        public bool Visit(string fragment) => _visited.Add(fragment);

        public void Add(Field field)
        {
            if (!ByKey.TryGetValue(field.ResponseKey, out var nodes))
            {
                ByKey.Add(field.ResponseKey, nodes = []);
            }

            nodes.Add(field);
        }
    }

    /// <summary>The same selection sets, asked of the same type under lists of the same length, cost the same.</summary>
    private readonly struct Question(ObjectType type, SelectionSet[] sets, SizedFields? sized) : IEquatable<Question>
    {
        private readonly ObjectType _type = type;
        private readonly SelectionSet[] _sets = sets;
        private readonly SizedFields? _sized = sized;

        public bool Equals(Question other) =>
            ReferenceEquals(_type, other._type) && _sets.AsSpan().SequenceEqual(other._sets) && Equals(_sized, other._sized);

        public override bool Equals(object? obj) => obj is Question other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(_type);
            hash.Add(_sized);
            foreach (var set in _sets)
            {
                hash.Add(set);
            }

            return hash.ToHashCode();
        }
    }
}
