using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Builds fields, arguments, input fields and enum values; refuses duplicates, reserved names and unknown types.</summary>
internal sealed class MemberBuilder(IReadOnlyDictionary<string, NamedType> types, Annotations annotations, ErrorLog errors)
{
    private readonly Members<FieldDefinition> _fields = new(errors);
    private readonly Members<InputValueDefinition> _inputs = new(errors);
    private readonly Members<EnumValueDefinition> _values = new(errors);

    public MemberList<FieldDefinition> Fields(TypeDraft draft)
    {
        var fields = _fields.Of(ElementPlace.MemberOf(draft.Name));
        foreach (var (source, part) in draft.Parts)
        {
            foreach (var declared in ((FieldsDeclaration)part).Fields)
            {
                if (fields.IsNew(declared, source))
                {
                    fields.Add(Field(draft.Name, source, declared));
                }
            }
        }

        return fields.Close();
    }

    public MemberList<InputValueDefinition> InputFields(TypeDraft draft)
    {
        var place = ElementPlace.MemberOf(draft.Name);
        var fields = _inputs.Of(place);
        foreach (var (source, part) in draft.Parts)
        {
            foreach (var declared in ((InputObjectDeclaration)part).Fields)
            {
                if (fields.IsNew(declared, source))
                {
                    fields.Add(InputValue(place, source, declared));
                }
            }
        }

        return fields.Close();
    }

    public MemberList<InputValueDefinition> Arguments(ElementPlace place, SourceText source, IReadOnlyList<InputValueDeclaration> declared)
    {
        if (declared.Count == 0)
        {
            return MemberList<InputValueDefinition>.Empty;
        }

        var arguments = _inputs.Of(place);
        foreach (var argument in declared)
        {
            if (arguments.IsNew(argument, source))
            {
                arguments.Add(InputValue(place, source, argument));
            }
        }

        return arguments.Close();
    }

    public MemberList<EnumValueDefinition> EnumValues(TypeDraft draft)
    {
        var values = _values.Of(ElementPlace.MemberOf(draft.Name));
        foreach (var (source, part) in draft.Parts)
        {
            foreach (var declared in ((EnumDeclaration)part).Values)
            {
                if (values.IsNew(declared, source))
                {
                    values.Add(EnumValue(draft.Name, source, declared));
                }
            }
        }

        return values.Close();
    }

    private FieldDefinition? Field(string owner, SourceText source, FieldDeclaration declared)
    {
        var place = ElementPlace.MemberOf(owner);
        var arguments = Arguments(ElementPlace.ArgumentOf(owner, declared.Name), source, declared.Arguments);
        if (Type(declared.Type, place, declared.Name, source) is not { } type)
        {
            errors.MarkIncomplete(owner);
            return null;
        }

        if (!type.IsOutput)
        {
            var message = $"{type} is an input type and cannot be the type of a field.";
            errors.Add(place.CoordinateOf(declared.Name), source, declared.Type.Location, message);
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
        annotations.Add(field, DirectivePlaces.Field, source, declared.Directives);
        return field;
    }

    private InputValueDefinition? InputValue(ElementPlace place, SourceText source, InputValueDeclaration declared)
    {
        if (Type(declared.Type, place, declared.Name, source) is not { } type)
        {
            errors.MarkIncomplete(place.Owner);
            return null;
        }

        if (!type.IsInput)
        {
            errors.MarkIncomplete(place.Owner);
            var message = $"{type} is an output type and cannot be given as input.";
            errors.Add(place.CoordinateOf(declared.Name), source, declared.Type.Location, message);
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
        var stand = place.Kind == ElementKind.Member ? DirectivePlaces.InputField : DirectivePlaces.Argument;
        annotations.Add(value, stand, source, declared.Directives);
        return value;
    }

    private EnumValueDefinition EnumValue(string owner, SourceText source, EnumValueDeclaration declared)
    {
        var value = new EnumValueDefinition
        {
            Name = declared.Name,
            Place = ElementPlace.MemberOf(owner),
            Description = declared.Description,
            Source = source,
            Location = declared.Location,
        };
        annotations.Add(value, DirectivePlaces.EnumValue, source, declared.Directives);
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

        var name = ((NamedTypeRef)reference).Name;
        if (types.TryGetValue(name, out var type))
        {
            return type;
        }

        errors.Add(place.CoordinateOf(member), source, reference.Location, $"There is no type {name}.");
        return null;
    }
}
