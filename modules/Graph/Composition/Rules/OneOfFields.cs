using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>See https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects</summary>
internal static class OneOfFields
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var field in composed.Types.OfType<InputObjectType>().Where(type => type.IsOneOf).SelectMany(type => type.Fields))
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
