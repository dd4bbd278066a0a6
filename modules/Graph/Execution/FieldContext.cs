using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>What a resolver may know of the position it fills.</summary>
public sealed class FieldContext
{
    private readonly ExecutionRun _run;
    private readonly PlannedField _field;

    internal FieldContext(ExecutionRun run, PlannedField field, IReadOnlyDictionary<string, object?> arguments, ResultObject position)
    {
        _run = run;
        _field = field;
        Arguments = arguments;
        Position = position;
    }

    /// <summary>The value of the object this field belongs to; null at the root.</summary>
    public object? Parent => Position.Source;

    /// <summary>Coerced: enums as their name, input objects as dictionaries; an optional argument that was not given is absent.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; }

    /// <summary>What the host attached to the request.</summary>
    public object? RequestState => _run.RequestState;

    public FieldDefinition Field => _field.Definition;

    /// <summary>Response keys and list indices from the root to this position.</summary>
    public IReadOnlyList<object> Path => Position.PathTo(_field.Index);

    internal PlannedField Planned => _field;

    internal ResultObject Position { get; set; }

    /// <summary>Whether the caller asks for a field below this one, by field names and on any of the types it may have.</summary>
    public bool IsSelected(params string[] path) => _field.Selects(path);
}
