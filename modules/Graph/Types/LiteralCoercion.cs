using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>Literals of a document; variables in them were coerced before.</summary>
internal sealed class LiteralCoercion(IReadOnlyDictionary<string, object?> variables)
{
    private readonly ValuePath _path = new();

    public object? Coerce(Value literal, GraphType type)
    {
        if (literal is Variable variable)
        {
            return FromVariable(variable, type);
        }

        if (type is NonNullType nonNull)
        {
            return literal is NullValue ? throw Fault($"{type} cannot be null.", literal) : Coerce(literal, nonNull.OfType);
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
                : throw Fault($"{values.Name} has no such value.", literal),
            ScalarType scalar => Scalar(literal, scalar),
            _ => throw Fault($"{type} is not an input type.", literal),
        };
    }

    private object? FromVariable(Variable variable, GraphType type)
    {
        var value = variables.GetValueOrDefault(variable.Name);
        return value is null && type.IsNonNull ? throw Fault($"{type} cannot be null.", variable) : value;
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

    private Dictionary<string, object?> Object(Value literal, InputObjectType type)
    {
        if (literal is not ObjectValue written)
        {
            throw Fault($"{type.Name} is written as an object.", literal);
        }

        var given = new Dictionary<string, Value>(written.Fields.Count);
        foreach (var field in written.Fields)
        {
            if (type.Fields.Find(field.Name) is null)
            {
                throw Fault($"{type.Name} has no field '{Wording.Short(field.Name)}'.", field);
            }

            if (!IsAbsent(field.Value))
            {
                given[field.Name] = field.Value;
            }
        }

        if (type.IsOneOf && written.Fields.Count != 1)
        {
            throw Fault($"{type.Name} takes exactly one field.", literal);
        }

        return Fields(given, type, literal);
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
                throw Fault($"{type.Name} needs the field '{definition.Name}'.", literal);
            }
        }

        return !type.IsOneOf || (fields.Count == 1 && fields.Values.All(value => value is not null))
            ? fields
            : throw Fault($"{type.Name} takes exactly one field, and not null.", literal);
    }

    private object? Scalar(Value literal, ScalarType type)
    {
        try
        {
            return type.Binding.ParseLiteral(literal is ListValue or ObjectValue ? FilledLiteral.Of(literal, variables) : literal);
        }
        catch (ScalarException fault)
        {
            throw Fault(fault.Message, literal);
        }
    }

    private bool IsAbsent(Value value) => value is Variable variable && !variables.ContainsKey(variable.Name);

    private ValueException Fault(string message, Node at) => new(message, _path.ToString(), at.Location);
}
