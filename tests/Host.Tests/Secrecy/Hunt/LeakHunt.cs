using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts.Access;
using Selec.Graph.Types;
using Selec.Host.Plugins;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>
/// Asks for everything that holds a mark in every way as every person, and compares what comes with what the access decision says.
/// </summary>
internal sealed class LeakHunt(RunningPlatform platform)
{
    const int AtATime = 25;

    readonly ConcurrentDictionary<string, ConcurrentBag<string>> _found = [];
    readonly Dictionary<string, string> _cursors = [];
    List<HeldRow> _rows = [];
    Schema _schema = null!;

    public int Rows => _rows.Count;

    public int People { get; private set; }

    /// <summary>Questions that were answered to somebody, and those that there are.</summary>
    public (HashSet<string> Answered, IReadOnlyList<string> Known) Questions { get; private set; }

    /// <summary>How many texts were shown, and how many withheld with a reason.</summary>
    public (int Shown, int Withheld) Compared => (_shown, _withheld);

    /// <summary>How often each reason was given for a text that is withheld.</summary>
    public ConcurrentDictionary<string, int> Given { get; } = [];

    /// <summary>Every reason there is.</summary>
    public IEnumerable<string> KnownReasons => ((EnumType)_schema.Type("RedactionReason")!).Values.Select(value => value.Name);

    int _shown, _withheld;

    /// <summary>What was wrong in one way of looking.</summary>
    public IReadOnlyCollection<string> Wrong(string way) => _found.TryGetValue(way, out var lines) ? lines : [];

    /// <summary>Notes where each person's live stream stands before anything happens.</summary>
    public async Task BeginAsync()
    {
        foreach (var person in Sights.People) _cursors[person] = await Scenarios.ActivityReading.CursorAsync(platform, person);
    }

    public async Task RunAsync(IReadOnlyList<SentAct> acts)
    {
        using (var stay = platform.Services.GetRequiredService<PlatformGraph>().Enter()) _schema = stay.Composition.Executable.Schema;
        _rows = await new HeldRows(platform).ReadAsync();
        var sights = await Sights.OfAsync(platform, _rows, Sights.People);
        var others = await Sights.OfAsync(platform, _rows, Sights.Others);
        People = sights.Count + others.Count;
        var questions = new HuntQuestions(_schema, _rows, await ReferenceAsync());
        Questions = ([], [.. questions.Names]);
        await Parallel.ForEachAsync(sights, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (sight, _) => await StreamAsync(sight));
        foreach (var sight in sights)
        {
            await NodesAsync(sight);
            await ListsAsync(sight);
            await SearchesAsync(sight);
            await WithoutPurposeAsync(sight);
            await QuestionsAsync(sight, questions.All);
        }
        foreach (var sight in others)
        {
            await TogetherAsync(sight);
            await ListsAsync(sight);
            await QuestionsAsync(sight, questions.All);
        }
        foreach (var sight in sights) await new Repeats(platform, _schema, Note).RunAsync(sight, _rows, acts);
    }

    async Task NodesAsync(Sight sight)
    {
        foreach (var row in _rows)
        {
            var node = (await NodeAsync(sight.Person, row))["data"]!["node"];
            if (node is null == sight.Sees(row)) Note("node", $"{sight.Person} {row.Type} {row.GrantedBy}: {(node is null ? "hidden" : "shown")}");
            else if (node is not null) Compare("node", sight, row, node);
        }
    }

    /// <summary>All nodes of a type in one question.</summary>
    async Task TogetherAsync(Sight sight)
    {
        foreach (var kind in _rows.GroupBy(row => row.Type))
        {
            foreach (var some in kind.Chunk(AtATime))
            {
                var answer = await platform.SendAsync(
                    sight.Person, $"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename ... on {kind.Key} {HuntText.Selection((ObjectType)_schema.Type(kind.Key)!)} }} }}",
                    new JsonObject { ["ids"] = new JsonArray([.. some.Select(row => (JsonNode)row.Id)]) });
                foreach (var (row, node) in some.Zip(answer["data"]!["nodes"]!.AsArray()))
                {
                    if (node is null == sight.Sees(row)) Note("node", $"{sight.Person} {row.Type} {row.GrantedBy}: {(node is null ? "hidden" : "shown")}");
                    else if (node is not null) Compare("node", sight, row, node);
                }
            }
        }
    }

