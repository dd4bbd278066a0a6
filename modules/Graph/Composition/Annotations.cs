using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>The directives written on one element, waiting for all directive definitions to be known.</summary>
internal sealed record Annotation(
    string Coordinate,
    string Place,
    IReadOnlyList<Written<Directive>> Written,
    Action<IReadOnlyList<AppliedDirective>> Apply);

/// <summary>Checks and attaches directives. See https://spec.graphql.org/September2025/#sec-Type-System.Directives</summary>
internal sealed class Annotations(ErrorLog errors)
{
    private readonly List<Annotation> _pending = [];
    private readonly List<(Annotation Annotation, AppliedDirective Applied, SourceText Source)> _applied = [];

    public void Add(Annotation annotation)
    {
        if (annotation.Written.Count > 0)
        {
            _pending.Add(annotation);
        }
    }

    public void Add(SchemaElement element, string place, SourceText source, IReadOnlyList<Directive> directives) => Add(new Annotation(
        element.Coordinate,
        place,
        [.. directives.Select(directive => new Written<Directive>(source, directive))],
        applied => element.AppliedDirectives = applied));

    public void Attach(MemberList<DirectiveDefinition> definitions)
    {
        foreach (var annotation in _pending)
        {
            var applied = new List<AppliedDirective>();
            foreach (var (source, directive) in annotation.Written)
            {
                if (Check(annotation, source, directive, definitions.Find(directive.Name)) is not { } definition)
                {
                    continue;
                }

                if (!definition.IsRepeatable && applied.Exists(earlier => earlier.Definition == definition))
                {
                    errors.Add(annotation.Coordinate, source, directive.Location, $"@{directive.Name} is not repeatable.");
                    continue;
                }

                applied.Add(new AppliedDirective { Definition = definition, Syntax = directive });
                _applied.Add((annotation, applied[^1], source));
            }

            annotation.Apply(applied);
        }
    }

    /// <summary>Coerces the arguments, which needs every input type with its defaults.</summary>
    public void CoerceArguments()
    {
        foreach (var (annotation, applied, source) in _applied)
        {
            try
            {
                applied.Arguments = ValueCoercion.Arguments(
                    applied.Definition.Arguments, applied.Syntax.Arguments, new Dictionary<string, object?>());
            }
            catch (ValueException fault)
            {
                var location = fault.Location ?? applied.Syntax.Location;
                errors.Add(annotation.Coordinate, source, location, $"@{applied.Name}: {fault.Message}");
            }
        }
    }

    private DirectiveDefinition? Check(Annotation annotation, SourceText source, Directive directive, DirectiveDefinition? definition)
    {
        void Add(Node at, string message) => errors.Add(annotation.Coordinate, source, at.Location, message);

        if (definition is null)
        {
            Add(directive, $"There is no directive @{directive.Name}.");
            return null;
        }

        if (!definition.Locations.Contains(annotation.Place))
        {
            Add(directive, $"@{directive.Name} cannot stand on {annotation.Place}.");
        }

        var seen = new HashSet<string>();
        foreach (var argument in directive.Arguments)
        {
            if (definition.Arguments.Find(argument.Name) is null)
            {
                Add(argument, $"@{directive.Name} has no argument '{argument.Name}'.");
            }
            else if (!seen.Add(argument.Name))
            {
                Add(argument, $"@{directive.Name} is given '{argument.Name}' twice.");
            }
        }

        return definition;
    }
}
