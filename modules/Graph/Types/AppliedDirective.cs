using System.Collections.ObjectModel;
using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>A directive on an element of the schema, with its arguments coerced and defaults filled in.</summary>
public sealed class AppliedDirective
{
    public required DirectiveDefinition Definition { get; init; }

    public required Directive Syntax { get; init; }

    public IReadOnlyDictionary<string, object?> Arguments { get; internal set; } = ReadOnlyDictionary<string, object?>.Empty;

    public string Name => Definition.Name;
}
