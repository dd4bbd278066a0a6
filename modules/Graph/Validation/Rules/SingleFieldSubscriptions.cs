using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>A subscription asks for exactly one field of its root, always.
/// See https://spec.graphql.org/September2025/#sec-Single-Root-Field</summary>
internal static class SingleFieldSubscriptions
{
    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            if (context.IsFull)
            {
                return;
            }

            if (operation.Kind == OperationKind.Subscription && context.Schema.SubscriptionType is { } root)
            {
                Check(operation, root, context);
            }
        }
    }

    private static void Check(OperationDefinition operation, ObjectType root, ValidationContext context)
    {
        var keys = new Dictionary<string, Field>();
        foreach (var selection in Selections(operation.SelectionSet, root, context))
        {
            if (selection.Directives.FirstOrDefault(directive => directive.Name is "skip" or "include") is { } condition)
            {
                context.Report("The root field of a subscription cannot depend on a condition.", condition.Location);
                return;
            }

            if (selection is Field field)
            {
                keys.TryAdd(field.ResponseKey, field);
            }
        }

        if (keys.Count > 1)
        {
            context.Report("A subscription asks for exactly one field.", [.. keys.Values.Skip(1).Select(field => field.Location)]);
        }
        else if (keys.Values.FirstOrDefault(field => field.Name.StartsWith("__", StringComparison.Ordinal)) is { } meta)
        {
            context.Report("A subscription cannot ask for introspection.", meta.Location);
        }
    }

    /// <summary>What applies to the root, fragments looked into once each.</summary>
    private static List<Selection> Selections(SelectionSet from, ObjectType root, ValidationContext context)
    {
        var found = new List<Selection>();
        var seen = new HashSet<FragmentDefinition>();
        var open = new Queue<SelectionSet>([from]);
        while (open.TryDequeue(out var set))
        {
            foreach (var selection in set.Selections)
            {
                found.Add(selection);
                if (selection is InlineFragment inline && Applies(inline.TypeCondition, root, context))
                {
                    open.Enqueue(inline.SelectionSet);
                }
                else if (selection is FragmentSpread spread
                    && context.Fragments.TryGetValue(spread.Name, out var fragment)
                    && Applies(fragment.TypeCondition, root, context)
                    && seen.Add(fragment))
                {
                    open.Enqueue(fragment.SelectionSet);
                }
            }
        }

        return found;
    }

    private static bool Applies(NamedTypeRef? condition, ObjectType root, ValidationContext context) =>
        condition is null || (context.Schema.Type(condition.Name) is { } type && context.Schema.IsPossibleType(type, root));
}
