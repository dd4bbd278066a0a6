namespace Selec.Graph.Language;

/// <summary>A value as written in a document.</summary>
public abstract class Value : Node;

/// <summary>A variable where a value may stand.</summary>
public sealed class Variable : Value
{
    public required string Name { get; init; }
}

/// <summary>A whole number, kept as written since it may exceed every number type.</summary>
public sealed class IntValue : Value
{
    public required string Text { get; init; }
}

/// <summary>A number with a fraction or an exponent, kept as written.</summary>
public sealed class FloatValue : Value
{
    public required string Text { get; init; }
}

/// <summary>A string with its escapes resolved.</summary>
public sealed class StringValue : Value
{
    public required string Text { get; init; }

    public bool IsBlock { get; init; }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValue : Value
{
    public required bool IsTrue { get; init; }
}

/// <summary><c>null</c>, which is not the same as a value left out.</summary>
public sealed class NullValue : Value;

/// <summary>A name that is neither a boolean nor <c>null</c>.</summary>
public sealed class EnumValue : Value
{
    public required string Name { get; init; }
}

/// <summary>Values in brackets.</summary>
public sealed class ListValue : Value
{
    public required IReadOnlyList<Value> Items { get; init; }
}

/// <summary>Names with values, in braces.</summary>
public sealed class ObjectValue : Value
{
    public required IReadOnlyList<ObjectField> Fields { get; init; }
}

/// <summary>One entry of an object value.</summary>
public sealed class ObjectField : Node
{
    public required string Name { get; init; }

    public required Value Value { get; init; }
}
