using System.Collections.Concurrent;
using System.Text.Json;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>One field of a plan: how it is resolved, under which key it is answered, and what is asked below it.</summary>
internal sealed class PlannedField(OperationVariant variant, PlannedFieldParts parts)
{
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan> _below = new();
    private readonly PlannedArguments _arguments = new(parts.Definition, parts.Nodes[0]);
    private SelectionPlan? _lastBelow;

    public string ResponseKey { get; } = parts.Nodes[0].ResponseKey;

    public JsonEncodedText EncodedKey { get; } = JsonEncodedText.Encode(parts.Nodes[0].ResponseKey);

    public FieldDefinition Definition => parts.Definition;

    public FieldResolver Resolver => parts.Resolver;

    public IReadOnlyList<Field> Nodes => parts.Nodes;

    public IReadOnlyList<Location> Locations { get; } = [.. parts.Nodes.Select(node => node.Location)];

    public GraphType Type => parts.Definition.Type;

    /// <summary>The position among the fields of its plan.</summary>
    public int Index { get; set; }

    public IReadOnlyDictionary<string, object?> ArgumentsFor(IReadOnlyDictionary<string, object?> variables) => _arguments.For(variables);

    public SelectionPlan PlanFor(ObjectType type)
    {
        var last = _lastBelow;
        if (last is not null && ReferenceEquals(last.Type, type)) return last;
        return _lastBelow = _below.GetOrAdd(type, variant.PlanBelow, Nodes);
    }

    public bool Selects(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty) return true;
        if (!Type.Inner.IsComposite) return false;
        foreach (var type in variant.Schema.Schema.PossibleTypes(Type.Inner))
        {
            foreach (var field in PlanFor(type).Fields)
            {
                if (field.Definition.Name == path[0] && field.Selects(path[1..])) return true;
            }
        }

        return false;
    }
}

internal sealed record PlannedFieldParts(FieldDefinition Definition, FieldResolver Resolver, IReadOnlyList<Field> Nodes);
