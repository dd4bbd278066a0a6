using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>Literals of a document; variables in them were coerced before. Stops at the first fault unless there is a list for all of them.</summary>
internal sealed class LiteralCoercion(IReadOnlyDictionary<string, object?> variables, List<ValueException>? faults = null)
{
    private readonly ValuePath _path = new();
    private FilledLiteral? _filled;

    public object? Coerce(Value literal, GraphType type)
    {
        if (literal is Variable variable)
        {
            return FromVariable(variable, type);
        }

        if (type is NonNullType nonNull)
        {
            return literal is NullValue ? Fault($"{type} cannot be null.", literal) : Coerce(literal, nonNull.OfType);
        }

        if (literal is NullValue)
        {
            return null;
        }

        return type switch
        {
            ListType list => List(literal, list),
            InputObjectType input => Object(literal, input),
            EnumType values => literal is EnumValue name && values.Values.Find(name.Name) is { } known
                ? known.Name
                : Fault($"{values.Name} has no such value.", literal),
            ScalarType scalar => Scalar(literal, scalar),
            _ => Fault($"{type} is not an input type.", literal),
        };
    }

    private object? FromVariable(Variable variable, GraphType type)
    {
        var value = variables.GetValueOrDefault(variable.Name);
        return value is null && type.IsNonNull ? Fault($"{type} cannot be null.", variable) : value;
    }

    private List<object?> List(Value literal, ListType type)
    {
        if (literal is not ListValue list)
        {
            return [Coerce(literal, type.OfType)];
        }

        var items = new List<object?>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            _path.Enter(i);
            items.Add(Coerce(list.Items[i], type.OfType));
            _path.Leave();
        }

        return items;
    }

    private object? Object(Value literal, InputObjectType type)
    {
        if (literal is not ObjectValue written)
        {
            return Fault($"{type.Name} is written as an object.", literal);
        }

        var before = faults?.Count;
        var given = Given(written, type);
        if (type.IsOneOf && written.Fields.Count != 1)
        {
            Fault($"{type.Name} takes exactly one field.", literal);
        }

        var fields = Fields(given, type, literal);
        return type.IsOneOf && faults?.Count == before && !(fields.Count == 1 && fields.Values.All(value => value is not null))
            ? Fault($"{type.Name} takes exactly one field, and not null.", literal)
            : fields;
    }

    private Dictionary<string, Value> Given(ObjectValue written, InputObjectType type)
    {
        var given = new Dictionary<string, Value>(written.Fields.Count);
        foreach (var field in written.Fields)
        {
            if (type.Fields.Find(field.Name) is null)
            {
                Fault($"{type.Name} has no field '{Wording.Short(field.Name)}'.", field);
            }
            else if (!IsAbsent(field.Value))
            {
                given[field.Name] = field.Value;
            }
        }

        return given;
    }

    private Dictionary<string, object?> Fields(Dictionary<string, Value> given, InputObjectType type, Value literal)
    {
        var fields = new Dictionary<string, object?>();
        foreach (var definition in type.Fields)
        {
            if (given.TryGetValue(definition.Name, out var value))
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
                Fault($"{type.Name} needs the field '{definition.Name}'.", literal);
            }
        }

        return fields;
    }

    private object? Scalar(Value literal, ScalarType type)
    {
        try
        {
            return type.Binding.ParseLiteral(type.Binding.IsStructured ? (_filled ??= new FilledLiteral(variables)).Of(literal) : literal);
        }
        catch (ScalarException fault)
        {
            return Fault(fault.Message, literal);
        }
    }

    private bool IsAbsent(Value value) => value is Variable variable && !variables.ContainsKey(variable.Name);

    private object? Fault(string message, Node at)
    {
        var fault = new ValueException(message, _path.ToString(), at.Location);
        if (faults is null)
        {
            throw fault;
        }

        faults.Add(fault);
        return null;
    }
}
