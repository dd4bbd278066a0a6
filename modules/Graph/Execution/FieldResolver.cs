namespace Selec.Graph.Execution;

/// <summary>How the value of a field comes about; one is bound to every field of the schema.</summary>
/// <remarks>
/// An item of a list or of a batch that is an <see cref="Exception"/> fails that one position and leaves its siblings alone.
/// </remarks>
public abstract class FieldResolver
{
    private protected FieldResolver()
    {
    }

    /// <summary>For values that need nothing but the parent, such as its properties. Leaves are written without being boxed.</summary>
    public static FieldResolver Read<TParent, TValue>(Func<TParent, TValue> read) => new ReadResolver<TParent, TValue>(read);

    /// <summary>For values at hand. The context is valid only during the call.</summary>
    public static FieldResolver Sync(Func<FieldContext, object?> resolve) => new SyncResolver(resolve);

    /// <summary>For values to wait for; all that were met are started before the first is awaited.</summary>
    public static FieldResolver Async(Func<FieldContext, CancellationToken, ValueTask<object?>> resolve) => new AsyncResolver(resolve);

    /// <summary>
    /// Called once per field of an operation with all its parents, however many rows there are
    /// (behind an interface or union: once per object type); answers one value per context, in the same order.
    /// </summary>
    public static FieldResolver Batch(Func<IReadOnlyList<FieldContext>, CancellationToken, ValueTask<IReadOnlyList<object?>>> resolve) =>
        new BatchResolver(resolve);

    /// <summary>
    /// For fields of the subscription type; each value of the stream is the value of the field in one event.
    /// The token is cancelled when the subscriber leaves.
    /// </summary>
    public static FieldResolver Stream(Func<FieldContext, CancellationToken, IAsyncEnumerable<object?>> open) => new StreamResolver(open);
}

/// <summary>A resolver whose value is there when it returns.</summary>
internal abstract class ImmediateResolver : FieldResolver
{
    public abstract object? Resolve(FieldContext context);
}

internal sealed class SyncResolver(Func<FieldContext, object?> resolve) : ImmediateResolver
{
    public override object? Resolve(FieldContext context) => resolve(context);
}

internal sealed class AsyncResolver(Func<FieldContext, CancellationToken, ValueTask<object?>> resolve) : FieldResolver
{
    public ValueTask<object?> ResolveAsync(FieldContext context, CancellationToken cancellation) => resolve(context, cancellation);
}

internal sealed class BatchResolver(Func<IReadOnlyList<FieldContext>, CancellationToken, ValueTask<IReadOnlyList<object?>>> resolve)
    : FieldResolver
{
    public ValueTask<IReadOnlyList<object?>> ResolveAsync(IReadOnlyList<FieldContext> contexts, CancellationToken cancellation) =>
        resolve(contexts, cancellation);
}

internal sealed class StreamResolver(Func<FieldContext, CancellationToken, IAsyncEnumerable<object?>> open) : FieldResolver
{
    public IAsyncEnumerable<object?> Open(FieldContext context, CancellationToken cancellation) => open(context, cancellation);
}