    async Task QuestionsAsync(Sight sight, IReadOnlyList<HuntQuestion> questions)
    {
        var shown = sight.Shown(_rows, hasPurpose: true);
        foreach (var question in questions)
        {
            var answer = await platform.SendAsync(sight.Person, question.Document, question.Variables.DeepClone());
            if (answer["errors"] is null) Questions.Answered.Add(question.Name);
            foreach (var _ in HuntText.Marked(answer).Where(mark => !shown.Contains(mark))) Note("question", $"{sight.Person} {question.Name}: a mark that may not be shown");
        }
    }

    async Task<string> ReferenceAsync() => (await platform.AskAsync(
        "bg-focal-point", "{ requests(first: 1) { nodes { reference } } }"))["requests"]!["nodes"]![0]!["reference"]!.GetValue<string>();

    Task<JsonNode> NodeAsync(string person, HeldRow row, HttpClient? client = null)
    {
        var document = $"query($id: ID!) {{ node(id: $id) {{ __typename ... on {row.Type} {HuntText.Selection((ObjectType)_schema.Type(row.Type)!)} }} }}";
        var variables = new JsonObject { ["id"] = row.Id };
        return client is null ? platform.SendAsync(person, document, variables) : Wordless.SendAsync(client, document, variables);
    }

    void Compare(string way, Sight sight, HeldRow row, JsonNode node)
    {
        var expected = new HashSet<string>();
        foreach (var text in row.Texts)
        {
            var refusals = sight.Refusals(text, hasPurpose: true);
            var shown = HuntText.At(node, text.Path) is { } value ? value.GetValue<string>() : null;
            var reason = Reason(node, text);
            var line = $"{sight.Person} {row.Type}.{text.Path} of {row.GrantedBy} in item {text.Item}";
            if (refusals.Count > 0 || text.Clear is null)
            {
                Interlocked.Increment(ref _withheld);
                if (shown is not null) Note(way, $"{line}: shown although {string.Join(',', refusals)}");
                // What is not shown at all, as the action days of those who were only invited, is not said to be withheld either.
                if (HuntText.At(node, text.Above) is not null && !Reasons.Fit(refusals, text.Clear is null, reason)) Note("reason", $"{line}: {reason ?? "no reason"} for {string.Join(',', refusals)}");
                continue;
            }
            Interlocked.Increment(ref _shown);
            expected.Add(text.Clear);
            if (shown != text.Clear) Note(way, $"{line}: withheld ({reason ?? "no reason"}) although it may be read");
            if (reason is not null) Note("reason", $"{line}: shown and yet {reason}");
        }
        foreach (var mark in HuntText.Marked(node).Where(mark => !expected.Contains(mark)))
            Note(way, $"{sight.Person} {row.Type} of {row.GrantedBy}: a mark that no text of the row accounts for");
    }

    string? Reason(JsonNode node, HeldText text)
    {
        var reason = (HuntText.At(node, text.Above)?["redactions"] as JsonArray)?.FirstOrDefault(
            redaction => redaction!["field"]!.GetValue<string>() == text.Field)?["reason"]!.GetValue<string>();
        if (reason is not null) Given.AddOrUpdate(reason, 1, static (_, count) => count + 1);
        return reason;
    }

