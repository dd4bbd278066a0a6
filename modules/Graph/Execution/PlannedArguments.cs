using System.Collections.Frozen;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>The arguments of one field; coerced once and for all when no variable takes part.</summary>
internal sealed class PlannedArguments(FieldDefinition definition, Field node)
{
    public static readonly IReadOnlyDictionary<string, object?> Nothing = FrozenDictionary<string, object?>.Empty;

    private readonly bool _isConstant = !node.Arguments.Any(argument => UsesVariable(argument.Value));
    private IReadOnlyDictionary<string, object?>? _coerced = definition.Arguments.Count == 0 ? Nothing : null;

    /// <summary>The values when they are the same in every run, once they are known.</summary>
    public IReadOnlyDictionary<string, object?>? Coerced => _coerced;

    public IReadOnlyDictionary<string, object?> For(IReadOnlyDictionary<string, object?> variables)
    {
        if (_coerced is { } known) return known;
        var coerced = ValueCoercion.Arguments(definition.Arguments, node.Arguments, variables);
        if (_isConstant) _coerced = coerced;
        return coerced;
    }

    private static bool UsesVariable(Value value) => value switch
    {
        Variable => true,
        ListValue list => list.Items.Any(UsesVariable),
        ObjectValue map => map.Fields.Any(field => UsesVariable(field.Value)),
        _ => false,
    };
}
