namespace Selec.Graph.Execution;

/// <summary>What the program says about a schema: a resolver for every field, and for every abstract type how to tell objects apart.</summary>
public sealed class Bindings
{
    private readonly List<KeyValuePair<string, FieldResolver>> _fields = [];
    private readonly List<KeyValuePair<string, Func<object, string>>> _types = [];

    internal IReadOnlyList<KeyValuePair<string, FieldResolver>> Fields => _fields;

    internal IReadOnlyList<KeyValuePair<string, Func<object, string>>> Types => _types;

    /// <param name="coordinate">The schema coordinate, e.g. <c>Query.node</c>.</param>
    /// <param name="resolver">How its values come about.</param>
    public Bindings Bind(string coordinate, FieldResolver resolver)
    {
        _fields.Add(new(coordinate, resolver));
        return this;
    }

    /// <param name="abstractType">The name of an interface or union.</param>
    /// <param name="typeName">Names the object type of a value.</param>
    public Bindings BindType(string abstractType, Func<object, string> typeName)
    {
        _types.Add(new(abstractType, typeName));
        return this;
    }
}
