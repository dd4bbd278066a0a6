using System.Globalization;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Api;

/// <summary>A request as the test knows it.</summary>
internal sealed record KnownRequest(
    string Id,
    string State,
    string Kind,
    string Urgency,
    string Reference,
    HashSet<string> CrimeAreas,
    DateTimeOffset RecordedAt,
    DateTimeOffset? SentAt,
    string Words)
{
    public static KnownRequest Of(JsonNode node) => new(
        node["id"]!.ToString(),
        node["state"]!.ToString(),
        node["kind"]!.ToString(),
        node["urgency"]!.ToString(),
        node["reference"]!.ToString(),
        [.. node["crimeAreas"]!.AsArray().Select(area => area!.ToString())],
        Time(node["recordedAt"])!.Value,
        Time(node["sentAt"]),
        $" {node["subject"]} {node["facts"]} ");

    static DateTimeOffset? Time(JsonNode? time) =>
        time is null ? null : DateTimeOffset.Parse(time.ToString(), CultureInfo.InvariantCulture);
}

/// <summary>An order of requests, and the test's own idea of it.</summary>
internal sealed record RequestOrder(params (string Field, bool Descending)[] Keys)
{
    /// <summary>Every field either way, and a few together; most requests have not been sent, so that ties abound.</summary>
    public static readonly RequestOrder[] Some =
    [
        new(("RECORDED_AT", true)),
        new(("RECORDED_AT", false)),
        new(("SENT_AT", false)),
        new(("SENT_AT", true)),
        new(("REFERENCE", false)),
        new(("REFERENCE", true)),
        new(("SENT_AT", true), ("RECORDED_AT", false)),
        new(("SENT_AT", false), ("REFERENCE", true)),
    ];

    public JsonArray Input() =>
        new([.. Keys.Select(key => (JsonNode)new JsonObject { ["field"] = key.Field, ["direction"] = key.Descending ? "DESC" : "ASC" })]);

    /// <summary>True when every neighbour follows its neighbour.</summary>
    public bool Holds(IReadOnlyList<KnownRequest> rows) => rows.Zip(rows.Skip(1)).All(pair => Compare(pair.First, pair.Second) <= 0);

    public override string ToString() => string.Join(", ", Keys.Select(key => $"{key.Field} {(key.Descending ? "DESC" : "ASC")}"));

    int Compare(KnownRequest one, KnownRequest other) =>
        Keys.Select(key => Compare(key.Field, one, other) * (key.Descending ? -1 : 1)).FirstOrDefault(compared => compared != 0);

    static int Compare(string field, KnownRequest one, KnownRequest other) => field switch
    {
        "RECORDED_AT" => one.RecordedAt.CompareTo(other.RecordedAt),
        "SENT_AT" => Nullable.Compare(one.SentAt, other.SentAt),
        _ => string.CompareOrdinal(one.Reference, other.Reference),
    };
}

/// <summary>Requests of one person, drafted and sent over the API.</summary>
internal sealed class GeneratedRequests(RunningPlatform platform, Random random)
{
    public const string Person = "bg-case-officer-police";

    public static readonly string[] Words = ["lorry", "harbour", "passport", "warehouse", "ferry", "courier"];

    public static readonly string[] Areas = ["DRUGS", "TOBACCO", "FIREARMS", "CYBER"];

    static readonly string[] _kinds = ["INFORMATION", "ASSISTANCE", "SPONTANEOUS"];

    const string Document = """
        query($first: Int, $after: String, $last: Int, $before: String, $orderBy: [RequestOrder!], $where: RequestFilter) {
          requests(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, where: $where) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            edges { cursor node { id } }
            nodes { id state kind urgency reference crimeAreas recordedAt sentAt subject facts }
          }
        }
        """;

    public async Task DraftAsync(bool send)
    {
        var drafted = await platform.DoAsync(Person, "draftRequest", new JsonObject { ["content"] = Content() }, "request");
        if (!send) return;
        var cleared = await ActAsync("bg-focal-point", "clearRequest", drafted);
        await ActAsync("bg-liaison-police", "sendRequest", cleared);
    }

    public async Task<JsonNode> PageAsync(JsonObject variables) => (await platform.AskAsync(Person, Document, variables))["requests"]!;

    public async Task<List<KnownRequest>> AllAsync(RequestOrder order) =>
        [.. (await PageAsync(new JsonObject { ["first"] = 100, ["orderBy"] = order.Input() }))["nodes"]!.AsArray()
            .Select(node => KnownRequest.Of(node!))];

    /// <summary>The ids of all pages put together, in the order of the list.</summary>
    public async Task<List<string>> PagedAsync(RequestOrder order, int size, bool forward, Func<Task>? between = null)
    {
        var (ids, cursor) = (new List<string>(), (string?)null);
        while (true)
        {
            var page = await PageAsync(new JsonObject
            {
                [forward ? "first" : "last"] = size, [forward ? "after" : "before"] = cursor, ["orderBy"] = order.Input(),
            });
            var rows = page["edges"]!.AsArray().Select(edge => edge!["node"]!["id"]!.ToString()).ToList();
            ids.InsertRange(forward ? ids.Count : 0, rows);
            var place = page["pageInfo"]!;
            place[forward ? "hasPreviousPage" : "hasNextPage"]!.GetValue<bool>().Should().Be(cursor is not null);
            if (!place[forward ? "hasNextPage" : "hasPreviousPage"]!.GetValue<bool>()) return ids;
            rows.Should().HaveCount(size);
            cursor = place[forward ? "endCursor" : "startCursor"]!.ToString();
            if (between is not null) await between();
        }
    }

    Task<JsonNode> ActAsync(string person, string mutation, JsonNode request) => platform.DoAsync(
        person,
        mutation,
        new JsonObject { ["request"] = request["id"]!.DeepClone(), ["version"] = request["version"]!.DeepClone() },
        "request");

    JsonObject Content()
    {
        var content = new JsonObject
        {
            ["kind"] = random.GetItems(_kinds, 1)[0],
            ["subject"] = $"{Word()} and {Word()}",
            ["facts"] = $"A {Word()} was seen beside a {Word()} twice",
            ["crimeAreas"] = new JsonArray([.. random.GetItems(Areas, 2).Distinct().Select(area => JsonValue.Create(area))]),
            ["addressees"] = new JsonArray("RO"),
        };
        if (random.Next(3) == 0) (content["urgency"], content["urgencyGround"]) = ("URGENT", "LOSS_OF_RELEVANCE");
        return content;
    }

    string Word() => random.GetItems(Words, 1)[0];
}
