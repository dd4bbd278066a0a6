using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation.Rules;

/// <summary>A variable fits every place it is used in.
/// See https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</summary>
internal static class VariablesInAllowedPosition
{
    public static void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            // Null where another rule complains about the type.
            var declared = new Dictionary<string, (VariableDefinition Definition, GraphType? Type)>();
            foreach (var variable in operation.VariableDefinitions)
            {
                declared.TryAdd(variable.Name, (variable, context.Schema.Resolve(variable.Type) is { IsInput: true } type ? type : null));
            }

            foreach (var use in context.VariableUses(operation))
            {
                if (context.IsFull)
                {
                    return;
                }

                if (declared.TryGetValue(use.Variable.Name, out var known)
                    && known.Type is { } type
                    && !IsAllowed(known.Definition, type, use.Position))
                {
                    context.Report(
                        $"Variable '${Wording.Short(use.Variable.Name)}' is {type} where {Wanted(use.Position)} is needed.",
                        known.Definition.Location,
                        use.Variable.Location);
                }
            }
        }
    }

    private static bool IsAllowed(VariableDefinition variable, GraphType type, InputPosition position)
    {
        if (position.Type is not { } wanted)
        {
            return true;
        }

        if ((wanted.IsNonNull || position.IsInOneOf) && !type.IsNonNull)
        {
            var isFilled = variable.DefaultValue is not null and not NullValue || position.HasDefault;
            return isFilled && AreCompatible(type, wanted.Nullable);
        }

        return AreCompatible(type, wanted);
    }

    private static bool AreCompatible(GraphType type, GraphType wanted) => (type, wanted) switch
    {
        (NonNullType one, NonNullType other) => AreCompatible(one.OfType, other.OfType),
        (_, NonNullType) => false,
        (NonNullType one, _) => AreCompatible(one.OfType, wanted),
        (ListType one, ListType other) => AreCompatible(one.OfType, other.OfType),
        _ => ReferenceEquals(type, wanted),
    };

    private static string Wanted(InputPosition position) =>
        position.IsInOneOf && !position.Type!.IsNonNull ? $"{position.Type}!" : $"{position.Type}";
}
