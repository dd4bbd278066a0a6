using System.Collections.Immutable;
using Selec.Graph;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>How long the lists of an act may be: what is written is stored for ever and read again with every row.</summary>
internal static class InputBounds
{
    const int LongestList = 200;

    /// <exception cref="InputException">A list of the input, at any depth, is too long.</exception>
    public static void Check(IReadOnlyDictionary<string, object?> input) => Check(input, []);

    /// <summary>Refuses arguments of a query that hold a longer list.</summary>
    /// <exception cref="GraphException">A list is too long.</exception>
    public static void CheckArguments(IReadOnlyDictionary<string, object?> arguments)
    {
        try
        {
            Check(arguments);
        }
        catch (InputException refused)
        {
            throw new GraphException(GraphErrorCode.BadUserInput, $"{string.Join('.', refused.Refusal.Path)}: {refused.Refusal.Message}");
        }
    }

    static void Check(object? value, ImmutableArray<string> path)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> fields:
                foreach (var (name, field) in fields) Check(field, path.Add(name));
                break;
            case IReadOnlyList<object?> { Count: > LongestList }:
                throw new InputException(new Refusal("LIST_TOO_LONG", $"The list has more than {LongestList} entries.", path));
            case IReadOnlyList<object?> items:
                foreach (var item in items) Check(item, path);
                break;
            default:
                break;
        }
    }
}
