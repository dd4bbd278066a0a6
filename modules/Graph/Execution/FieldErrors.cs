using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>The errors of one execution. One failure that hits many positions is heard once and carries one trace id.</summary>
internal sealed class FieldErrors(GraphOptions options)
{
    private List<GraphError>? _errors;
    private Exception? _last;

    public IReadOnlyList<GraphError> All => _errors ?? (IReadOnlyList<GraphError>)[];

    public void Add(PlannedField field, IReadOnlyList<object> path, Exception exception) =>
        (_errors ??= []).Add(Describe(field, path, exception));

    private GraphError Describe(PlannedField field, IReadOnlyList<object> path, Exception exception)
    {
        if (ReferenceEquals(exception, _last)) return _errors![^1] with { Path = path, Locations = PlacesOf(field, exception) };
        _last = exception;
        return ErrorMask.Describe(exception, options, PlacesOf(field, exception), path);
    }

    // An argument that does not fit is at fault where its value stands.
    public static IReadOnlyList<Location> PlacesOf(PlannedField field, Exception exception) =>
        exception is ValueException { Location: { } at } ? [at] : field.Locations;
}