    async Task ListsAsync(Sight sight)
    {
        var shown = sight.Shown(_rows, hasPurpose: true);
        foreach (var list in new HuntLists(platform, _schema).All)
        {
            var (nodes, count, answers) = await list.ReadAsync(sight.Person);
            foreach (var answer in answers)
                foreach (var mark in HuntText.Marked(answer).Where(mark => !shown.Contains(mark) && !(sight.Supervises && list.Name == "auditEntries")))
                    Note("list", $"{sight.Person} {list.Name}: a mark that may not be shown");
            if (list.Node is null) continue;
            if (count != nodes.Count) Note("count", $"{sight.Person} {list.Name}: {nodes.Count} listed, {count} counted");
            foreach (var row in _rows.Where(row => row.Type == list.Node.Name))
            {
                var listed = nodes.GetValueOrDefault(row.Id);
                if (listed is null == sight.Sees(row)) Note("list", $"{sight.Person} {list.Name} {row.GrantedBy}: {(listed is null ? "missing" : "listed")}");
                else if (listed is not null) Compare("list", sight, row, listed);
            }
        }
    }

    async Task SearchesAsync(Sight sight)
    {
        foreach (var search in new HuntLists(platform, _schema).Searches)
        {
            var rows = _rows.Where(row => row.Type == search.Node!.Name).ToList();
            var words = rows.SelectMany(row => row.Searched).Where(text => text.Clear is { } clear && Canary.IsIn(clear))
                .Select(text => text.Clear!.Split(' ').First(Canary.IsIn)).Distinct().ToList();
            foreach (var (word, found) in await search.FindAsync(sight.Person, words))
            {
                foreach (var row in rows)
                {
                    var may = sight.Sees(row) && row.Searched.Any(text => Has(text, word) && sight.MaySearch(text));
                    if (found.Ids.Contains(row.Id) != may)
                        Note("search", $"{sight.Person} {search.Name} {row.GrantedBy}: {(may ? "not found" : "found")}");
                }
                if (found.Count != found.Ids.Count) Note("search", $"{sight.Person} {search.Name}: {found.Ids.Count} found, {found.Count} counted");
            }
        }
    }

    static bool Has(HeldText text, string word) =>
        text.Clear is { } clear && clear.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase);

    async Task StreamAsync(Sight sight)
    {
        var shown = sight.Shown(_rows, hasPurpose: true);
        var nodes = _schema.Types.OfType<ObjectType>().Where(type => HuntText.IsNode(type));
        var events = await Scenarios.ActivityReading.ReadAsync(platform, sight.Person, _cursors[sight.Person], HuntText.Fragments(nodes));
        foreach (var told in events)
        {
            foreach (var mark in HuntText.Marked(told).Where(mark => !shown.Contains(mark)))
                Note("stream", $"{sight.Person} {told["kind"]}: a mark that may not be shown");
            var id = told["node"]?["id"]?.GetValue<string>();
            if (_rows.FirstOrDefault(row => row.Id == id) is { } row && !sight.Sees(row)) Note("stream", $"{sight.Person} {told["kind"]} of {row.GrantedBy}");
        }
    }

    /// <summary>Without a purpose there is nothing but the reason, but for names in accounts.</summary>
    async Task WithoutPurposeAsync(Sight sight)
    {
        using var client = await Wordless.SignInAsync(platform, sight.Person);
        var shown = sight.Shown(_rows, hasPurpose: false);
        foreach (var row in _rows.Where(sight.Sees))
        {
            var node = (await NodeAsync(sight.Person, row, client))["data"]!["node"];
            if (HuntText.Marked(node).Any(mark => !shown.Contains(mark))) Note("purpose", $"{sight.Person} {row.Type} {row.GrantedBy}: shown");
            foreach (var text in row.Texts.Where(text => text.Clear is not null && sight.Refusals(text, false) is [AccessCondition.Purpose]))
            {
                if (Reason(node!, text) is var reason and not "PURPOSE_MISSING")
                    Note("purpose", $"{sight.Person} {row.Type}.{text.Path} {row.GrantedBy}: {reason ?? "no reason"}");
            }
        }
    }

    void Note(string way, string line) => _found.GetOrAdd(way, _ => []).Add(line);
}
