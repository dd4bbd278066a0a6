using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Cost;

/// <summary>The values of an operation's variables as the estimate sees them, and which of them it has looked at.</summary>
internal sealed class CostVariables(IReadOnlyDictionary<string, object?> values)
{
    private static readonly object Absent = new();

    private readonly Dictionary<string, object?> _seen = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>With other values for these, the operation may cost something else.</summary>
    public IReadOnlyDictionary<string, object?> Seen => _seen;

    /// <summary>The value as it decides: one that is not sent leaves an argument its default, which null does not.</summary>
    public static object? Decisive(IReadOnlyDictionary<string, object?> values, string name) => values.TryGetValue(name, out var value) ? value : Absent;

    public object? Look(string name)
    {
        _seen[name] = Decisive(values, name);
        return values.GetValueOrDefault(name);
    }

    public bool Includes(Selection selection)
    {
        for (var i = 0; i < selection.Directives.Count; i++)
        {
            var directive = selection.Directives[i];
            if (directive.Name is "skip" or "include" && Holds(directive) != (directive.Name == "include"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The value of an argument, or of a field of the input object it is, or the default; null when there is none.</summary>
    public (object? Value, bool IsGiven) At(FieldDefinition field, Field node, string[] path)
    {
        Argument? argument = null;
        for (var i = 0; i < node.Arguments.Count && argument is null; i++)
        {
            argument = node.Arguments[i].Name == path[0] ? node.Arguments[i] : null;
        }

        var definition = field.Arguments.Find(path[0])!;
        var isAbsent = argument is null || (argument.Value is Variable variable && !values.ContainsKey(Noted(variable)));
        if (isAbsent)
        {
            return (Down(definition.CoercedDefault, path), false);
        }

        var value = Down(Coerced(argument!.Value, definition), path);
        return (value, value is not null);
    }

    /// <summary>Null for a value that cannot be coerced: the field fails when it is executed, and costs what it assumes.</summary>
    public object? Coerced(Value literal, InputValueDefinition definition)
    {
        Note(literal);
        try
        {
            return ValueCoercion.Literal(literal, definition.Type, values);
        }
        catch (ValueException)
        {
            return null;
        }
    }

    private bool Holds(Directive directive) => directive.Argument("if")?.Value switch
    {
        BooleanValue literal => literal.IsTrue,
        Variable variable => Look(variable.Name) is true,
        _ => false,
    };

    private string Noted(Variable variable)
    {
        Look(variable.Name);
        return variable.Name;
    }

    private void Note(Value literal)
    {
        switch (literal)
        {
            case Variable variable:
                Look(variable.Name);
                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    Note(item);
                }

                break;
            case ObjectValue given:
                foreach (var field in given.Fields)
                {
                    Note(field.Value);
                }

                break;
        }
    }

    private static object? Down(object? value, string[] path)
    {
        for (var i = 1; i < path.Length; i++)
        {
            value = (value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(path[i]);
        }

        return value;
    }
}
