using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>
/// An input object can be written down in finite length. Follows required fields without recursion, since types may form long chains.
/// See https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References
/// </summary>
internal static class InputCycles
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        var done = new HashSet<InputObjectType>();
        foreach (var type in composed.InputObjects)
        {
            if (!done.Contains(type))
            {
                Follow(type, done, errors);
            }
        }
    }

    private static void Follow(InputObjectType start, HashSet<InputObjectType> done, ErrorLog errors)
    {
        var path = new List<(InputObjectType Type, int Next)> { (start, 0) };
        var placeOf = new Dictionary<InputObjectType, int> { [start] = 0 };
        while (path.Count > 0)
        {
            var (type, next) = path[^1];
            if (next == type.Fields.Count)
            {
                done.Add(type);
                placeOf.Remove(type);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (type, next + 1);
            if (type.Fields[next].Type is not NonNullType { OfType: InputObjectType target } || done.Contains(target))
            {
                continue;
            }

            if (placeOf.TryGetValue(target, out var first))
            {
                Report(path[first..], errors);
            }
            else
            {
                placeOf.Add(target, path.Count);
                path.Add((target, 0));
            }
        }
    }

    private static void Report(List<(InputObjectType Type, int Next)> circle, ErrorLog errors)
    {
        var steps = circle.ConvertAll(step => step.Type.Fields[step.Next - 1]);
        errors.Add(steps[0], $"Can never be written: every field of the circle is required ({string.Join(", ", steps)}).");
    }
}
