using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>
/// From what was written or sent to what a resolver sees. Enums become their name, input objects dictionaries, lists lists;
/// an optional entry that is absent stays absent.
/// See https://spec.graphql.org/September2025/#sec-Input-Types and #sec-Coercing-Variable-Values
/// </summary>
public static class ValueCoercion
{
    /// <summary>A literal without variables, such as a default value.</summary>
    public static object? Constant(Value literal, GraphType type) => Literal(literal, type, EmptyVariables);

    private static readonly IReadOnlyDictionary<string, object?> EmptyVariables = new Dictionary<string, object?>();

    /// <summary>A literal whose variables have been coerced before. Throws <see cref="ValueException"/>.</summary>
    public static object? Literal(Value literal, GraphType type, IReadOnlyDictionary<string, object?> variables) =>
        throw new NotImplementedException();

    /// <summary>A plain value from JSON. Throws <see cref="ValueException"/>.</summary>
    public static object? Json(object? value, GraphType type) => throw new NotImplementedException();

    /// <summary>The variables of one request; unknown ones are dropped. Returns the faults instead of throwing.</summary>
    public static IReadOnlyList<GraphError> Variables(
        Schema schema,
        OperationDefinition operation,
        IReadOnlyDictionary<string, object?> sent,
        out IReadOnlyDictionary<string, object?> coerced) => throw new NotImplementedException();

    /// <summary>The arguments of one field or directive. Throws <see cref="ValueException"/>.</summary>
    public static IReadOnlyDictionary<string, object?> Arguments(
        MemberList<InputValueDefinition> definitions,
        IReadOnlyList<Argument> arguments,
        IReadOnlyDictionary<string, object?> variables) => throw new NotImplementedException();
}

/// <summary>A value does not fit its type; the message reaches the client and does not repeat the value.</summary>
public sealed class ValueException(string message) : Exception(message)
{
    /// <summary>Where inside the value, e.g. <c>filter.tags[2]</c>; empty for the value itself.</summary>
    public string At { get; init; } = "";

    /// <summary>Where in the document, when the value was a literal.</summary>
    public Location? Location { get; init; }
}
