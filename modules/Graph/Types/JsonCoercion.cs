using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>Plain values from JSON: text, numbers, truth, null, dictionaries and lists.</summary>
internal sealed class JsonCoercion
{
    private const int MaxDepth = 200;

    private readonly ValuePath _path = new();

    public object? Coerce(object? value, GraphType type)
    {
        if (type is NonNullType nonNull)
        {
            return value is null ? throw Fault($"{type} cannot be null.") : Coerce(value, nonNull.OfType);
        }

        if (value is null)
        {
            return null;
        }

        if (_path.Depth > MaxDepth)
        {
            throw new ValueException($"A value is nested more than {MaxDepth} levels deep.", "", null);
        }

        return type switch
        {
            ListType list => List(value, list),
            InputObjectType input => Object(value, input),
            EnumType values => value is string name && values.Values.Find(name) is { } known
                ? known.Name
                : throw Fault($"{values.Name} has no such value."),
            ScalarType scalar => Scalar(value, scalar),
            _ => throw Fault($"{type} is not an input type."),
        };
    }

    private List<object?> List(object value, ListType type)
    {
        if (value is not IReadOnlyList<object?> list)
        {
            return [Coerce(value, type.OfType)];
        }

        var items = new List<object?>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            _path.Enter(i);
            items.Add(Coerce(list[i], type.OfType));
            _path.Leave();
        }

        return items;
    }

    private Dictionary<string, object?> Object(object value, InputObjectType type)
    {
        if (value is not IReadOnlyDictionary<string, object?> sent)
        {
            throw Fault($"{type.Name} is sent as an object.");
        }

        if (sent.Keys.FirstOrDefault(key => type.Fields.Find(key) is null) is { } unknown)
        {
            throw Fault($"{type.Name} has no field '{Wording.Short(unknown)}'.");
        }

        if (type.IsOneOf && (sent.Count != 1 || sent.Values.First() is null))
        {
            throw Fault($"{type.Name} takes exactly one field, and not null.");
        }

        return Fields(sent, type);
    }

    private Dictionary<string, object?> Fields(IReadOnlyDictionary<string, object?> sent, InputObjectType type)
    {
        var fields = new Dictionary<string, object?>();
        foreach (var definition in type.Fields)
        {
            if (sent.TryGetValue(definition.Name, out var value))
            {
                _path.Enter(definition.Name);
                fields[definition.Name] = Coerce(value, definition.Type);
                _path.Leave();
            }
            else if (definition.HasDefault)
            {
                fields[definition.Name] = definition.CoercedDefault;
            }
            else if (definition.Type.IsNonNull)
            {
                throw Fault($"{type.Name} needs the field '{definition.Name}'.");
            }
        }

        return fields;
    }

    private object? Scalar(object value, ScalarType type)
    {
        try
        {
            return type.Binding.ParseValue(value);
        }
        catch (ScalarException fault)
        {
            throw Fault(fault.Message);
        }
    }

    private ValueException Fault(string message) => new(message, _path.ToString(), null);
}
