namespace Selec.Graph.Composition.Rules;

/// <summary>A directive is given each argument once. See https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</summary>
internal static class UniqueDirectiveArguments
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var use in composed.DirectiveUses)
        {
            foreach (var argument in use.Syntax.Arguments)
            {
                if (!ReferenceEquals(use.Syntax.Argument(argument.Name), argument))
                {
                    errors.Add(use, argument, $"@{use.Syntax.Name} is given '{argument.Name}' twice.");
                }
            }
        }
    }
}
