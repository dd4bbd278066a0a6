using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>Every type that is made of members has at least one.
/// See https://spec.graphql.org/September2025/#sec-Objects.Type-Validation</summary>
internal static class EmptyTypes
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var type in composed.Types)
        {
            var missing = type switch
            {
                FieldsType { Fields.Count: 0 } or InputObjectType { Fields.Count: 0 } => "field",
                UnionType { Members.Count: 0 } => "member",
                EnumType { Values.Count: 0 } => "value",
                _ => null,
            };
            if (missing is not null && errors.IsComplete(type))
            {
                errors.Add(type, $"At least one {missing} is needed.");
            }
        }
    }
}
