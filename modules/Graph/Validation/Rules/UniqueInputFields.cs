using Selec.Graph.Language;

namespace Selec.Graph.Validation.Rules;

/// <summary>No entry of an input object is given twice.
/// See https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</summary>
internal sealed class UniqueInputFields(ValidationContext context) : Rule(context), IValueRule
{
    public void Value(Value value, InputPosition position)
    {
        if (value is not ObjectValue { Fields.Count: > 1 } given)
        {
            return;
        }

        var seen = new Dictionary<string, Location>();
        foreach (var field in given.Fields)
        {
            if (!seen.TryAdd(field.Name, field.Location))
            {
                Context.Report($"Field '{Wording.Short(field.Name)}' is given twice.", seen[field.Name], field.Location);
            }
        }
    }
}
