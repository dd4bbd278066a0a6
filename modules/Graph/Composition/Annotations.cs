using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Directives written on one element, waiting for all directive definitions to be known.</summary>
internal readonly record struct Annotation(ISchemaElement? Element, string Place, SourceText Source, IReadOnlyList<Directive> Written)
{
    /// <summary>Written where a type is extended.</summary>
    public bool IsExtension { get; init; }
}

/// <summary>A directive on one element; <see cref="Applied"/> is null when there is no such directive.</summary>
internal readonly record struct DirectiveUse(Annotation On, Directive Syntax, AppliedDirective? Applied)
{
    public ISchemaElement? Element => On.Element;

    public string Place => On.Place;

    public SourceText Source => On.Source;

    /// <summary>The schema itself is no element.</summary>
    public string Coordinate => Element?.Coordinate ?? "schema";
}

/// <summary>Attaches directives to what they stand on. See https://spec.graphql.org/September2025/#sec-Type-System.Directives</summary>
internal sealed class Annotations
{
    private readonly List<Annotation> _pending = [];
    private readonly List<AppliedDirective> _ofSchema = [];

    public IReadOnlyList<AppliedDirective> OfSchema => _ofSchema;

    /// <summary>Those of an element that has several parts come in the order of the parts, one call each.</summary>
    public void Add(Annotation annotation)
    {
        if (annotation.Written.Count > 0)
        {
            _pending.Add(annotation);
        }
    }

    public List<DirectiveUse> Attach(MemberList<DirectiveDefinition> definitions)
    {
        var uses = new List<DirectiveUse>(_pending.Count);
        foreach (var annotation in _pending)
        {
            for (var i = 0; i < annotation.Written.Count; i++)
            {
                var syntax = annotation.Written[i];
                var applied = definitions.Find(syntax.Name) is { } definition
                    ? new AppliedDirective { Definition = definition, Syntax = syntax }
                    : null;
                uses.Add(new DirectiveUse(annotation, syntax, applied));
                if (applied is not null)
                {
                    Attach(annotation, applied);
                }
            }
        }

        return uses;
    }

    private void Attach(Annotation annotation, AppliedDirective applied)
    {
        switch (annotation.Element)
        {
            case null:
                _ofSchema.Add(applied);
                break;
            case NamedType type:
                type.AppliedDirectives = With(type.AppliedDirectives, applied);
                BuiltInDirectives.Apply(type, applied, annotation.IsExtension);
                break;
            case SchemaElement member:
                member.AppliedDirectives = With(member.AppliedDirectives, applied);
                BuiltInDirectives.Apply(member, applied);
                break;
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
}
