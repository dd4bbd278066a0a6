namespace Selec.Graph.Validation.Rules;

/// <summary>What cannot be null and has no default is given.
/// See https://spec.graphql.org/September2025/#sec-Required-Arguments</summary>
internal sealed class RequiredArguments(ValidationContext context) : Rule(context)
{
    public override void Arguments(ArgumentsUse use)
    {
        foreach (var definition in use.Defined)
        {
            if (definition.IsRequired && !use.Given.Any(argument => argument.Name == definition.Name))
            {
                Context.Report($"{use.Owner} needs the argument '{definition.Name}' of type {definition.Type}.", use.Location);
            }
        }
    }
}
