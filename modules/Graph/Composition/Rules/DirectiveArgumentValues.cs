using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>What a directive is given fits its arguments. See https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</summary>
internal sealed class DirectiveArgumentValues(DefaultOrder defaults, ErrorLog errors)
{
    private readonly List<ValueException> _faults = [];

    public static void Check(Composed composed, ErrorLog errors)
    {
        var rule = new DirectiveArgumentValues(composed.Defaults, errors);
        var coercion = ValueCoercion.Constants(rule._faults);
        foreach (var use in composed.DirectiveUses)
        {
            if (use.Applied is { Definition.Arguments.Count: > 0 } applied)
            {
                rule.Check(use, applied, coercion);
            }
        }
    }

    private void Check(DirectiveUse use, AppliedDirective applied, LiteralCoercion coercion)
    {
        var values = new Dictionary<string, object?>(applied.Definition.Arguments.Count, StringComparer.Ordinal);
        foreach (var definition in applied.Definition.Arguments.Span)
        {
            var given = applied.Syntax.Argument(definition.Name)?.Value;
            if ((given ?? definition.DefaultValue) is not { } value || !defaults.CanCoerce(value, definition.Type))
            {
                continue;
            }

            values[definition.Name] = given is null ? definition.CoercedDefault : coercion.Coerce(given, definition.Type);
            foreach (var fault in _faults)
            {
                errors.Add(use, fault.Location ?? value.Location, $"@{applied.Name}: Argument '{definition.Name}': {fault.Message}");
            }

            _faults.Clear();
        }

        applied.Arguments = values;
    }
}
