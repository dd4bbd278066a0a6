using System.Collections;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>Puts what resolvers answered into the result tree, and collects the objects the next level will ask for more.</summary>
/// <remarks>See https://spec.graphql.org/September2025/#sec-Value-Completion</remarks>
internal sealed class ValueCompletion(PreparedRequest prepared, RunClock clock) : IDisposable
{
    private readonly LeafCompletion _leaves = new();
    private readonly FieldErrors _errors = new(prepared.Options);

    public Level Next { get; set; } = new();

    public IReadOnlyList<GraphError> Errors => _errors.All;

    public void Complete(PlannedField field, ResultObject position, object? value)
    {
        if (position.IsAlive) CompleteAny(new Position(field, position, field.Index), field.Type, value);
    }

    public void Fail(PlannedField field, ResultObject position, Exception exception) => _errors.Add(field, position, field.Index, exception);

    public void Dispose() => _leaves.Dispose();

    private void CompleteAny(Position at, GraphType type, object? value)
    {
        if (value is Exception exception) Fail(at, exception);
        else if (value is null) CompleteNull(at, type);
        else CompletePresent(at, type.Nullable, value);
    }

    private void CompleteNull(Position at, GraphType type)
    {
        if (type.IsNonNull) Fail(at, new InvalidOperationException($"{at.Field.Definition.Coordinate} must have a value and has none."));
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
        catch (Exception exception) when (!clock.IsOver)
        {
            Fail(at, exception);
        }
    }

    private void CompleteObject(Position at, NamedType type, object value)
    {
        var plan = at.Field.PlanFor(prepared.Schema.ObjectTypeOf(type, value));
        var node = new ResultObject(plan, value, at.Node, at.Index);
        at.Node.Set(at.Index, ResultValue.Of(node));
        Next.Add(plan, node);
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
            CompleteAny(new Position(at.Field, list, list.Append()), type.OfType, item);
            if (!list.IsAlive) return;
        }
    }

    private void Fail(Position at, Exception exception) => _errors.Add(at.Field, at.Node, at.Index, exception);

    private readonly record struct Position(PlannedField Field, ResultNode Node, int Index);
}
