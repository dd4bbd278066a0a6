using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>A default value fits its type.</summary>
internal static class DefaultValues
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var value in composed.Arguments.Concat(composed.InputFields).Where(value => value.HasDefault))
        {
            try
            {
                ValueCoercion.Constant(value.DefaultValue!, value.Type);
            }
            catch (ValueException fault)
            {
                errors.Add(value.Coordinate, value.Source, fault.Location ?? value.Location, $"Default value: {fault.Message}");
            }
        }
    }
}
