using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Which defaults of input fields rely on which others: where a literal leaves a field out, the default of that field takes its place.</summary>
internal sealed class DefaultOrder
{
    private readonly Dictionary<InputValueDefinition, bool> _isSound = [];
    private readonly List<(InputValueDefinition Field, List<InputValueDefinition> Inner, int Next)> _path = [];
    private readonly HashSet<InputValueDefinition> _onPath = [];
    private readonly List<InputValueDefinition> _innermostFirst = [];
    private readonly List<IReadOnlyList<InputValueDefinition>> _circles = [];

    public static DefaultOrder Of(List<InputValueDefinition> inputFields)
    {
        var order = new DefaultOrder();
        foreach (var field in inputFields)
        {
            if (field.HasDefault)
            {
                order.Follow(field);
            }
        }

        return order;
    }

    /// <summary>The fields whose defaults can be coerced, each after those its default relies on.</summary>
    public IReadOnlyList<InputValueDefinition> InnermostFirst => _innermostFirst;

    public IReadOnlyList<IReadOnlyList<InputValueDefinition>> Circles => _circles;

    /// <summary>The type is one of input, and so are those of the defaults the literal relies on, none of which contains itself.</summary>
    public bool CanCoerce(Value literal, GraphType type) =>
        type.IsInput && (_innermostFirst.Count == _isSound.Count || Inner(literal, type).TrueForAll(field => _isSound[field]));

    private void Follow(InputValueDefinition start)
    {
        if (!_isSound.TryAdd(start, start.Type.IsInput))
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
            if (_isSound.TryAdd(target, target.Type.IsInput))
            {
                Enter(target);
            }
            else if (_onPath.Contains(target))
            {
                Close(_path.FindIndex(step => ReferenceEquals(step.Field, target)));
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

    private void Close(int first)
    {
        var circle = _path[first..].ConvertAll(step => step.Field);
        _circles.Add(circle);
        foreach (var field in circle)
        {
            _isSound[field] = false;
        }
    }

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
