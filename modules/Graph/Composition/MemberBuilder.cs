using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Builds fields, arguments, input fields and enum values; refuses duplicates, reserved names and unknown types.</summary>
internal sealed class MemberBuilder(IReadOnlyDictionary<string, NamedType> types, Annotations annotations, ErrorLog errors)
{
    public MemberList<FieldDefinition> Fields(string owner, IEnumerable<Written<FieldDeclaration>> declared) => new(
        Distinct(owner, ".{0}", declared).Select(field => Field(owner, field.Source, field.Syntax)).OfType<FieldDefinition>());

    public MemberList<InputValueDefinition> InputFields(string owner, IEnumerable<Written<InputValueDeclaration>> declared) =>
        InputValues(new InputPlace(owner, ".{0}", DirectivePlaces.InputField), declared);

    public MemberList<InputValueDefinition> Arguments(string owner, SourceText source, IReadOnlyList<InputValueDeclaration> declared) =>
        InputValues(
            new InputPlace(owner, "({0}:)", DirectivePlaces.Argument),
            declared.Select(argument => new Written<InputValueDeclaration>(source, argument)));

    public MemberList<EnumValueDefinition> EnumValues(string owner, IEnumerable<Written<EnumValueDeclaration>> declared) => new(
        Distinct(owner, ".{0}", declared).Select(value => EnumValue(owner, value.Source, value.Syntax)));

    public void CheckName(string coordinate, string name, SourceText source, Location location)
    {
        if (name.StartsWith("__", StringComparison.Ordinal) && !BuiltInTypes.Holds(source))
        {
            errors.Add(coordinate, source, location, "Names with two leading underscores are reserved.");
        }
    }

    private FieldDefinition? Field(string owner, SourceText source, FieldDeclaration declared)
    {
        var coordinate = $"{owner}.{declared.Name}";
        var arguments = Arguments(coordinate, source, declared.Arguments);
        if (Type(declared.Type, coordinate, source) is not { } type)
        {
            errors.MarkIncomplete(owner);
            return null;
        }

        if (!type.IsOutput)
        {
            errors.Add(coordinate, source, declared.Type.Location, $"{type} is an input type and cannot be the type of a field.");
        }

        var field = new FieldDefinition
        {
            Name = declared.Name,
            Coordinate = coordinate,
            Description = declared.Description,
            Type = type,
            Arguments = arguments,
            Source = source,
            Location = declared.Location,
        };
        annotations.Add(field, DirectivePlaces.Field, source, declared.Directives);
        return field;
    }

    private MemberList<InputValueDefinition> InputValues(InputPlace place, IEnumerable<Written<InputValueDeclaration>> declared) => new(
        Distinct(place.Owner, place.Pattern, declared)
            .Select(value => InputValue(place, value.Source, value.Syntax))
            .OfType<InputValueDefinition>());

    private InputValueDefinition? InputValue(InputPlace place, SourceText source, InputValueDeclaration declared)
    {
        var coordinate = Coordinate(place.Owner, place.Pattern, declared.Name);
        if (Type(declared.Type, coordinate, source) is not { } type)
        {
            errors.MarkIncomplete(place.Owner.Split('.')[0]);
            return null;
        }

        if (!type.IsInput)
        {
            errors.Add(coordinate, source, declared.Type.Location, $"{type} is an output type and cannot be given as input.");
            return null;
        }

        var value = new InputValueDefinition
        {
            Name = declared.Name,
            Coordinate = coordinate,
            Description = declared.Description,
            Type = type,
            DefaultValue = declared.DefaultValue,
            Source = source,
            Location = declared.Location,
        };
        annotations.Add(value, place.Directives, source, declared.Directives);
        return value;
    }

    private EnumValueDefinition EnumValue(string owner, SourceText source, EnumValueDeclaration declared)
    {
        var value = new EnumValueDefinition
        {
            Name = declared.Name,
            Coordinate = $"{owner}.{declared.Name}",
            Description = declared.Description,
            Source = source,
            Location = declared.Location,
        };
        annotations.Add(value, DirectivePlaces.EnumValue, source, declared.Directives);
        return value;
    }

    private GraphType? Type(TypeRef reference, string coordinate, SourceText source)
    {
        switch (reference)
        {
            case ListTypeRef list:
                return Type(list.OfType, coordinate, source) is { } item ? new ListType(item) : null;
            case NonNullTypeRef nonNull:
                return Type(nonNull.OfType, coordinate, source) is { } inner ? new NonNullType(inner) : null;
        }

        if (types.TryGetValue(reference.InnerName, out var type))
        {
            return type;
        }

        errors.Add(coordinate, source, reference.Location, $"There is no type {reference.InnerName}.");
        return null;
    }

    private List<Written<T>> Distinct<T>(string owner, string pattern, IEnumerable<Written<T>> declared)
        where T : MemberDeclaration
    {
        var kept = new Dictionary<string, Written<T>>();
        foreach (var member in declared)
        {
            var (source, syntax) = member;
            var coordinate = Coordinate(owner, pattern, syntax.Name);
            CheckName(coordinate, syntax.Name, source, syntax.Location);
            if (!kept.TryAdd(syntax.Name, member))
            {
                var earlier = kept[syntax.Name];
                var where = $"{earlier.Source.Name}:{earlier.Syntax.Location.Line}";
                errors.Add(coordinate, source, syntax.Location, $"Already defined in {where}.");
            }
        }

        return [.. kept.Values];
    }

    private static string Coordinate(string owner, string pattern, string name) =>
        owner + pattern.Replace("{0}", name, StringComparison.Ordinal);

    private sealed record InputPlace(string Owner, string Pattern, string Directives);
}
