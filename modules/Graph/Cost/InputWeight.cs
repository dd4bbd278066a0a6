using Selec.Graph.Types;

namespace Selec.Graph.Cost;

/// <summary>What giving an argument or a field of an input object weighs: nothing, unless the schema says otherwise.</summary>
internal sealed class InputWeight
{
    private readonly InputValueDefinition _definition;
    private readonly double _weight;

    public InputWeight(InputValueDefinition definition)
    {
        _definition = definition;
        CostRules.TryWeight(definition, out _weight);
        MayWeigh = Leads(definition, []);
    }

    public InputValueDefinition Definition => _definition;

    public string Name => _definition.Name;

    /// <summary>Whether any value given here can weigh something.</summary>
    public bool MayWeigh { get; }

    /// <param name="value">Coerced.</param>
    public double Of(object? value) => _weight + Inside(value, _definition.Type.Inner);

    private static double Inside(object? value, NamedType type) => value switch
    {
        IReadOnlyDictionary<string, object?> given when type is InputObjectType input => given.Sum(entry => Entry(entry, input)),
        IReadOnlyList<object?> list => list.Sum(item => Inside(item, type)),
        _ => 0,
    };

    private static double Entry(KeyValuePair<string, object?> entry, InputObjectType type)
    {
        if (type.Fields.Find(entry.Key) is not { } field)
        {
            return 0;
        }

        CostRules.TryWeight(field, out var weight);
        return weight + Inside(entry.Value, field.Type.Inner);
    }

    private static bool Leads(InputValueDefinition start, HashSet<InputValueDefinition> seen)
    {
        var open = new Queue<InputValueDefinition>([start]);
        while (open.TryDequeue(out var next))
        {
            if (CostRules.TryWeight(next, out _))
            {
                return true;
            }

            foreach (var field in (next.Type.Inner as InputObjectType)?.Fields ?? MemberList<InputValueDefinition>.Empty)
            {
                if (seen.Add(field))
                {
                    open.Enqueue(field);
                }
            }
        }

        return false;
    }
}
