using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>A default value fits its type. See https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</summary>
internal static class DefaultValues
{
    /// <summary>Those that others rely on come first: a fault is heard once, and coercing one never leads far into the rest.</summary>
    public static void Check(Composed composed, ErrorLog errors)
    {
        var faults = new List<ValueException>();
        var coercion = ValueCoercion.Constants(faults);
        foreach (var field in composed.Defaults.InnermostFirst)
        {
            Settle(field, coercion);
            Report(field, faults, errors);
        }

        foreach (var argument in composed.Arguments)
        {
            if (argument.HasDefault && composed.Defaults.CanCoerce(argument.DefaultValue!, argument.Type))
            {
                Settle(argument, coercion);
                Report(argument, faults, errors);
            }
        }
    }

    private static void Settle(InputValueDefinition value, LiteralCoercion coercion) =>
        value.SettleDefault(coercion.Coerce(value.DefaultValue!, value.Type));

    private static void Report(InputValueDefinition value, List<ValueException> faults, ErrorLog errors)
    {
        foreach (var fault in faults)
        {
            errors.Add(value.Coordinate, value.Source, fault.Location ?? value.Location, $"Default value: {fault.Message}");
        }

        faults.Clear();
    }
}
