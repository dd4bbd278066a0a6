using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>No argument is given twice.
/// See https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : Rule(context)
{
    public override void Field(Field field, NamedType parent, FieldDefinition? definition) => Check(field.Arguments);

    public override void Directives(IReadOnlyList<Directive> directives, string place)
    {
        foreach (var directive in directives)
        {
            Check(directive.Arguments);
        }
    }

    private void Check(IReadOnlyList<Argument> arguments)
    {
        if (arguments.Count < 2)
        {
            return;
        }

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
