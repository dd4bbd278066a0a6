namespace Selec.Graph.Composition.Rules;

/// <summary>A directive is given only what it takes. See https://spec.graphql.org/September2025/#sec-Argument-Names</summary>
internal static class KnownDirectiveArguments
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var use in composed.DirectiveUses)
        {
            foreach (var argument in use.Syntax.Arguments)
            {
                if (use.Applied is { } applied && applied.Definition.Arguments.Find(argument.Name) is null)
                {
                    errors.Add(use, argument, $"@{applied.Name} has no argument '{argument.Name}'.");
                }
            }
        }
    }
}
