using System.Collections;
using System.Runtime.CompilerServices;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>
/// Writes the response depth first while values are at hand, and leaves a gap where one has to be waited for. A method that answers
/// false met a null which belongs further up.
/// </summary>
/// <remarks>See https://spec.graphql.org/September2025/#sec-Value-Completion</remarks>
internal sealed class ValueCompletion(ExecutionRun run, PooledBuffer output) : IDisposable
{
    private const int ItemsBetweenChecks = 256;

    private readonly Positions _positions = new();
    private readonly Gaps _gaps = new();
    private readonly LeafCompletion _leaves = new(output);
    private readonly FieldContext _context = new(run);
    private int _items;
    private int _rootEnd;

    /// <summary>Response keys and list indices to the position that is being written.</summary>
    public IReadOnlyList<object> Path => _positions.Path();

    public void Dispose() => _leaves.Dispose();

    /// <summary>Writes the root from beginning to end, but for what has to be waited for.</summary>
    public void Root(SelectionPlan plan)
    {
        Enter(null, isNullable: true);
        if (ExecuteSelectionSet(plan, null)) LeaveWritten();
        else LeaveNull();
        _rootEnd = output.Length;
    }

    /// <summary>Writes the root with a gap for each of its fields.</summary>
    public ResponseNode RootOfGaps(SelectionPlan plan)
    {
        Enter(null, isNullable: true);
        foreach (var field in plan.Fields)
        {
            output.Append(field.Opening);
            _gaps.Open(output.Length);
        }

        if (plan.Fields.Length == 0) output.Append((byte)'{');
        output.Append((byte)'}');
        var root = _positions.Node();
        LeaveWritten();
        _rootEnd = output.Length;
        return root;
    }

    /// <summary>Resolves a field of the root into its gap.</summary>
    public void FillRootField(ResponseNode root, PlannedField field, int gap)
    {
        if (field.Resolver is not ImmediateResolver)
        {
            Defer(field, null, root, gap);
            return;
        }

        var begun = Begin(root);
        End(root, gap, begun, ExecuteField(field, null));
    }

    /// <summary>Writes the value of a field that was waited for, unless a null has taken its place out of the response.</summary>
    public void Fill(ResponseNode above, int gap, PlannedField field, object? value)
    {
        if (!above.IsAlive) return;
        var begun = Begin(above);
        End(above, gap, begun, ExecuteValue(field, value));
    }

    /// <summary>The whole response with every gap filled. The caller gives it back.</summary>
    public PooledBuffer Finished()
    {
        if (_gaps.Count == 0) return output;
        using var scattered = output;
        var whole = new PooledBuffer(output.Length);
        _gaps.Copy(output, whole, 0, _rootEnd);
        return whole;
    }

    private (int Start, int Gaps) Begin(ResponseNode above)
    {
        _positions.Enter(new PositionFrame { Node = above });
        return (output.Length, _gaps.Count);
    }

    private void End(ResponseNode above, int gap, (int Start, int Gaps) begun, bool isWritten)
    {
        _positions.LeaveTo(-1);
        if (isWritten)
        {
            _gaps.Fill(gap, begun.Start, output.Length);
            return;
        }

        output.Rewind(begun.Start);
        _gaps.Rewind(begun.Gaps);
        var gone = above.Nullify();
        _gaps.Discard(gone.Start, gone.End);
    }

