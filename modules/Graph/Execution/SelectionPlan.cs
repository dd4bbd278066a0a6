using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>What is asked of objects of one type at one place of an operation, fragments and duplicates merged.</summary>
internal sealed record SelectionPlan(ObjectType Type, PlannedField[] Fields);
