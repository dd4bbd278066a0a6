namespace Selec.Graph.Composition.Rules;

/// <summary>A directive is given all that it needs. See https://spec.graphql.org/September2025/#sec-Required-Arguments</summary>
internal static class RequiredDirectiveArguments
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var use in composed.DirectiveUses)
        {
            if (use.Applied is not { } applied)
            {
                continue;
            }

            foreach (var argument in applied.Definition.Arguments.Span)
            {
                if (argument.IsRequired && use.Syntax.Argument(argument.Name) is null)
                {
                    errors.Add(use, use.Syntax, $"@{applied.Name}: Argument '{argument.Name}' is required.");
                }
            }
        }
    }
}
