using Selec.Graph.Execution;

namespace Selec.Graph.Cost;

/// <summary>Estimates what a request costs, and refuses what costs too much.</summary>
internal static class CostCheck
{
    public static OperationCost Measure(OperationPlan plan, CostLimits limits, IReadOnlyDictionary<string, object?> variables, out GraphError? error)
    {
        error = null;
        if (plan.Costs.Find(variables, limits) is { } known)
        {
            return Within(known, limits, ref error);
        }

        var estimate = new CostEstimate(plan.Schema.Costs, limits, plan.Fragments) { Variables = new CostVariables(variables) };
        var cost = estimate.Of(plan.Definition, plan.RootType);
        if (estimate.Fault is { } fault)
        {
            error = GraphError.Of(GraphErrorCode.ValidationFailed, fault.Message, fault.Location);
            return cost;
        }

        plan.Costs.Keep([.. estimate.Variables.Seen], limits, cost);
        return Within(cost, limits, ref error);
    }

    public static IReadOnlyDictionary<string, object?> Describe(OperationCost cost) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["operationCost"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["fieldCost"] = Number(cost.FieldCost),
            ["typeCost"] = Number(cost.TypeCost),
        },
    };

    private static OperationCost Within(OperationCost cost, CostLimits limits, ref GraphError? error)
    {
        if (cost.FieldCost > limits.MaxFieldCost || cost.TypeCost > limits.MaxTypeCost)
        {
            error = GraphError.Of(GraphErrorCode.CostExceeded, "The operation costs more than is allowed.") with
            {
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["fieldCost"] = Number(cost.FieldCost),
                    ["maxFieldCost"] = limits.MaxFieldCost,
                    ["typeCost"] = Number(cost.TypeCost),
                    ["maxTypeCost"] = limits.MaxTypeCost,
                },
            };
        }

        return cost;
    }

    /// <summary>JSON has no infinity; what was not added up to its end is more than anything.</summary>
    private static double Number(double cost) => double.IsFinite(cost) ? cost : double.MaxValue;
}
