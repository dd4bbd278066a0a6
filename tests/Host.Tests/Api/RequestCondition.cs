using System.Globalization;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Api;

/// <summary>A generated filter of requests, and the test's own idea of what it admits.</summary>
internal sealed record RequestCondition(JsonObject Where, Func<KnownRequest, bool> Admits)
{
    static readonly string[] _states = ["DRAFT", "CLEARED", "SENT", "CLOSED"];
    static readonly string[] _kinds = ["INFORMATION", "ASSISTANCE", "SPONTANEOUS", "FEEDBACK"];

    /// <summary>As many texts as one filter may search for.</summary>
    const int MostTexts = 5;

    /// <summary>A condition that the platform takes: one that searches for too many texts is drawn again.</summary>
    public static RequestCondition Allowed(Random random, IReadOnlyList<KnownRequest> rows, int depth)
    {
        var drawn = Any(random, rows, depth);
        while (drawn.Where.ToJsonString().Split("\"matches\"").Length - 1 > MostTexts) drawn = Any(random, rows, depth);
        return drawn;
    }

    static RequestCondition Any(Random random, IReadOnlyList<KnownRequest> rows, int depth)
    {
        var shape = depth == 0 ? 0 : random.Next(5);
        if (shape == 3) return Not(Any(random, rows, depth - 1));
        if (shape is 0 or 4) return Plain(random, rows);
        List<RequestCondition> parts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(random, rows, depth - 1))];
        var inputs = new JsonArray([.. parts.Select(part => (JsonNode)part.Where.DeepClone())]);
        return shape == 1
            ? new(new JsonObject { ["and"] = inputs }, row => parts.TrueForAll(part => part.Admits(row)))
            : new(new JsonObject { ["or"] = inputs }, row => parts.Exists(part => part.Admits(row)));
    }

    static RequestCondition Not(RequestCondition part) => new(new JsonObject { ["not"] = part.Where }, row => !part.Admits(row));

    /// <summary>One or two fields of one filter object: all of them hold.</summary>
    static RequestCondition Plain(Random random, IReadOnlyList<KnownRequest> rows)
    {
        var (one, other) = (Field(random, rows), Field(random, rows));
        if (one.Where.Single().Key == other.Where.Single().Key) return one;
        var both = (JsonObject)one.Where.DeepClone();
        foreach (var (name, value) in other.Where) both[name] = value!.DeepClone();
        return new(both, row => one.Admits(row) && other.Admits(row));
    }

    static RequestCondition Field(Random random, IReadOnlyList<KnownRequest> rows) => random.Next(8) switch
    {
        0 => Code(random, "state", _states, row => [row.State]),
        1 => Code(random, "kind", _kinds, row => [row.Kind]),
        2 => Code(random, "urgency", ["NONE", "URGENT"], row => [row.Urgency]),
        3 => Code(random, "crimeArea", GeneratedRequests.Areas, row => row.CrimeAreas),
        4 => Code(random, "requester", ["BG", "RO"], _ => ["BG"]),
        5 => Time(random, "recordedAt", rows, row => row.RecordedAt),
        6 => Time(random, "sentAt", rows, row => row.SentAt),
        _ => Text(random),
    };

    static RequestCondition Code(Random random, string field, string[] codes, Func<KnownRequest, IEnumerable<string>> values)
    {
        if (random.Next(2) == 0)
        {
            var wanted = codes[random.Next(codes.Length)];
            return Of(field, "eq", wanted, row => values(row).Contains(wanted));
        }
        var among = random.GetItems(codes, 2);
        return Of(field, "in", new JsonArray([.. among.Select(code => JsonValue.Create(code))]), row => values(row).Intersect(among).Any());
    }

    static RequestCondition Time(Random random, string field, IReadOnlyList<KnownRequest> rows, Func<KnownRequest, DateTimeOffset?> value)
    {
        var times = rows.Select(value).OfType<DateTimeOffset>().ToList();
        var (one, other) = (times[random.Next(times.Count)], times[random.Next(times.Count)]);
        var (from, before) = one < other ? (one, other) : (other, one);
        return random.Next(3) switch
        {
            0 => Of(field, "from", Written(from), row => value(row) >= from),
            1 => Of(field, "before", Written(before), row => value(row) < before),
            _ => new(
                new JsonObject { [field] = new JsonObject { ["from"] = Written(from), ["before"] = Written(before) } },
                row => value(row) >= from && value(row) < before),
        };
    }

    static RequestCondition Text(Random random)
    {
        var words = random.GetItems(GeneratedRequests.Words, random.Next(1, 3));
        var searched = string.Join(' ', words.Select(word => random.Next(2) == 0 ? word : word.ToUpperInvariant()));
        return Of("text", "matches", searched, row =>
            Array.TrueForAll(words, word => row.Words.Contains($" {word} ", StringComparison.Ordinal)));
    }

    static RequestCondition Of(string field, string comparison, JsonNode value, Func<KnownRequest, bool> admits) =>
        new(new JsonObject { [field] = new JsonObject { [comparison] = value } }, admits);

    static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture);
}
