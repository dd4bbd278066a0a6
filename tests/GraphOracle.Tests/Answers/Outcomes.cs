using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Selec.Graph.Types;
using Selec.GraphOracle.Tests.World;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>An object as resolvers hand it on: the name of its type, and which event it belongs to.</summary>
internal sealed record Thing(string Type, string Salt);

/// <summary>What the resolvers of one request were asked with.</summary>
internal sealed record Run(Case Case)
{
    public ConcurrentDictionary<string, JsonNode?> Calls { get; } = new();
}

/// <summary>What resolvers answer: the same as those on the other side, since both follow the same hash of where they stand.</summary>
internal sealed class Outcomes(Schema schema, Case request)
{
    static readonly string[] _texts = ["", "plain", "quote \" and \\ slash", "\u00fc \u0436 \u6f22 \U0001F600", "line\nbreak\ttab", "\u0001\u2028</script>"];
    static readonly int[] _whole = [0, 1, -1, 2147483647, -2147483648, 12345];
    static readonly double[] _fractions = [0, 1.5, -0.25, 1e21, 1e-7, 3, 123456789.125];
    static readonly string[] _anything = ["1", "\"text\"", "true", "[1,[2],null]", "{\"a\":{\"b\":[]}}", "{}"];

    public object? Value(GraphType type, string key, string salt)
    {
        if (Roll("fail", key) % 1000 < request.Failures) return Failure(type, Roll("how", key));
        if (!type.IsNonNull && Roll("null", key) % 12 == 0) return null;
        return type.Nullable switch
        {
            ListType list => Enumerable.Range(0, (int)(Roll("length", key) % 4)).Select(i => Value(list.OfType, $"{key}.{i}", salt)).ToList(),
            NamedType { IsLeaf: true } leaf => Leaf(leaf, Roll("leaf", key)),
            var named => Object((NamedType)named, key, salt),
        };
    }

    public bool IsClosed(string key) => Roll("open", key) % 1000 < request.Failures;

    public int Events(string key) => (int)(Roll("events", key) % 4);

    /// <summary>Whether the source fails before that event, or when there are no more.</summary>
    public bool IsBroken(string key, int index) => Roll("broken", $"{key}|{index}") % 1000 < request.Failures;

    Thing Object(NamedType type, string key, string salt)
    {
        var possible = schema.PossibleTypes(type).Select(one => one.Name).Order(StringComparer.Ordinal).ToList();
        // An interface that nothing implements has no objects at all.
        return new Thing(possible.Count == 0 ? "Nowhere" : possible[(int)(Roll("type", key) % possible.Count)], salt);
    }

    static object? Failure(GraphType type, uint how)
    {
        if (how % 3 == 0) return new InvalidOperationException("failed");
        if (how % 3 == 1 && type.IsNonNull) return null;
        return type.Nullable switch
        {
            ListType => 5,
            NamedType { IsAbstract: true } => new Thing("Nowhere", ""),
            NamedType { IsLeaf: true } leaf => Wrong(leaf),
            _ => new InvalidOperationException("failed"),
        };
    }

    static object Wrong(NamedType type) => type.Name switch
    {
        "Int" => 2147483648L,
        "Float" => double.NaN,
        "ID" => 1.5,
        "Even" => 3,
        "Upper" => "lower",
        "Anything" => new InvalidOperationException("failed"),
        _ => type is EnumType ? "NO_SUCH_VALUE" : new Dictionary<string, object?> { ["is"] = "an object" },
    };

    static object Leaf(NamedType type, uint roll) => type is EnumType choices ? choices.Values[(int)(roll % choices.Values.Count)].Name : type.Name switch
    {
        "Int" => _whole[roll % _whole.Length],
        "Float" => _fractions[roll % _fractions.Length],
        "Boolean" => roll % 2 == 0,
        "ID" => roll % 2 == 0 ? (int)(roll % 1000) : string.Create(CultureInfo.InvariantCulture, $"id-{roll}"),
        "Even" => (int)(roll % 1000) * 2,
        "Upper" => "ABC"[(int)(roll % 3)..],
        "Anything" => Plain.Value(JsonNode.Parse(_anything[roll % _anything.Length]))!,
        _ => _texts[roll % _texts.Length],
    };

    uint Roll(string what, string key) => Hash(string.Create(CultureInfo.InvariantCulture, $"{what}|{request.Seed}|{key}"));

    public static uint Hash(string text)
    {
        var value = 2166136261u;
        foreach (var letter in text) value = unchecked((value ^ letter) * 16777619u);
        value = unchecked((value ^ (value >> 16)) * 0x85ebca6bu);
        value = unchecked((value ^ (value >> 13)) * 0xc2b2ae35u);
        return value ^ (value >> 16);
    }
}
