using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>No argument is given twice.
/// See https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : Rule(context), IGivenRule
{
    public void Given(IReadOnlyList<Argument> arguments)
    {
        var seen = new Dictionary<string, Location>();
        foreach (var argument in arguments)
        {
            if (!seen.TryAdd(argument.Name, argument.Location))
            {
                Context.Report($"Argument '{Wording.Short(argument.Name)}' is given twice.", seen[argument.Name], argument.Location);
            }
        }
    }
}
