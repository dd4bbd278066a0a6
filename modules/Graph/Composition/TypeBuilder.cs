using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>First a shell for every type, then their contents, since types may mention each other in circles.</summary>
internal sealed class TypeBuilder(Drafts drafts, Annotations annotations, ErrorLog errors)
{
    private readonly Dictionary<string, NamedType> _types = [];

    public IReadOnlyDictionary<string, NamedType> Build(IReadOnlyDictionary<string, ScalarBinding> scalars)
    {
        foreach (var draft in drafts.Types.Values)
        {
            _types.Add(draft.Name, Shell(draft, scalars));
        }

        var members = new MemberBuilder(_types, annotations, errors);
        foreach (var draft in drafts.Types.Values)
        {
            members.CheckName(draft.Name, draft.Name, draft.Source, draft.Definition.Location);
            Fill(draft, members);
        }

        return _types;
    }

    public MemberList<DirectiveDefinition> Directives()
    {
        var members = new MemberBuilder(_types, annotations, errors);
        return new(drafts.Directives.Values.Select(directive => Directive(directive.Source, directive.Syntax, members)));
    }

    private DirectiveDefinition Directive(SourceText source, DirectiveDeclaration declared, MemberBuilder members)
    {
        var coordinate = "@" + declared.Name;
        members.CheckName(coordinate, declared.Name, source, declared.Location);
        foreach (var place in declared.Locations.Where(place => !DirectivePlaces.IsKnown(place.Name)))
        {
            errors.Add(coordinate, source, place.Location, $"There is no directive location {place.Name}.");
        }

        return new DirectiveDefinition
        {
            Name = declared.Name,
            Coordinate = coordinate,
            Description = declared.Description,
            Arguments = members.Arguments(coordinate, source, declared.Arguments),
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
                fields.Fields = members.Fields(type.Name, Each<FieldsDeclaration, FieldDeclaration>(draft, part => part.Fields));
                fields.Interfaces = References<InterfaceType>(
                    draft, Each<FieldsDeclaration, NamedTypeRef>(draft, part => part.Interfaces), "an interface");
                break;
            case UnionType union:
                union.Members = References<ObjectType>(
                    draft, Each<UnionDeclaration, NamedTypeRef>(draft, part => part.Members), "an object type");
                break;
            case EnumType values:
                values.Values = members.EnumValues(type.Name, Each<EnumDeclaration, EnumValueDeclaration>(draft, part => part.Values));
                break;
            case InputObjectType input:
                input.Fields = members.InputFields(
                    type.Name, Each<InputObjectDeclaration, InputValueDeclaration>(draft, part => part.Fields));
                RefuseLateOneOf(draft);
                break;
        }

        annotations.Add(new Annotation(
            type.Name,
            Place(type),
            [.. Each<TypeDeclaration, Directive>(draft, part => part.Directives)],
            applied => type.AppliedDirectives = applied));
    }

    /// <summary>Whoever writes to the type must be able to rely on its definition alone.</summary>
    private void RefuseLateOneOf(TypeDraft draft)
    {
        foreach (var (source, part) in draft.Parts.Skip(1))
        {
            if (part.Directives.FirstOrDefault(directive => directive.Name == "oneOf") is { } late)
            {
                errors.Add(draft.Name, source, late.Location, "An extension cannot turn the type into a @oneOf type.");
            }
        }
    }

    private List<T> References<T>(TypeDraft draft, IEnumerable<Written<NamedTypeRef>> written, string kind)
        where T : NamedType
    {
        var found = new List<T>();
        foreach (var (source, reference) in written)
        {
            var fault = !_types.TryGetValue(reference.Name, out var type) ? $"There is no type {reference.Name}."
                : type is not T ? $"{reference.Name} is not {kind}."
                : found.Contains(type) ? $"{reference.Name} is listed twice."
                : null;
            if (fault is null)
            {
                found.Add((T)type!);
            }
            else
            {
                errors.MarkIncomplete(draft.Name);
                errors.Add(draft.Name, source, reference.Location, fault);
            }
        }

        return found;
    }

    private static IEnumerable<Written<TItem>> Each<TPart, TItem>(TypeDraft draft, Func<TPart, IReadOnlyList<TItem>> items)
        where TPart : TypeDeclaration
        where TItem : Node =>
        draft.Parts.SelectMany(part => items((TPart)part.Syntax).Select(item => new Written<TItem>(part.Source, item)));

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
