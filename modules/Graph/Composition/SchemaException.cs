namespace Selec.Graph.Composition;

/// <summary>One thing wrong with the sources, the rules or the bindings of a schema.</summary>
public sealed record SchemaError(string Message, string Coordinate, string Source, int Line)
{
    /// <summary>Who brought the source; null when it did not say.</summary>
    public string? Origin { get; init; }

    public override string ToString() => $"{Source}:{Line}: {Coordinate}: {Message}" + (Origin is null ? "" : $" (from {Origin})");
}

/// <summary>The schema cannot be served; all reasons at once.</summary>
public sealed class SchemaException(IReadOnlyList<SchemaError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(error => error.ToString())))
{
    public IReadOnlyList<SchemaError> Errors { get; } = errors;
}
