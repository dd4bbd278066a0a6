using System.Collections.ObjectModel;
using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>
/// From what was written or sent to what a resolver sees. Enums become their name, input objects dictionaries, lists lists;
/// an optional entry that is absent stays absent.
/// See https://spec.graphql.org/September2025/#sec-Input-and-Output-Types and #sec-Coercing-Variable-Values
/// </summary>
public static class ValueCoercion
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>A literal without variables, such as a default value. Throws <see cref="ValueException"/>.</summary>
    public static object? Constant(Value literal, GraphType type) => Literal(literal, type, Nothing);

    /// <summary>The same for many literals, going on after a fault with null in its place.</summary>
    internal static LiteralCoercion Constants(List<ValueException> faults) => new(Nothing, faults);

    /// <summary>A literal whose variables have been coerced before. Throws <see cref="ValueException"/>.</summary>
    public static object? Literal(Value literal, GraphType type, IReadOnlyDictionary<string, object?> variables) =>
        new LiteralCoercion(variables).Coerce(literal, type);

    /// <summary>A plain value from JSON. Throws <see cref="ValueException"/>.</summary>
    public static object? Json(object? value, GraphType type) => new JsonCoercion().Coerce(value, type);

    /// <summary>The variables of one request; unknown ones are dropped. Returns the faults instead of throwing.</summary>
    public static IReadOnlyList<GraphError> Variables(
        Schema schema,
        OperationDefinition operation,
        IReadOnlyDictionary<string, object?> sent,
        out IReadOnlyDictionary<string, object?> coerced)
    {
        coerced = Nothing;
        if (operation.VariableDefinitions.Count == 0)
        {
            return [];
        }

        List<GraphError>? errors = null;
        var values = new Dictionary<string, object?>(operation.VariableDefinitions.Count);
        foreach (var definition in operation.VariableDefinitions)
        {
            if (Variable(definition, schema.Resolve(definition.Type), sent, values) is { } error)
            {
                (errors ??= []).Add(error);
            }
        }

        coerced = values;
        return errors ?? [];
    }

    /// <summary>The arguments of one field or directive. Throws <see cref="ValueException"/>.</summary>
    public static IReadOnlyDictionary<string, object?> Arguments(
        MemberList<InputValueDefinition> definitions,
        IReadOnlyList<Argument> arguments,
        IReadOnlyDictionary<string, object?> variables)
    {
        if (definitions.Count == 0)
        {
            return Nothing;
        }

        var values = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions.Span)
        {
            var argument = Given(arguments, definition.Name);
            if (argument is null || (argument.Value is Variable variable && !variables.ContainsKey(variable.Name)))
            {
                Default(definition, argument, values);
            }
            else
            {
                values[definition.Name] = ArgumentValue(definition, argument, variables);
            }
        }

        return values;
    }

    private static Argument? Given(IReadOnlyList<Argument> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Name == name)
            {
                return arguments[i];
            }
        }

        return null;
    }

    private static object? ArgumentValue(
        InputValueDefinition definition,
        Argument argument,
        IReadOnlyDictionary<string, object?> variables)
    {
        try
        {
            return Literal(argument.Value, definition.Type, variables);
        }
        catch (ValueException fault)
        {
            throw new ValueException($"Argument '{definition.Name}': {fault.Message}", "", argument.Value.Location);
        }
    }

    private static void Default(InputValueDefinition definition, Argument? argument, Dictionary<string, object?> values)
    {
        if (definition.HasDefault)
        {
            values[definition.Name] = definition.CoercedDefault;
        }
        else if (definition.Type.IsNonNull)
        {
            throw new ValueException($"Argument '{definition.Name}' is required.", "", argument?.Value.Location);
        }
    }

    private static GraphError? Variable(
        VariableDefinition definition,
        GraphType? type,
        IReadOnlyDictionary<string, object?> sent,
        Dictionary<string, object?> values)
    {
        try
        {
            if (sent.TryGetValue(definition.Name, out var value))
            {
                values[definition.Name] = Json(value, type!);
            }
            else if (definition.DefaultValue is not null)
            {
                values[definition.Name] = Constant(definition.DefaultValue, type!);
            }
            else if (type!.IsNonNull)
            {
                return Error(definition, $"{type} cannot be null.");
            }

            return null;
        }
        catch (ValueException fault)
        {
            return Error(definition, fault.Message);
        }
    }

    private static GraphError Error(VariableDefinition definition, string message) => GraphError.Of(
        GraphErrorCode.BadUserInput, $"Variable '${Wording.Short(definition.Name)}': {message}", definition.Location);
}
