using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Collects what is wrong, so that an author reads everything in one go.</summary>
internal sealed class ErrorLog
{
    private readonly List<SchemaError> _errors = [];
    private readonly HashSet<string> _incomplete = [];

    public void Add(string coordinate, SourceText? source, Location location, string message) =>
        _errors.Add(new SchemaError(message, coordinate, source?.Name ?? "", location.Line) { Origin = source?.Origin });

    public void Add(DirectiveUse use, Node at, string message) => Add(use, at.Location, message);

    public void Add(DirectiveUse use, Location location, string message) => Add(use.Coordinate, use.Source, location, message);

    /// <summary>For a name that is taken.</summary>
    public void AddAgain<T>(string coordinate, Written<T> again, Written<T> earlier)
        where T : Node => Add(coordinate, again.Source, again.Syntax.Location, BuiltInTypes.Holds(earlier.Source)
            ? "This name is built in and cannot be defined again."
            : $"Already defined in {earlier.Source.Name}:{earlier.Syntax.Location.Line}.");

    public void Add(ISchemaElement element, string message) => Add(element.Coordinate, element.Source, element.Location, message);

    /// <summary>The type lacks a member because of an error; rules about missing members would only repeat it.</summary>
    public void MarkIncomplete(string type) => _incomplete.Add(type);

    public bool IsComplete(NamedType type) => !_incomplete.Contains(type.Name);

    public IReadOnlyList<SchemaError> All => _errors;

    public bool IsEmpty => _errors.Count == 0;

    public void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw new SchemaException([.. _errors]);
        }
    }
}
