using Selec.Graph.Cost;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>
/// One execution of one operation. Everything happens on one logical thread: what is at hand is written depth first; then all that has
/// to be waited for is started together, completed in the order asked for, and so on with what these values ask for in turn.
/// See https://spec.graphql.org/September2025/#sec-Executing-Operations
/// </summary>
internal sealed class ExecutionRun : IDisposable
{
    private readonly PreparedRequest _prepared;
    private readonly PooledBuffer _output;
    private readonly ValueCompletion _completion;
    private readonly PendingValues _pending;
    private readonly DeferredFields _deferred = new();
    private IReadOnlyDictionary<string, object?>?[] _arguments = [];
    private bool _isAnswered;

    public ExecutionRun(PreparedRequest prepared, object? requestState, CancellationToken cancellation)
    {
        _prepared = prepared;
        RequestState = requestState;
        Clock = new RunClock(prepared.Options, cancellation);
        Errors = new FieldErrors(prepared.Options);
        _output = new PooledBuffer(prepared.Variant.UsualLength, prepared.Options.MaxResponseBytes);
        _completion = new ValueCompletion(this, _output);
        _pending = new PendingValues(this, _completion);
    }

    public object? RequestState { get; }

    public RunClock Clock { get; }

    public FieldErrors Errors { get; }

    public ExecutableSchema Schema => _prepared.Schema;

    /// <summary>Response keys and list indices to the position that is being written.</summary>
    public IReadOnlyList<object> Path => _completion.Path;

    public bool ShowsSchema => _prepared.Request.AllowIntrospection;

    private SelectionPlan Plan => _prepared.Variant.Root;

    public async ValueTask<GraphResult> QueryAsync()
    {
        if (Plan.Undecided is { } fault) return Undecided(fault);
        _completion.Root(Plan);
        await DeferredAsync();
        return Finished();
    }

    /// <summary>Root fields strictly one after the other, each with everything below it.</summary>
    public async ValueTask<GraphResult> MutationAsync()
    {
        if (Plan.Undecided is { } fault) return Undecided(fault);
        var root = _completion.RootOfGaps(Plan);
        for (var i = 0; i < Plan.Fields.Length && root.IsAlive; i++)
        {
            Clock.ThrowIfOver();
            _completion.FillRootField(root, Plan.Fields[i], i);
            await DeferredAsync();
        }

        return Finished();
    }

    /// <summary>The answer to one event, whose value is that of the only root field.</summary>
    public async ValueTask<GraphResult> EventAsync(object? value)
    {
        var root = _completion.RootOfGaps(Plan);
        _completion.Fill(root, 0, Plan.Fields[0], value);
        await DeferredAsync();
        return Finished();
    }

    /// <summary>The context of the root field whose stream a subscription opens.</summary>
    public FieldContext SourceContext() => new(this)
    {
        Planned = Plan.Fields[0],
        Arguments = ArgumentsOf(Plan.Fields[0]),
        Above = new ResponseNode(null, default),
    };

    /// <summary>The answer when time ran out: no data, since what is there is not what was asked for.</summary>
    public GraphResult TimedOut() => Without(GraphErrorCode.Timeout, "The request took too long and was given up.");

    public GraphResult TooLarge() => Without(GraphErrorCode.CostExceeded, $"The answer has more than {_prepared.Options.MaxResponseBytes} bytes.");

    /// <summary>False for what ends the whole run rather than one field.</summary>
    public bool IsFieldError(Exception exception) => exception is not ResponseTooLargeException && !Clock.IsOver;

    public void Defer(FieldContext context) => _deferred.Add(context);

    /// <summary>Coerced once in a run when a variable takes part, otherwise once and for all.</summary>
    public IReadOnlyDictionary<string, object?> ArgumentsOf(PlannedField field)
    {
        if (field.Arguments.Coerced is { } same) return same;
        if (field.Slot >= _arguments.Length) Array.Resize(ref _arguments, Math.Max(field.Slot + 1, _arguments.Length * 2));
        return _arguments[field.Slot] ??= field.Arguments.For(_prepared.Variables);
    }

    /// <summary>Ends the run; the memory of its answer lives on until that is disposed of.</summary>
    public void Dispose()
    {
        _completion.Dispose();
        Clock.Dispose();
        if (!_isAnswered) _output.Dispose();
    }

    private async ValueTask DeferredAsync()
    {
        while (_deferred.Any)
        {
            Clock.ThrowIfOver();
            foreach (var field in _deferred.Take()) Start(field.Planned, field.Contexts);
            await _pending.CompleteAsync();
        }
    }

    private void Start(PlannedField field, List<FieldContext> contexts)
    {
        contexts.RemoveAll(static context => !context.Above!.IsAlive);
        if (contexts.Count == 0) return;
        try
        {
            var arguments = ArgumentsOf(field);
            foreach (var context in contexts) context.Arguments = arguments;
            if (field.Resolver is BatchResolver batch) _pending.Add(contexts, batch.ResolveAsync(contexts, Clock.Token));
            else StartEach((AsyncResolver)field.Resolver, contexts);
        }
        catch (Exception exception) when (IsFieldError(exception))
        {
            foreach (var context in contexts) _pending.Add(context, ValueTask.FromResult<object?>(exception));
        }
    }

    private void StartEach(AsyncResolver resolver, List<FieldContext> contexts)
    {
        foreach (var context in contexts)
        {
            try
            {
                _pending.Add(context, resolver.ResolveAsync(context, Clock.Token));
            }
            catch (Exception exception) when (IsFieldError(exception))
            {
                _pending.Add(context, ValueTask.FromResult<object?>(exception));
            }
        }
    }

    private GraphResult Finished()
    {
        _prepared.Variant.UsualLength = _output.Length;
        var data = _completion.Finished();
        if (data.Length <= _prepared.Options.MaxResponseBytes)
        {
            _isAnswered = true;
            return Result(data, Errors.All);
        }

        data.Dispose();
        throw new ResponseTooLargeException();
    }

    // Nobody can tell what is asked of the root, so the whole of it is null.
    private GraphResult Undecided(ValueException fault) =>
        Result(null, [ErrorMask.Describe(fault, _prepared.Options, fault.Location is { } at ? [at] : [], [])]);

    private GraphResult Without(string code, string message) => Result(null, [GraphError.Of(code, message)]);

    private GraphResult Result(PooledBuffer? data, IReadOnlyList<GraphError> errors) => new(data, errors)
    {
        OperationKind = _prepared.Operation.Definition.Kind,
        OperationName = _prepared.Operation.Definition.Name,
        RootFields = _prepared.Variant.RootFields,
        RequestState = RequestState,
        Extensions = _prepared.Request.CostReporting == CostReporting.Report ? CostCheck.Describe(_prepared.Cost) : null,
    };
}
