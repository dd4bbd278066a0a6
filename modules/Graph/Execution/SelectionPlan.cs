using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>What is asked of objects of one type at one place of an operation, fragments and duplicates merged.</summary>
internal sealed class SelectionPlan
{
    public SelectionPlan(ObjectType type, PlannedField[] fields)
    {
        Type = type;
        Fields = fields;
        for (var i = 0; i < fields.Length; i++) fields[i].Index = i;
    }

    public ObjectType Type { get; }

    public PlannedField[] Fields { get; }
}
