namespace Selec.Graph.Execution;

/// <summary>The errors of one execution. One failure that hits many positions is heard once and carries one trace id.</summary>
internal sealed class FieldErrors(GraphOptions options)
{
    private readonly List<GraphError> _errors = [];
    private Exception? _last;

    public IReadOnlyList<GraphError> All => _errors;

    /// <summary>Adds the error of a position, unless a null above has already taken it out of the response, and puts null there.</summary>
    public void Add(PlannedField field, ResultNode node, int index, Exception exception)
    {
        if (!node.IsAlive) return;
        _errors.Add(Describe(field, node.PathTo(index), exception));
        node.Nullify(index);
    }

    private GraphError Describe(PlannedField field, IReadOnlyList<object> path, Exception exception)
    {
        if (ReferenceEquals(exception, _last)) return _errors[^1] with { Path = path, Locations = field.Locations };
        _last = exception;
        return ErrorMask.Describe(exception, options, field.Locations, path);
    }
}
