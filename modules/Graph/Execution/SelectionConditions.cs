using Selec.Graph.Language;

namespace Selec.Graph.Execution;

/// <summary>The variables that decide an operation's <c>@skip</c> and <c>@include</c>, each a bit of the variant's number.</summary>
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

    public ulong Decide(IReadOnlyDictionary<string, object?> variables)
    {
        var decided = 0ul;
        foreach (var (name, bit) in _bits)
        {
            if (variables.TryGetValue(name, out var value) && value is true) decided |= 1ul << bit;
        }

        return decided;
    }

    /// <summary>The first variable that decides something and was sent as null although it decides.</summary>
    public string? Undecided(IReadOnlyDictionary<string, object?> variables)
    {
        foreach (var name in _bits.Keys)
        {
            if (variables.TryGetValue(name, out var value) && value is null) return name;
        }

        return null;
    }

    public bool Includes(Selection selection, ulong decided)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name == "skip" && Holds(directive, decided)) return false;
            if (directive.Name == "include" && !Holds(directive, decided)) return false;
        }

        return true;
    }

    private bool Holds(Directive directive, ulong decided) => directive.Argument("if")?.Value switch
    {
        BooleanValue literal => literal.IsTrue,
        Variable variable => (decided & (1ul << _bits[variable.Name])) != 0,
        _ => false,
    };

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
