using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>What can be given, of all types and directives.</summary>
internal sealed record Inputs(List<InputValueDefinition> Arguments, List<InputValueDefinition> Fields);

/// <summary>Builds fields, arguments, input fields and enum values, as far as their types are known.</summary>
internal sealed class MemberBuilder
{
    private readonly IReadOnlyDictionary<string, NamedType> _types;
    private readonly Annotations _annotations;
    private readonly ErrorLog _errors;
    private readonly Members<FieldDeclaration, FieldDefinition> _fields;
    private readonly Members<InputValueDeclaration, InputValueDefinition> _inputs;
    private readonly Members<EnumValueDeclaration, EnumValueDefinition> _values;

    public MemberBuilder(IReadOnlyDictionary<string, NamedType> types, Annotations annotations, ErrorLog errors)
    {
        (_types, _annotations, _errors) = (types, annotations, errors);
        _fields = new(static part => ((FieldsDeclaration)part).Fields, Field, errors);
        _inputs = new(static part => ((InputObjectDeclaration)part).Fields, InputValue, errors);
        _values = new(static part => ((EnumDeclaration)part).Values, EnumValue, errors);
    }

    public Inputs Inputs { get; } = new([], []);

    public MemberList<FieldDefinition> Fields(TypeDraft draft) => _fields.Of(draft);

    public MemberList<InputValueDefinition> InputFields(TypeDraft draft) => _inputs.Of(draft);

    public MemberList<EnumValueDefinition> EnumValues(TypeDraft draft) => _values.Of(draft);

    public MemberList<InputValueDefinition> Arguments(ElementPlace place, SourceText source, IReadOnlyList<InputValueDeclaration> declared) =>
        declared.Count == 0 ? MemberList<InputValueDefinition>.Empty : _inputs.Of(place, source, declared);

    private FieldDefinition? Field(ElementPlace place, SourceText source, FieldDeclaration declared)
    {
        var arguments = Arguments(ElementPlace.ArgumentOf(place.Owner, declared.Name), source, declared.Arguments);
        if (Type(declared.Type, place, declared.Name, source) is not { } type)
        {
            _errors.MarkIncomplete(place.Owner);
            return null;
        }

        var field = new FieldDefinition
        {
            Name = declared.Name,
            Place = place,
            Description = declared.Description,
            Type = type,
            Arguments = arguments,
            Source = source,
            Location = declared.Location,
        };
        _annotations.Add(new(field, DirectivePlaces.Field, source, declared.Directives));
        return field;
    }

    private InputValueDefinition? InputValue(ElementPlace place, SourceText source, InputValueDeclaration declared)
    {
        if (Type(declared.Type, place, declared.Name, source) is not { } type)
        {
            _errors.MarkIncomplete(place.Owner);
            return null;
        }

        var value = new InputValueDefinition
        {
            Name = declared.Name,
            Place = place,
            Description = declared.Description,
            Type = type,
            DefaultValue = declared.DefaultValue,
            Source = source,
            Location = declared.Location,
        };
        var isField = place.Kind == ElementKind.Member;
        (isField ? Inputs.Fields : Inputs.Arguments).Add(value);
        _annotations.Add(new(value, isField ? DirectivePlaces.InputField : DirectivePlaces.Argument, source, declared.Directives));
        return value;
    }

    private EnumValueDefinition EnumValue(ElementPlace place, SourceText source, EnumValueDeclaration declared)
    {
        var value = new EnumValueDefinition
        {
            Name = declared.Name,
            Place = place,
            Description = declared.Description,
            Source = source,
            Location = declared.Location,
        };
        _annotations.Add(new(value, DirectivePlaces.EnumValue, source, declared.Directives));
        return value;
    }

    private GraphType? Type(TypeRef reference, ElementPlace place, string member, SourceText source)
    {
        switch (reference)
        {
            case ListTypeRef list:
                return Type(list.OfType, place, member, source)?.AsList();
            case NonNullTypeRef nonNull:
                return Type(nonNull.OfType, place, member, source)?.AsNonNull();
        }

        var named = (NamedTypeRef)reference;
        if (!_types.TryGetValue(named.Name, out var type))
        {
            KnownTypeNames.Refuse(place.CoordinateOf(member), source, named, _errors);
        }

        return type;
    }
}