    private bool ExecuteSelectionSet(SelectionPlan plan, object? source)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var field in plan.Fields)
        {
            output.Append(field.Opening);
            if (field.Resolver is not ImmediateResolver) Defer(field, source, _positions.Node(), _gaps.Open(output.Length));
            else if (!ExecuteField(field, source)) return false;
        }

        if (plan.Fields.Length == 0) output.Append((byte)'{');
        output.Append((byte)'}');
        return true;
    }

    private void Defer(PlannedField field, object? source, ResponseNode above, int gap) =>
        run.Defer(new FieldContext(run) { Planned = field, Parent = source, Above = above, Gap = gap });

    private bool ExecuteField(PlannedField field, object? source)
    {
        if (field.LeafWriter is not { } write) return ExecuteResolver(field, source);
        var start = output.Length;
        try
        {
            return write(source, output) || ExecuteValue(field, null);
        }
        catch (Exception exception) when (run.IsFieldError(exception))
        {
            output.Rewind(start);
            return ExecuteValue(field, exception);
        }
    }

    private bool ExecuteResolver(PlannedField field, object? source)
    {
        Enter(field, !field.IsNonNull);
        object? value;
        try
        {
            _context.Planned = field;
            _context.Parent = source;
            _context.Arguments = run.ArgumentsOf(field);
            value = ((ImmediateResolver)field.Resolver).Resolve(_context);
        }
        catch (Exception exception) when (run.IsFieldError(exception))
        {
            value = exception;
        }

        return Complete(field, field.Type, value);
    }

    private bool ExecuteValue(PlannedField field, object? value)
    {
        Enter(field, !field.IsNonNull);
        return Complete(field, field.Type, value);
    }

    /// <summary>Completes the innermost position and leaves it.</summary>
    private bool Complete(PlannedField field, GraphType type, object? value)
    {
        if (CompleteValue(field, type, value)) return LeaveWritten();
        return type.IsNonNull ? LeaveGone() : LeaveNull();
    }

    private bool CompleteValue(PlannedField field, GraphType type, object? value)
    {
        if (value is null) return type.IsNonNull ? FailMissing(field) : WriteNull();
        if (value is Exception failure) return Fail(field, failure);
        var depth = _positions.Depth;
        try
        {
            return CompletePresent(field, type.Nullable, value);
        }
        catch (Exception exception) when (run.IsFieldError(exception))
        {
            _positions.LeaveTo(depth);
            return Fail(field, exception);
        }
    }

    private bool CompletePresent(PlannedField field, GraphType type, object value)
    {
        if (type is ListType list) return CompleteList(field, list, value);
        var named = (NamedType)type;
        if (!named.IsLeaf) return CompleteObject(field, run.Schema.ObjectTypeOf(named, value), value);
        _leaves.Complete(named, value);
        return true;
    }

    private bool CompleteObject(PlannedField field, ObjectType type, object value)
    {
        var plan = field.PlanFor(type);
        return plan.Undecided is { } fault ? Fail(field, fault) : ExecuteSelectionSet(plan, value);
    }

    private bool CompleteList(PlannedField field, ListType type, object value)
    {
        if (value is string || value is not IEnumerable items)
        {
            throw new InvalidOperationException($"{field.Definition.Coordinate} is a list and its resolver answered something else.");
        }

        var index = 0;
        output.Append((byte)'[');
        foreach (var item in items)
        {
            if (index > 0) output.Append((byte)',');
            if (++_items % ItemsBetweenChecks == 0) run.Clock.ThrowIfOver();
            Enter(null, !type.OfType.IsNonNull, index++);
            if (!Complete(field, type.OfType, item)) return false;
        }

        output.Append((byte)']');
        return true;
    }

    private bool Fail(PlannedField field, Exception exception)
    {
        run.Errors.Add(field, _positions.Path(), exception);
        return false;
    }

    private bool FailMissing(PlannedField field) =>
        Fail(field, new InvalidOperationException($"{field.Definition.Coordinate} must have a value and has none."));

    private bool WriteNull()
    {
        output.AppendNull();
        return true;
    }

    private void Enter(PlannedField? field, bool isNullable, int index = 0) => _positions.Enter(new PositionFrame
    {
        Field = field,
        Index = index,
        Start = output.Length,
        Gaps = _gaps.Count,
        IsNullable = isNullable,
    });

    private bool LeaveWritten()
    {
        if (_positions.Top.Node is { } node) node.End = output.Length;
        _positions.LeaveTo(_positions.Depth - 1);
        return true;
    }

    private bool LeaveNull()
    {
        output.Rewind(_positions.Top.Start);
        _gaps.Rewind(_positions.Top.Gaps);
        LeaveGone();
        return WriteNull();
    }

    private bool LeaveGone()
    {
        _positions.Top.Node?.Discard();
        _positions.LeaveTo(_positions.Depth - 1);
        return false;
    }
}
