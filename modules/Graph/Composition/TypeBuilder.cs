using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>First a shell for every type, then their contents, since types may mention each other in circles.</summary>
internal sealed class TypeBuilder(Drafts drafts, Annotations annotations, ErrorLog errors)
{
    private readonly Dictionary<string, NamedType> _types = new(drafts.Types.Count, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, NamedType> ByName => _types;

    public NamedType[] Build(IReadOnlyDictionary<string, ScalarBinding> scalars)
    {
        foreach (var draft in drafts.Types.Values)
        {
            _types.Add(draft.Name, Shell(draft, scalars));
        }

        var members = new MemberBuilder(_types, annotations, errors);
        foreach (var draft in drafts.Types.Values)
        {
            ReservedNames.Check(default, draft.Name, draft.Source, draft.Definition.Location, errors);
            Fill(draft, members);
        }

        return [.. _types.Values];
    }

    public MemberList<DirectiveDefinition> Directives()
    {
        var members = new MemberBuilder(_types, annotations, errors);
        return new([.. drafts.Directives.Values.Select(directive => Directive(directive.Source, directive.Syntax, members))]);
    }

    private DirectiveDefinition Directive(SourceText source, DirectiveDeclaration declared, MemberBuilder members)
    {
        var coordinate = "@" + declared.Name;
        ReservedNames.Check(ElementPlace.Directive, declared.Name, source, declared.Location, errors);
        foreach (var place in declared.Locations.Where(place => !DirectivePlaces.IsKnown(place.Name)))
        {
            errors.Add(coordinate, source, place.Location, $"There is no directive location {place.Name}.");
        }

        return new DirectiveDefinition
        {
            Name = declared.Name,
            Place = ElementPlace.Directive,
            Description = declared.Description,
            Arguments = members.Arguments(ElementPlace.ArgumentOf(coordinate), source, declared.Arguments),
            IsRepeatable = declared.IsRepeatable,
            Locations = [.. declared.Locations.Select(place => place.Name).Distinct()],
            IsBuiltIn = BuiltInTypes.Holds(source),
            Source = source,
            Location = declared.Location,
        };
    }

    private static NamedType Shell(TypeDraft draft, IReadOnlyDictionary<string, ScalarBinding> scalars)
    {
        var (name, about) = (draft.Name, draft.Definition.Description);
        var (source, location, isBuiltIn) = (draft.Source, draft.Definition.Location, draft.IsBuiltIn);
        return draft.Definition switch
        {
            ScalarDeclaration => new ScalarType
            {
                Name = name,
                Description = about,
                Source = source,
                Location = location,
                IsBuiltIn = isBuiltIn,
                Binding = scalars.GetValueOrDefault(name) ?? ScalarBinding.PassThrough(name),
            },
            ObjectDeclaration => new ObjectType
            {
                Name = name, Description = about, Source = source, Location = location, IsBuiltIn = isBuiltIn,
            },
            InterfaceDeclaration => new InterfaceType { Name = name, Description = about, Source = source, Location = location },
            UnionDeclaration => new UnionType { Name = name, Description = about, Source = source, Location = location },
            EnumDeclaration => new EnumType
            {
                Name = name, Description = about, Source = source, Location = location, IsBuiltIn = isBuiltIn,
            },
            _ => new InputObjectType { Name = name, Description = about, Source = source, Location = location },
        };
    }

    private void Fill(TypeDraft draft, MemberBuilder members)
    {
        var type = _types[draft.Name];
        switch (type)
        {
            case FieldsType fields:
                fields.Fields = members.Fields(draft);
                fields.Interfaces = References<InterfaceType>(draft, "an interface");
                break;
            case UnionType union:
                union.Members = References<ObjectType>(draft, "an object type");
                break;
            case EnumType values:
                values.Values = members.EnumValues(draft);
                break;
            case InputObjectType input:
                input.Fields = members.InputFields(draft);
                RefuseLateOneOf(draft);
                break;
        }

        foreach (var (source, part) in draft.Parts)
        {
            annotations.Add(type, Place(type), source, part.Directives);
        }
    }

    /// <summary>Whoever writes to the type must be able to rely on its definition alone.</summary>
    private void RefuseLateOneOf(TypeDraft draft)
    {
        foreach (var (source, part) in draft.Parts)
        {
            if (part.IsExtension && part.Directives.FirstOrDefault(directive => directive.Name == "oneOf") is { } late)
            {
                errors.Add(draft.Name, source, late.Location, "An extension cannot turn the type into a @oneOf type.");
            }
        }
    }

    private T[] References<T>(TypeDraft draft, string kind)
        where T : NamedType
    {
        var found = new HashSet<T>();
        foreach (var (source, part) in draft.Parts)
        {
            foreach (var reference in part is UnionDeclaration union ? union.Members : ((FieldsDeclaration)part).Interfaces)
            {
                Refer(draft, source, reference, kind, found);
            }
        }

        return found.Count == 0 ? [] : [.. found];
    }

    private void Refer<T>(TypeDraft draft, SourceText source, NamedTypeRef reference, string kind, HashSet<T> found)
        where T : NamedType
    {
        var fault = !_types.TryGetValue(reference.Name, out var type) ? $"There is no type {reference.Name}."
            : type is not T wanted ? $"{reference.Name} is not {kind}."
            : !found.Add(wanted) ? $"{reference.Name} is listed twice."
            : null;
        if (fault is not null)
        {
            errors.MarkIncomplete(draft.Name);
            errors.Add(draft.Name, source, reference.Location, fault);
        }
    }

    private static string Place(NamedType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        _ => "INPUT_OBJECT",
    };
}
