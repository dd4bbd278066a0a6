using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>
/// An input object can be written down in finite length, and so can its defaults.
/// See https://spec.graphql.org/September2025/#sec-Input-Objects.Type-Validation and #InputObjectDefaultValueHasCycle()
/// </summary>
internal sealed class InputCycles
{
    private readonly HashSet<InputObjectType> _finite = [];
    private readonly HashSet<InputValueDefinition> _settled = [];
    private readonly HashSet<InputValueDefinition> _open = [];

    /// <summary>Whether every default can be coerced without going round in circles.</summary>
    public static bool Check(Composed composed, ErrorLog errors)
    {
        var cycles = new InputCycles();
        foreach (var type in composed.Types.OfType<InputObjectType>())
        {
            cycles.CheckRequired(type, [], errors);
        }

        var isSound = true;
        foreach (var type in composed.Types.OfType<InputObjectType>())
        {
            if (cycles.InDefault(type, new ObjectValue { Fields = [] }))
            {
                errors.Add(type, "The defaults of its fields contain each other in a circle.");
                isSound = false;
            }
        }

        return isSound;
    }

    private void CheckRequired(InputObjectType type, List<InputValueDefinition> path, ErrorLog errors)
    {
        if (!_finite.Add(type))
        {
            return;
        }

        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { OfType: InputObjectType next })
            {
                continue;
            }

            path.Add(field);
            var start = path.FindIndex(earlier => earlier.Coordinate.StartsWith(next.Name + ".", StringComparison.Ordinal));
            if (start < 0)
            {
                CheckRequired(next, path, errors);
            }
            else
            {
                var circle = string.Join(", ", path[start..].Select(step => step.Coordinate));
                errors.Add(path[start], $"Can never be written: every field of the circle is required ({circle}).");
            }

            path.RemoveAt(path.Count - 1);
        }
    }

    private bool InDefault(InputObjectType type, Value value) => value switch
    {
        ListValue list => list.Items.Any(item => InDefault(type, item)),
        ObjectValue given => type.Fields.Any(field => InField(field, given)),
        _ => false,
    };

    private bool InField(InputValueDefinition field, ObjectValue given)
    {
        if (field.Type.Inner is not InputObjectType inner)
        {
            return false;
        }

        if (given.Fields.FirstOrDefault(entry => entry.Name == field.Name) is { } entry)
        {
            return InDefault(inner, entry.Value);
        }

        if (field.DefaultValue is null || _settled.Contains(field))
        {
            return false;
        }

        if (!_open.Add(field))
        {
            return true;
        }

        var isCircle = InDefault(inner, field.DefaultValue);
        _open.Remove(field);
        if (!isCircle)
        {
            _settled.Add(field);
        }

        return isCircle;
    }
}
