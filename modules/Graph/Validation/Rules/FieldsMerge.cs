namespace Selec.Graph.Validation.Rules;

/// <summary>Fields with the same response key are the same field, or at least of the same shape.
/// See https://spec.graphql.org/September2025/#sec-Field-Selection-Merging</summary>
internal static class FieldsMerge
{
    public static void Check(ValidationContext context)
    {
        if (context.FragmentGraph.Entangled.Count > 0)
        {
            return;
        }

        var merge = new FieldMerge(context);
        foreach (var operation in context.Operations)
        {
            if (context.IsFull)
            {
                return;
            }

            merge.Check(operation.SelectionSet, context.Schema.RootType(operation.Kind));
        }
    }
}
