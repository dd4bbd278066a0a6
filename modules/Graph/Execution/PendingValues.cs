namespace Selec.Graph.Execution;

/// <summary>The values that are still on their way, completed in the order they were asked for.</summary>
internal sealed class PendingValues(ExecutionRun run, ValueCompletion completion)
{
    private readonly List<Pending> _pending = [];

    public void Add(FieldContext context, ValueTask<object?> value) => _pending.Add(new Pending(context, null, value, default));

    public void Add(List<FieldContext> batch, ValueTask<IReadOnlyList<object?>> values) =>
        _pending.Add(new Pending(batch[0], batch, default, values));

    public async ValueTask CompleteAsync()
    {
        foreach (var pending in _pending)
        {
            if (pending.Batch is null) await CompleteOneAsync(pending);
            else await CompleteBatchAsync(pending.Batch, pending.Values);
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
        catch (Exception exception) when (run.IsFieldError(exception))
        {
            value = exception;
        }

        Fill(pending.Context, value);
    }

    private async ValueTask CompleteBatchAsync(List<FieldContext> batch, ValueTask<IReadOnlyList<object?>> arriving)
    {
        IReadOnlyList<object?> values;
        try
        {
            values = await ArrivalAsync(arriving);
            if (values.Count != batch.Count) throw new InvalidOperationException(Miscounted(batch, values.Count));
        }
        catch (Exception exception) when (run.IsFieldError(exception))
        {
            foreach (var context in batch) Fill(context, exception);
            return;
        }

        for (var i = 0; i < batch.Count; i++) Fill(batch[i], values[i]);
    }

    private void Fill(FieldContext context, object? value) => completion.Fill(context.Above!, context.Gap, context.Planned, value);

    // A resolver that ignores its token must not hold the answer back.
    private ValueTask<T> ArrivalAsync<T>(ValueTask<T> value) =>
        value.IsCompleted ? value : new ValueTask<T>(value.AsTask().WaitAsync(run.Clock.Token));

    private static string Miscounted(List<FieldContext> batch, int answered) =>
        $"The batch of {batch[0].Field.Coordinate} was asked for {batch.Count} values and answered {answered}.";

    private sealed record Pending(
        FieldContext Context, List<FieldContext>? Batch, ValueTask<object?> Value, ValueTask<IReadOnlyList<object?>> Values);
}
