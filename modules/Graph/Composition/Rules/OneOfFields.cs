using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>The fields of a @oneOf type can all be left out.
/// See https://spec.graphql.org/September2025/#sec-Input-Objects.Type-Validation</summary>
internal static class OneOfFields
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var type in composed.InputObjects)
        {
            if (type.IsOneOf)
            {
                Check(type, errors);
            }
        }
    }

    private static void Check(InputObjectType type, ErrorLog errors)
    {
        foreach (var field in type.Fields)
        {
            if (field.Type.IsNonNull)
            {
                errors.Add(field, "A field of a @oneOf type must be nullable.");
            }

            if (field.HasDefault)
            {
                errors.Add(field, "A field of a @oneOf type has no default.");
            }
        }
    }
}
