namespace Selec.Graph.Composition.Rules;

/// <summary>What a field answers is of a type that can be answered. See https://spec.graphql.org/September2025/#IsOutputType()</summary>
internal static class OutputTypes
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var type in composed.FieldsTypes)
        {
            foreach (var field in type.Fields.Span)
            {
                if (!field.Type.IsOutput)
                {
                    errors.Add(field, $"{field.Type} is an input type and cannot be the type of a field.");
                }
            }
        }
    }
}
