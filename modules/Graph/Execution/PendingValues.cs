namespace Selec.Graph.Execution;

/// <summary>The values of one level that are still on their way, completed in the order they were asked for.</summary>
internal sealed class PendingValues(ValueCompletion completion, RunClock clock)
{
    private readonly List<Pending> _pending = [];

    public bool Any => _pending.Count > 0;

    public void Add(PlannedField field, ResultObject position, ValueTask<object?> value) =>
        _pending.Add(new Pending(field, position, null, value, default));

    public void Add(PlannedField field, IReadOnlyList<FieldContext> batch, ValueTask<IReadOnlyList<object?>> values) =>
        _pending.Add(new Pending(field, null, batch, default, values));

    public async ValueTask CompleteAsync()
    {
        foreach (var pending in _pending)
        {
            if (pending.Batch is null) await CompleteOneAsync(pending);
            else await CompleteBatchAsync(pending, pending.Batch);
        }

        _pending.Clear();
    }

    private async ValueTask CompleteOneAsync(Pending pending)
    {
        object? value;
        try
        {
            value = await ArrivalAsync(pending.Value);
        }
        catch (Exception exception) when (!clock.IsOver)
        {
            value = exception;
        }

        completion.Complete(pending.Field, pending.Position!, value);
    }

    private async ValueTask CompleteBatchAsync(Pending pending, IReadOnlyList<FieldContext> batch)
    {
        IReadOnlyList<object?> values;
        try
        {
            values = await ArrivalAsync(pending.Values);
            if (values.Count != batch.Count) throw new InvalidOperationException(Miscounted(pending, batch.Count, values.Count));
        }
        catch (Exception exception) when (!clock.IsOver)
        {
            foreach (var context in batch) completion.Fail(pending.Field, context.Position, exception);
            return;
        }

        for (var i = 0; i < batch.Count; i++) completion.Complete(pending.Field, batch[i].Position, values[i]);
    }

    // A resolver that ignores its token must not hold the answer back.
    private ValueTask<T> ArrivalAsync<T>(ValueTask<T> value) =>
        value.IsCompleted ? value : new ValueTask<T>(value.AsTask().WaitAsync(clock.Token));

    private static string Miscounted(Pending pending, int asked, int answered) =>
        $"The batch of {pending.Field.Definition.Coordinate} was asked for {asked} values and answered {answered}.";

    private readonly record struct Pending(
        PlannedField Field,
        ResultObject? Position,
        IReadOnlyList<FieldContext>? Batch,
        ValueTask<object?> Value,
        ValueTask<IReadOnlyList<object?>> Values);
}
