namespace Selec.Graph.Cost;

/// <summary>What an operation cost last time, for as long as the variables that decide it have the same values.</summary>
internal sealed class CostMemory
{
    private Entry? _last;

    public OperationCost? Find(IReadOnlyDictionary<string, object?> variables, CostLimits limits)
    {
        var last = Volatile.Read(ref _last);
        if (last is null || !ReferenceEquals(last.Limits, limits))
        {
            return null;
        }

        foreach (var (name, value) in last.Decisive)
        {
            if (!Equals(value, CostVariables.Decisive(variables, name)))
            {
                return null;
            }
        }

        return last.Cost;
    }

    public void Keep(KeyValuePair<string, object?>[] decisive, CostLimits limits, OperationCost cost) =>
        Volatile.Write(ref _last, new Entry(decisive, limits, cost));

    private sealed record Entry(KeyValuePair<string, object?>[] Decisive, CostLimits Limits, OperationCost Cost);
}
