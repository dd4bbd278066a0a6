using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>A default value fits its type. See https://spec.graphql.org/September2025/#sec-Objects.Type-Validation</summary>
internal static class DefaultValues
{
    /// <summary>Those that others rely on come first: a fault is heard once, and coercing one never leads far into the rest.</summary>
    public static void Check(Composed composed, DefaultCycles cycles, ErrorLog errors)
    {
        foreach (var field in cycles.InnermostFirst)
        {
            Check(field, errors);
        }

        foreach (var argument in composed.Arguments)
        {
            if (argument.HasDefault && cycles.IsSound(argument.DefaultValue!, argument.Type))
            {
                Check(argument, errors);
            }
        }
    }

    private static void Check(InputValueDefinition value, ErrorLog errors)
    {
        try
        {
            value.SettleDefault(ValueCoercion.Constant(value.DefaultValue!, value.Type));
        }
        catch (ValueException fault)
        {
            value.SettleDefault(null);
            errors.Add(value.Coordinate, value.Source, fault.Location ?? value.Location, $"Default value: {fault.Message}");
        }
    }
}
