using System.Collections.ObjectModel;
using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Directives written on one element, waiting for all directive definitions to be known.</summary>
internal readonly record struct Annotation(ISchemaElement? Element, string Place, SourceText Source, IReadOnlyList<Directive> Written)
{
    /// <summary>The schema itself is no element.</summary>
    public string Coordinate => Element?.Coordinate ?? "schema";
}

/// <summary>Checks and attaches directives. See https://spec.graphql.org/September2025/#sec-Type-System.Directives</summary>
internal sealed class Annotations(ErrorLog errors)
{
    private static readonly IReadOnlyDictionary<string, object?> NoVariables = ReadOnlyDictionary<string, object?>.Empty;

    private readonly List<Annotation> _pending = [];
    private readonly List<(Annotation Annotation, AppliedDirective Applied)> _applied = [];
    private readonly List<AppliedDirective> _ofSchema = [];

    public IReadOnlyList<AppliedDirective> OfSchema => _ofSchema;

    /// <summary>Those of an element that has several parts come in the order of the parts, one call each.</summary>
    public void Add(ISchemaElement? element, string place, SourceText source, IReadOnlyList<Directive> written)
    {
        if (written.Count > 0)
        {
            _pending.Add(new Annotation(element, place, source, written));
        }
    }

    public void Attach(MemberList<DirectiveDefinition> definitions)
    {
        foreach (var annotation in _pending)
        {
            foreach (var directive in annotation.Written)
            {
                if (definitions.Find(directive.Name) is { } definition)
                {
                    Attach(annotation, directive, definition);
                }
                else
                {
                    Fault(annotation, directive, $"There is no directive @{directive.Name}.");
                }
            }
        }
    }

    /// <summary>Coerces the arguments, which needs every input type with its defaults.</summary>
    public void CoerceArguments()
    {
        foreach (var (annotation, applied) in _applied)
        {
            try
            {
                applied.Arguments = ValueCoercion.Arguments(applied.Definition.Arguments, applied.Syntax.Arguments, NoVariables);
            }
            catch (ValueException fault)
            {
                var location = fault.Location ?? applied.Syntax.Location;
                errors.Add(annotation.Coordinate, annotation.Source, location, $"@{applied.Name}: {fault.Message}");
            }
        }
    }

    private void Attach(Annotation annotation, Directive directive, DirectiveDefinition definition)
    {
        Check(annotation, directive, definition);
        var already = annotation.Element?.AppliedDirectives ?? _ofSchema;
        if (!definition.IsRepeatable && IsIn(already, definition))
        {
            Fault(annotation, directive, $"@{directive.Name} is not repeatable.");
            return;
        }

        var applied = new AppliedDirective { Definition = definition, Syntax = directive };
        _applied.Add((annotation, applied));
        switch (annotation.Element)
        {
            case null:
                _ofSchema.Add(applied);
                break;
            case NamedType type:
                type.AppliedDirectives = With(type.AppliedDirectives, applied);
                BuiltInDirectives.Apply(type, applied);
                break;
            case SchemaElement member:
                member.AppliedDirectives = With(member.AppliedDirectives, applied);
                BuiltInDirectives.Apply(member, applied);
                break;
        }
    }

    private void Check(Annotation annotation, Directive directive, DirectiveDefinition definition)
    {
        if (!definition.Locations.Contains(annotation.Place))
        {
            Fault(annotation, directive, $"@{directive.Name} cannot stand on {annotation.Place}.");
        }

        for (var i = 0; i < directive.Arguments.Count; i++)
        {
            var argument = directive.Arguments[i];
            if (definition.Arguments.Find(argument.Name) is null)
            {
                Fault(annotation, argument, $"@{directive.Name} has no argument '{argument.Name}'.");
            }
            else if (!ReferenceEquals(directive.Argument(argument.Name), argument))
            {
                Fault(annotation, argument, $"@{directive.Name} is given '{argument.Name}' twice.");
            }

            if (LiteralFieldNames.MayRepeat(argument.Value))
            {
                LiteralFieldNames.Check(argument.Value, annotation.Coordinate, annotation.Source, errors);
            }
        }
    }

    private static AppliedDirective[] With(IReadOnlyList<AppliedDirective> already, AppliedDirective next)
    {
        var all = new AppliedDirective[already.Count + 1];
        for (var i = 0; i < already.Count; i++)
        {
            all[i] = already[i];
        }

        all[^1] = next;
        return all;
    }

    private static bool IsIn(IReadOnlyList<AppliedDirective> applied, DirectiveDefinition definition)
    {
        for (var i = 0; i < applied.Count; i++)
        {
            if (ReferenceEquals(applied[i].Definition, definition))
            {
                return true;
            }
        }

        return false;
    }

    private void Fault(Annotation annotation, Node at, string message) =>
        errors.Add(annotation.Coordinate, annotation.Source, at.Location, message);
}
