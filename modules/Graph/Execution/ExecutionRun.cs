using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>
/// One execution of one operation, level by level. Everything happens on one logical thread: resolvers of a level are started
/// together, their values are completed one after the other.
/// See https://spec.graphql.org/September2025/#sec-Executing-Operations
/// </summary>
internal sealed class ExecutionRun : IDisposable
{
    private readonly PreparedRequest _prepared;
    private readonly ValueCompletion _completion;
    private readonly PendingValues _pending;
    private readonly ResultObject _root;
    private Level _spare = new();

    public ExecutionRun(PreparedRequest prepared, object? requestState, CancellationToken cancellation)
    {
        _prepared = prepared;
        RequestState = requestState;
        Clock = new RunClock(prepared.Options, cancellation);
        _completion = new ValueCompletion(prepared, Clock);
        _pending = new PendingValues(_completion, Clock);
        _root = new ResultObject(prepared.Variant.Root, null, null, 0);
    }

    public object? RequestState { get; }

    public RunClock Clock { get; }

    private PlannedField[] RootFields => _prepared.Variant.Root.Fields;

    public async ValueTask<GraphResult> QueryAsync()
    {
        foreach (var field in RootFields) Start(field, [_root]);
        await LevelsAsync();
        return Result(_root, _completion.Errors);
    }

    /// <summary>Root fields strictly one after the other, each with everything below it.</summary>
    public async ValueTask<GraphResult> MutationAsync()
    {
        foreach (var field in RootFields)
        {
            if (!_root.IsAlive) break;
            Start(field, [_root]);
            await LevelsAsync();
        }

        return Result(_root, _completion.Errors);
    }

    /// <summary>The answer to one event, whose value is that of the only root field.</summary>
    public async ValueTask<GraphResult> EventAsync(object? value)
    {
        _completion.Complete(RootFields[0], _root, value);
        await LevelsAsync();
        return Result(_root, _completion.Errors);
    }

    /// <summary>The context of the root field whose stream a subscription opens.</summary>
    public FieldContext SourceContext() => new(this, RootFields[0], RootFields[0].ArgumentsFor(_prepared.Variables), _root);

    /// <summary>The answer when time ran out: no data, since what is there is not what was asked for.</summary>
    public GraphResult TimedOut() => Result(null, [GraphError.Of(GraphErrorCode.Timeout, "The request took too long and was given up.")]);

    /// <summary>Ends the run; its memory lives on in the answer, which gives it back.</summary>
    public void Dispose() => Clock.Dispose();

    private async ValueTask LevelsAsync()
    {
        while (true)
        {
            if (_pending.Any) await _pending.CompleteAsync();
            var level = _completion.Next;
            if (level.IsEmpty) return;
            Clock.ThrowIfOver();
            _completion.Next = _spare;
            StartAll(level);
            level.Clear();
            _spare = level;
        }
    }

    private void StartAll(Level level)
    {
        foreach (var (plan, objects) in level.Groups)
        {
            foreach (var field in plan.Fields) Start(field, objects);
        }
    }

    private void Start(PlannedField field, List<ResultObject> positions)
    {
        try
        {
            var arguments = field.ArgumentsFor(_prepared.Variables);
            if (field.Resolver is SyncResolver sync) Resolve(sync, new FieldContext(this, field, arguments, positions[0]), positions);
            else if (field.Resolver is BatchResolver batch) StartBatch(batch, field, Contexts(field, arguments, positions));
            else if (field.Resolver is AsyncResolver single) StartEach(single, field, Contexts(field, arguments, positions));
        }
        catch (ValueException exception)
        {
            foreach (var position in positions) _completion.Fail(field, position, exception);
        }
    }

    // One context serves all rows: it is valid only during the call.
    private void Resolve(SyncResolver resolver, FieldContext context, List<ResultObject> positions)
    {
        foreach (var position in positions)
        {
            if (!position.IsAlive) continue;
            context.Position = position;
            object? value;
            try
            {
                value = resolver.Resolve(context);
            }
            catch (Exception exception) when (!Clock.IsOver)
            {
                value = exception;
            }

            _completion.Complete(context.Planned, position, value);
        }
    }

    private List<FieldContext> Contexts(PlannedField field, IReadOnlyDictionary<string, object?> arguments, List<ResultObject> positions)
    {
        var contexts = new List<FieldContext>(positions.Count);
        foreach (var position in positions)
        {
            if (position.IsAlive) contexts.Add(new FieldContext(this, field, arguments, position));
        }

        return contexts;
    }

    private void StartEach(AsyncResolver resolver, PlannedField field, List<FieldContext> contexts)
    {
        foreach (var context in contexts)
        {
            try
            {
                _pending.Add(field, context.Position, resolver.ResolveAsync(context, Clock.Token));
            }
            catch (Exception exception) when (!Clock.IsOver)
            {
                _completion.Fail(field, context.Position, exception);
            }
        }
    }

    private void StartBatch(BatchResolver resolver, PlannedField field, List<FieldContext> contexts)
    {
        if (contexts.Count == 0) return;
        try
        {
            _pending.Add(field, contexts, resolver.ResolveAsync(contexts, Clock.Token));
        }
        catch (Exception exception) when (!Clock.IsOver)
        {
            foreach (var context in contexts) _completion.Fail(field, context.Position, exception);
        }
    }

    private GraphResult Result(ResultObject? data, IReadOnlyList<GraphError> errors) => new(data, errors, _completion)
    {
        OperationKind = _prepared.Operation.Definition.Kind,
        OperationName = _prepared.Operation.Definition.Name,
        RootFields = _prepared.Variant.RootFields,
    };
}
