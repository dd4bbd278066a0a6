using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>How the variables of a request decide: those that are true, and those that are null although they decide.</summary>
internal readonly record struct Decisions(ulong True, ulong Null);

/// <summary>The variables that decide an operation's <c>@skip</c> and <c>@include</c>, each a bit of the variant's decisions.</summary>
internal sealed class SelectionConditions
{
    public const int Limit = 64;

    private readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);

    public SelectionConditions(Document document, OperationDefinition operation)
    {
        Gather(operation.SelectionSet);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinition>()) Gather(fragment.SelectionSet);
    }

    public bool IsTooMany => _bits.Count > Limit;

    public Decisions Decide(IReadOnlyDictionary<string, object?> variables)
    {
        var decided = default(Decisions);
        foreach (var (name, bit) in _bits)
        {
            if (!variables.TryGetValue(name, out var value)) continue;
            if (value is null) decided = decided with { Null = decided.Null | (1ul << bit) };
            else if (value is true) decided = decided with { True = decided.True | (1ul << bit) };
        }

        return decided;
    }

    /// <summary>Whether the selection is asked for; throws where a variable is null that decides it. <c>@skip</c> is looked at first.</summary>
    public bool Includes(Selection selection, Decisions decided)
    {
        if (selection.Directives.Count == 0) return true;
        return !Holds(selection, "skip", decided, otherwise: false) && Holds(selection, "include", decided, otherwise: true);
    }

    private bool Holds(Selection selection, string name, Decisions decided, bool otherwise)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name == name) return Holds(directive, decided);
        }

        return otherwise;
    }

    private bool Holds(Directive directive, Decisions decided) => directive.Argument("if")?.Value switch
    {
        BooleanValue literal => literal.IsTrue,
        Variable variable when (decided.Null & (1ul << _bits[variable.Name])) != 0 => throw Undecided(variable),
        Variable variable => (decided.True & (1ul << _bits[variable.Name])) != 0,
        _ => false,
    };

    private static ValueException Undecided(Variable variable) =>
        new("A variable that decides on @skip or @include is null.", "", variable.Location);

    private void Gather(SelectionSet set)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives) Gather(directive);
            if (selection is Field { SelectionSet: { } below }) Gather(below);
            else if (selection is InlineFragment inline) Gather(inline.SelectionSet);
        }
    }

    private void Gather(Directive directive)
    {
        if (directive.Name is not ("skip" or "include")) return;
        if (directive.Argument("if")?.Value is Variable variable) _bits.TryAdd(variable.Name, _bits.Count);
    }
}
