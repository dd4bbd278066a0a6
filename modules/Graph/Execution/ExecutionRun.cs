using System.Collections;
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
    private readonly LeafCompletion _leaves = new();
    private readonly List<GraphError> _errors = [];
    private readonly PendingValues _pending;
    private Level _next = new();
    private Level _current = new();

    public ExecutionRun(PreparedRequest prepared, object? requestState, CancellationToken cancellation)
    {
        _prepared = prepared;
        RequestState = requestState;
        Clock = new RunClock(prepared.Options, cancellation);
        _pending = new PendingValues(this);
        Root = new ResultObject(prepared.Variant.Root, null, null, 0);
    }

    public object? RequestState { get; }

    public ResultObject Root { get; }

    public RunClock Clock { get; }

    public CancellationToken Cancellation => Clock.Token;

    private PlannedField[] RootFields => _prepared.Variant.Root.Fields;

    public async ValueTask<GraphResult> QueryAsync()
    {
        foreach (var field in RootFields) Start(field, [Root]);
        return await FinishAsync();
    }

    /// <summary>Root fields strictly one after the other, each with everything below it.</summary>
    public async ValueTask<GraphResult> MutationAsync()
    {
        foreach (var field in RootFields)
        {
            if (!Root.IsAlive) break;
            Start(field, [Root]);
            await LevelsAsync();
        }

        return Result();
    }

    /// <summary>The answer to one event, whose value is that of the only root field.</summary>
    public async ValueTask<GraphResult> EventAsync(object? value)
    {
        Complete(RootFields[0], value, Root);
        return await FinishAsync();
    }

    /// <summary>The context of the root field whose stream a subscription opens.</summary>
    public FieldContext SourceContext()
    {
        var field = RootFields[0];
        return new FieldContext(this, field, field.ArgumentsFor(_prepared.Variables), Root);
    }

    /// <summary>The answer when time ran out: no data, since what is there is not what was asked for.</summary>
    public GraphResult TimedOut() => With(null, [GraphError.Of(GraphErrorCode.Timeout, "The request took too long and was given up.")]);

    public void Complete(PlannedField field, object? value, ResultObject position)
    {
        if (position.IsAlive) CompleteValue(new Position(field, position, field.Index), field.Type, value);
    }

    public void Fail(PlannedField field, ResultObject position, Exception exception) =>
        Fail(new Position(field, position, field.Index), exception);

    /// <summary>Ends the run; its memory lives on in the answer, which gives it back.</summary>
    public void Dispose() => Clock.Dispose();

    private async ValueTask<GraphResult> FinishAsync()
    {
        await LevelsAsync();
        return Result();
    }

    private async ValueTask LevelsAsync()
    {
        while (true)
        {
            if (_pending.Any) await _pending.CompleteAsync();
            if (_next.IsEmpty) return;
            Clock.ThrowIfOver();
            (_current, _next) = (_next, _current);
            foreach (var (plan, objects) in _current.Groups)
            {
                foreach (var field in plan.Fields) Start(field, objects);
            }

            _current.Clear();
        }
    }

    private void Start(PlannedField field, List<ResultObject> positions)
    {
        IReadOnlyDictionary<string, object?> arguments;
        try
        {
            arguments = field.ArgumentsFor(_prepared.Variables);
        }
        catch (ValueException exception)
        {
            foreach (var position in positions) Fail(field, position, exception);
            return;
        }

        switch (field.Resolver)
        {
            case SyncResolver sync: ResolveAll(sync, field, arguments, positions); break;
            case AsyncResolver asynchronous: StartAll(asynchronous, field, arguments, positions); break;
            case BatchResolver batch: StartBatch(batch, field, arguments, positions); break;
        }
    }

    private void ResolveAll(
        SyncResolver resolver, PlannedField field, IReadOnlyDictionary<string, object?> arguments, List<ResultObject> positions)
    {
        var context = new FieldContext(this, field, arguments, positions[0]);
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

            CompleteValue(new Position(field, position, field.Index), field.Type, value);
        }
    }

    private void StartAll(
        AsyncResolver resolver, PlannedField field, IReadOnlyDictionary<string, object?> arguments, List<ResultObject> positions)
    {
        foreach (var position in positions)
        {
            if (!position.IsAlive) continue;
            try
            {
                var value = resolver.ResolveAsync(new FieldContext(this, field, arguments, position), Cancellation);
                _pending.Add(field, position, value);
            }
            catch (Exception exception) when (!Clock.IsOver)
            {
                Fail(field, position, exception);
            }
        }
    }

    private void StartBatch(
        BatchResolver resolver, PlannedField field, IReadOnlyDictionary<string, object?> arguments, List<ResultObject> positions)
    {
        var contexts = new List<FieldContext>(positions.Count);
        foreach (var position in positions)
        {
            if (position.IsAlive) contexts.Add(new FieldContext(this, field, arguments, position));
        }

        if (contexts.Count == 0) return;
        try
        {
            _pending.Add(field, contexts, resolver.ResolveAsync(contexts, Cancellation));
        }
        catch (Exception exception) when (!Clock.IsOver)
        {
            foreach (var context in contexts) Fail(field, context.Position, exception);
        }
    }

    private void CompleteValue(Position at, GraphType type, object? value)
    {
        if (value is Exception exception) Fail(at, exception);
        else if (value is null) CompleteNull(at, type);
        else if (type is NonNullType nonNull) CompletePresent(at, nonNull.OfType, value);
        else CompletePresent(at, type, value);
    }

    private void CompleteNull(Position at, GraphType type)
    {
        if (type is NonNullType) Fail(at, new InvalidOperationException($"{at.Field.Definition.Coordinate} must have a value and has none."));
        else at.Node.Set(at.Index, default);
    }

    private void CompletePresent(Position at, GraphType type, object value)
    {
        try
        {
            if (type is ListType list) CompleteList(at, list, value);
            else if (type is NamedType { IsLeaf: true } leaf) at.Node.Set(at.Index, _leaves.Complete(leaf, value));
            else CompleteObject(at, (NamedType)type, value);
        }
        catch (Exception exception) when (!Clock.IsOver)
        {
            Fail(at, exception);
        }
    }

    private void CompleteObject(Position at, NamedType type, object value)
    {
        var plan = at.Field.PlanFor(_prepared.Schema.ObjectTypeOf(type, value));
        var node = new ResultObject(plan, value, at.Node, at.Index);
        at.Node.Set(at.Index, ResultValue.Of(node));
        _next.Add(plan, node);
    }

    private void CompleteList(Position at, ListType type, object value)
    {
        if (value is string || value is not IEnumerable items)
        {
            throw new InvalidOperationException($"{at.Field.Definition.Coordinate} is a list and its resolver answered something else.");
        }

        var list = new ResultList(type, value is ICollection collection ? collection.Count : 0, at.Node, at.Index);
        at.Node.Set(at.Index, ResultValue.Of(list));
        foreach (var item in items)
        {
            CompleteValue(new Position(at.Field, list, list.Append()), type.OfType, item);
            if (!list.IsAlive) return;
        }
    }

    private void Fail(Position at, Exception exception)
    {
        if (!at.Node.IsAlive) return;
        var locations = at.Field.Nodes.Select(node => node.Location).ToArray();
        _errors.Add(ErrorMask.Describe(exception, _prepared.Options, locations, at.Node.PathTo(at.Index)));
        at.Node.Nullify(at.Index);
    }

    private GraphResult Result() => With(Root, _errors);

    private GraphResult With(ResultObject? data, IReadOnlyList<GraphError> errors) => new(data, errors, _leaves)
    {
        OperationKind = _prepared.Operation.Definition.Kind,
        OperationName = _prepared.Operation.Definition.Name,
        RootFields = _prepared.Variant.RootFields,
    };

    private readonly record struct Position(PlannedField Field, ResultNode Node, int Index);
}
