using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>What is asked of objects of one type at one place of an operation, fragments and duplicates merged.</summary>
internal sealed record SelectionPlan(ObjectType Type, PlannedField[] Fields)
{
    /// <summary>Why nobody can tell what is asked: a <c>@skip</c> or <c>@include</c> is decided by null. Then there are no fields.</summary>
    public ValueException? Undecided { get; init; }
}
