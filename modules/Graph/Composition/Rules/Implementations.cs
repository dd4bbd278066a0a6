using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>A type keeps what its interfaces promise. See https://spec.graphql.org/September2025/#IsValidImplementation()</summary>
internal static class Implementations
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var type in composed.FieldsTypes)
        {
            if (type.Interfaces.Count == 0 || !errors.IsComplete(type))
            {
                continue;
            }

            foreach (var promised in type.Interfaces)
            {
                Check(type, promised, errors);
            }
        }
    }

    private static void Check(FieldsType type, InterfaceType promised, ErrorLog errors)
    {
        if (ReferenceEquals(type, promised))
        {
            errors.Add(type, "An interface cannot implement itself.");
            return;
        }

        foreach (var further in promised.Interfaces)
        {
            if (type.Interfaces.Contains(further))
            {
                continue;
            }

            errors.Add(type, ReferenceEquals(type, further)
                ? $"{type} and {promised} implement each other."
                : $"Must also implement {further}, which {promised} implements.");
        }

        foreach (var wanted in promised.Fields.Span)
        {
            if (type.Fields.Find(wanted.Name) is { } field)
            {
                CheckField(field, wanted, errors);
            }
            else
            {
                errors.Add(type, $"Lacks the field {wanted.Name} of {promised}.");
            }
        }
    }

    private static void CheckField(FieldDefinition field, FieldDefinition wanted, ErrorLog errors)
    {
        if (!IsCovariant(field.Type, wanted.Type))
        {
            errors.Add(field, $"Is {field.Type} but must be a {wanted.Type} as {wanted.Coordinate} is.");
        }

        if (field.IsDeprecated && !wanted.IsDeprecated)
        {
            errors.Add(field, $"Is deprecated while {wanted.Coordinate} is not.");
        }

        foreach (var argument in wanted.Arguments.Span)
        {
            if (field.Arguments.Find(argument.Name) is not { } given)
            {
                errors.Add(field, $"Lacks the argument {argument.Name} of {wanted.Coordinate}.");
            }
            else if (!ReferenceEquals(given.Type, argument.Type))
            {
                errors.Add(given, $"Is {given.Type} but {argument.Coordinate} is {argument.Type}.");
            }
        }

        foreach (var extra in field.Arguments.Span)
        {
            if (extra.IsRequired && wanted.Arguments.Find(extra.Name) is null)
            {
                errors.Add(extra, $"Is required, and {wanted.Coordinate} does not have it.");
            }
        }
    }

    private static bool IsCovariant(GraphType given, GraphType wanted) => (given, wanted) switch
    {
        (NonNullType one, NonNullType other) => IsCovariant(one.OfType, other.OfType),
        (NonNullType one, _) => IsCovariant(one.OfType, wanted),
        (ListType one, ListType other) => IsCovariant(one.OfType, other.OfType),
        (NamedType one, NamedType other) => ReferenceEquals(one, other) || IsPart(one, other),
        _ => false,
    };

    private static bool IsPart(NamedType type, NamedType whole) => whole switch
    {
        UnionType union => union.Members.Contains(type),
        InterfaceType promised => type is FieldsType fields && fields.Interfaces.Contains(promised),
        _ => false,
    };
}
