using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>
/// The default of an input field does not contain itself by way of the defaults of other fields.
/// See https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle()
/// </summary>
internal sealed class DefaultCycles
{
    private readonly Dictionary<InputValueDefinition, bool> _isSound = [];
    private readonly List<(InputValueDefinition Field, List<InputValueDefinition> Inner, int Next)> _path = [];
    private readonly HashSet<InputValueDefinition> _onPath = [];
    private readonly List<InputValueDefinition> _innermostFirst = [];

    /// <summary>The fields whose defaults can be coerced, each after those its default relies on.</summary>
    public static DefaultCycles Check(Composed composed, ErrorLog errors)
    {
        var cycles = new DefaultCycles();
        foreach (var field in composed.InputFields)
        {
            if (field.HasDefault)
            {
                cycles.Follow(field, errors);
            }
        }

        return cycles;
    }

    public IReadOnlyList<InputValueDefinition> InnermostFirst => _innermostFirst;

    public bool AnyFound => _innermostFirst.Count < _isSound.Count;

    /// <summary>Whether a literal for this type can be coerced although some defaults cannot.</summary>
    public bool IsSound(Value literal, GraphType type) => !AnyFound || Inner(literal, type).TrueForAll(field => _isSound[field]);

    private void Follow(InputValueDefinition start, ErrorLog errors)
    {
        if (!_isSound.TryAdd(start, true))
        {
            return;
        }

        Enter(start);
        while (_path.Count > 0)
        {
            var (field, inner, next) = _path[^1];
            if (next == inner.Count)
            {
                Leave(field);
                continue;
            }

            _path[^1] = (field, inner, next + 1);
            var target = inner[next];
            if (_isSound.TryAdd(target, true))
            {
                Enter(target);
            }
            else if (_onPath.Contains(target))
            {
                Report(_path.FindIndex(step => ReferenceEquals(step.Field, target)), errors);
            }
            else
            {
                _isSound[field] &= _isSound[target];
            }
        }
    }

    private void Enter(InputValueDefinition field)
    {
        _onPath.Add(field);
        _path.Add((field, Inner(field.DefaultValue!, field.Type), 0));
    }

    private void Leave(InputValueDefinition field)
    {
        _onPath.Remove(field);
        _path.RemoveAt(_path.Count - 1);
        if (_isSound[field])
        {
            _innermostFirst.Add(field);
        }
        else if (_path.Count > 0)
        {
            _isSound[_path[^1].Field] = false;
        }
    }

    private void Report(int first, ErrorLog errors)
    {
        var circle = _path[first..].ConvertAll(step => step.Field);
        errors.Add(circle[0], $"The default contains itself ({string.Join(", ", circle)}).");
        foreach (var field in circle)
        {
            _isSound[field] = false;
        }
    }

    /// <summary>The fields left out of a literal, whose defaults take their place.</summary>
    private static List<InputValueDefinition> Inner(Value literal, GraphType type)
    {
        var found = new List<InputValueDefinition>();
        if (type.Inner is InputObjectType input)
        {
            Gather(literal, input, found);
        }

        return found;
    }

    private static void Gather(Value literal, InputObjectType type, List<InputValueDefinition> found)
    {
        if (literal is ListValue list)
        {
            foreach (var item in list.Items)
            {
                Gather(item, type, found);
            }
        }

        if (literal is not ObjectValue given)
        {
            return;
        }

        foreach (var field in type.Fields.Span)
        {
            var entry = given.Fields.FirstOrDefault(entry => entry.Name == field.Name);
            if (entry is null && field.HasDefault)
            {
                found.Add(field);
            }
            else if (entry is not null && field.Type.Inner is InputObjectType inner)
            {
                Gather(entry.Value, inner, found);
            }
        }
    }
}
