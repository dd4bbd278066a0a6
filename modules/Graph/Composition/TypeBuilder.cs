using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>First a shell for every type, then their contents, since types may mention each other in circles.</summary>
internal sealed class TypeBuilder
{
    private readonly Drafts _drafts;
    private readonly Annotations _annotations;
    private readonly ErrorLog _errors;
    private readonly Dictionary<string, NamedType> _types;
    private readonly MemberBuilder _members;

    public TypeBuilder(Drafts drafts, Annotations annotations, ErrorLog errors)
    {
        (_drafts, _annotations, _errors) = (drafts, annotations, errors);
        _types = new(drafts.Types.Count, StringComparer.Ordinal);
        _members = new(_types, annotations, errors);
    }

    public Inputs Inputs => _members.Inputs;

    public IReadOnlyDictionary<string, NamedType> ByName => _types;

    public NamedType[] Build(IReadOnlyDictionary<string, ScalarBinding> scalars)
    {
        foreach (var draft in _drafts.Types.Values)
        {
            _types.Add(draft.Name, Shell(draft, scalars));
        }

        foreach (var draft in _drafts.Types.Values)
        {
            Fill(draft);
        }

        return [.. _types.Values];
    }

    public MemberList<DirectiveDefinition> Directives() =>
        new([.. _drafts.Directives.Values.Select(directive => Directive(directive.Source, directive.Syntax))]);

    private DirectiveDefinition Directive(SourceText source, DirectiveDeclaration declared)
    {
        var coordinate = "@" + declared.Name;
        return new DirectiveDefinition
        {
            Name = declared.Name,
            Place = ElementPlace.Directive,
            Description = declared.Description,
            Arguments = _members.Arguments(ElementPlace.ArgumentOf(coordinate), source, declared.Arguments),
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

    private void Fill(TypeDraft draft)
    {
        var type = _types[draft.Name];
        switch (type)
        {
            case FieldsType fields:
                fields.Fields = _members.Fields(draft);
                fields.Interfaces = References<InterfaceType>(draft, ImplementedInterfaces.Fault);
                break;
            case UnionType union:
                union.Members = References<ObjectType>(draft, UnionMembers.Fault);
                break;
            case EnumType values:
                values.Values = _members.EnumValues(draft);
                break;
            case InputObjectType input:
                input.Fields = _members.InputFields(draft);
                break;
        }

        foreach (var (source, part) in draft.Parts)
        {
            _annotations.Add(new(type, Place(type), source, part.Directives) { IsExtension = part.IsExtension });
        }
    }

    private List<T> References<T>(TypeDraft draft, Func<NamedType, bool, string?> faultOf)
        where T : NamedType
    {
        List<T> found = [];
        foreach (var (source, part) in draft.Parts)
        {
            var references = part is UnionDeclaration union ? union.Members : ((FieldsDeclaration)part).Interfaces;
            found.EnsureCapacity(found.Count + references.Count);
            foreach (var reference in references)
            {
                if (!_types.TryGetValue(reference.Name, out var type))
                {
                    _errors.MarkIncomplete(draft.Name);
                    KnownTypeNames.Refuse(draft.Name, source, reference, _errors);
                }
                else if (faultOf(type, type is T listed && found.Contains(listed)) is { } fault)
                {
                    _errors.MarkIncomplete(draft.Name);
                    _errors.Add(draft.Name, source, reference.Location, fault);
                }
                else
                {
                    found.Add((T)type);
                }
            }
        }

        return found;
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
