using System.Collections.Concurrent;
using Selec.Graph.Execution;
using Selec.Graph.Types;

namespace Selec.Graph.Cost;

/// <summary>
/// What each field and type of a schema weighs: what <c>@cost</c> says; otherwise a field that waits for something of its own 10, any
/// other field that answers objects 1, and a leaf nothing; an object 1. A field resolved for many parents at once waits once for all of
/// them and is no field that waits for something of its own. Introspection weighs nothing, it has limits of its own.
/// </summary>
internal sealed class CostModel(ExecutableSchema schema)
{
    private const double Waiting = 10;

    private readonly ConcurrentDictionary<FieldDefinition, FieldWeight> _fields = new();
    private readonly ConcurrentDictionary<NamedType, double> _types = new();

    public Schema Schema => schema.Schema;

    public FieldWeight Of(ObjectType type, FieldDefinition field) =>
        _fields.TryGetValue(field, out var known) ? known : _fields.GetOrAdd(field, Weigh(type, field));

    /// <summary>Of one value; where its type is abstract, of the heaviest it can be.</summary>
    public double Of(NamedType type) => _types.TryGetValue(type, out var known) ? known : _types.GetOrAdd(type, Weigh);

    private FieldWeight Weigh(ObjectType type, FieldDefinition field)
    {
        var usual = schema.ResolverOf(type, field) is AsyncResolver or StreamResolver ? Waiting : field.Type.Inner.IsComposite ? 1 : 0;
        return new FieldWeight(
            CostRules.TryWeight(field, out var weight) ? weight : usual,
            ListSize.Of(field),
            [.. field.Arguments.Select(argument => new InputWeight(argument)).Where(argument => argument.MayWeigh)]);
    }

    private double Weigh(NamedType type)
    {
        if (type.IsAbstract)
        {
            return Schema.PossibleTypes(type).Select(Of).DefaultIfEmpty(1).Max();
        }

        return CostRules.TryWeight(type, out var weight) ? weight : type.IsComposite ? 1 : 0;
    }
}

internal sealed record FieldWeight(double Weight, ListSize? Size, IReadOnlyList<InputWeight> Arguments);
