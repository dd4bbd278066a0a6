using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>What a resolver may know of the position it fills.</summary>
public sealed class FieldContext
{
    private readonly ExecutionRun _run;

    internal FieldContext(ExecutionRun run) => _run = run;

    /// <summary>The value of the object this field belongs to; null at the root.</summary>
    public object? Parent { get; internal set; }

    /// <summary>Coerced: enums as their name, input objects as dictionaries; an optional argument that was not given is absent.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; internal set; } = PlannedArguments.Nothing;

    /// <summary>What the host attached to the request.</summary>
    public object? RequestState => _run.RequestState;

    public FieldDefinition Field => Planned.Definition;

    /// <summary>Response keys and list indices from the root to this position.</summary>
    public IReadOnlyList<object> Path => Above is null ? _run.Path : PathFrom(Above);

    internal bool ShowsSchema => _run.ShowsSchema;

    internal PlannedField Planned { get; set; } = null!;

    /// <summary>The position of the object this field belongs to, when the field has to be waited for.</summary>
    internal ResponseNode? Above { get; init; }

    /// <summary>Where its value goes, when it has to be waited for.</summary>
    internal int Gap { get; init; }

    /// <summary>Whether the caller asks for a field below this one, by field names and on any of the types it may have.</summary>
    public bool IsSelected(params string[] path) => Planned.Selects(path);

    private List<object> PathFrom(ResponseNode above)
    {
        var path = new List<object>();
        above.AddPathTo(path);
        path.Add(Planned.ResponseKey);
        return path;
    }
}
