using Selec.Graph.Language;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>What documents and literals have inside, at any depth.</summary>
internal static class Walking
{
    /// <summary>A variable in a list, or in lists of lists.</summary>
    public static bool IsListed(this Value value) => value is ListValue list && list.Items.Any(item => item is Variable || IsListed(item));

    public static bool HasVariable(this Value value) => value switch
    {
        Variable => true,
        ListValue list => list.Items.Any(HasVariable),
        ObjectValue fields => fields.Fields.Any(field => HasVariable(field.Value)),
        _ => false,
    };

    /// <summary>All selections of a document, at any depth.</summary>
    public static IEnumerable<Selection> Selections(this Document document) =>
        document.Definitions.OfType<OperationDefinition>().Select(operation => operation.SelectionSet)
            .Concat(document.Definitions.OfType<FragmentDefinition>().Select(fragment => fragment.SelectionSet))
            .SelectMany(All);

    static IEnumerable<Selection> All(SelectionSet set) => set.Selections.SelectMany(selection => selection switch
    {
        Field { SelectionSet: { } below } => All(below).Prepend(selection),
        InlineFragment inline => All(inline.SelectionSet).Prepend(selection),
        _ => [selection],
    });
}
