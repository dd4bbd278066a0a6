using System.Text;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>One field of a plan: how it is resolved, under which key it is answered, and what is asked below it.</summary>
internal sealed class PlannedField(OperationVariant variant, PlannedFieldParts parts)
{
    private SelectionPlan[] _below = [];

    public string ResponseKey { get; } = parts.Nodes[0].ResponseKey;

    /// <summary>What stands before its value: the brace or comma, and the key.</summary>
    public byte[] Opening { get; } = Encoding.UTF8.GetBytes($"{(parts.IsFirst ? '{' : ',')}\"{parts.Nodes[0].ResponseKey}\":");

    public FieldDefinition Definition => parts.Definition;

    public FieldResolver Resolver { get; } = parts.Resolver;

    /// <summary>Its number among all fields of the operation.</summary>
    public int Slot { get; } = variant.TakeSlot();

    /// <summary>How its value is written straight from the parent, when it is a leaf that can be.</summary>
    public Func<object?, PooledBuffer, bool>? LeafWriter { get; } =
        parts.Definition.Arguments.Count == 0 ? (parts.Resolver as ReadResolver)?.LeafWriter(parts.Definition.Type) : null;

    public PlannedArguments Arguments { get; } = new(parts.Definition, parts.Nodes[0]);

    public IReadOnlyList<Field> Nodes => parts.Nodes;

    public IReadOnlyList<Location> Locations => [.. parts.Nodes.Select(node => node.Location)];

    public GraphType Type { get; } = parts.Definition.Type;

    public bool IsNonNull { get; } = parts.Definition.Type.IsNonNull;

    public SelectionPlan PlanFor(ObjectType type)
    {
        foreach (var plan in _below)
        {
            if (ReferenceEquals(plan.Type, type)) return plan;
        }

        lock (variant.Planning) return PlanOnce(type);
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

    // A run must never see two plans of one type, since a batch is gathered by its planned field.
    private SelectionPlan PlanOnce(ObjectType type)
    {
        if (Array.Find(_below, plan => ReferenceEquals(plan.Type, type)) is { } known) return known;
        var made = variant.PlanBelow(type, Nodes);
        Volatile.Write(ref _below, [.. _below, made]);
        return made;
    }
}

internal sealed record PlannedFieldParts(FieldDefinition Definition, FieldResolver Resolver, IReadOnlyList<Field> Nodes, bool IsFirst);
