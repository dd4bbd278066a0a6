using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>Who sees what after every step of a scenario, looked up over HTTP as each person.</summary>
internal sealed class SightTable(ScenarioPlatform platform, IReadOnlyList<string> people, params Target[] targets)
{
    const int Page = 100;
    const int Widest = 35;

    readonly List<(string Name, long Head)> _steps = [];
    readonly Dictionary<(string Person, string Target), List<char[]>> _seen = [];
    readonly Dictionary<string, Dictionary<string, int>> _before = [];
    readonly Dictionary<string, string> _cursors = [];
    long _start;

    string[] Lists => [.. targets.Select(target => target.Sort.List).OfType<string>().Distinct()];

    /// <summary>Notes the counts and the place in the live stream of everyone before anything happens.</summary>
    public async Task BeginAsync()
    {
        foreach (var person in people)
        {
            var counts =
                await platform.Running.AskAsync(
                    person, $"{{ {string.Join(' ', Lists.Select(list => $"{list}(first: 1) {{ totalCount }}"))} }}");
            _before[person] = Lists.ToDictionary(list => list, list => counts[list]!["totalCount"]!.GetValue<int>());
            _cursors[person] = await ActivityReading.CursorAsync(platform.Running, person);
            foreach (var target in targets) _seen[(person, target.Name)] = [];
        }
        _start = await platform.Journal.HeadAsync(default);
    }

    /// <summary>Takes a step, then looks as everybody.</summary>
    public async Task StepAsync(string name, Func<Task> step)
    {
        await step();
        _steps.Add((name, await platform.Journal.HeadAsync(default)));
        var looks = await Task.WhenAll(people.Select(async person => (person, Look: new Look(await LookAsync(person), _before[person]))));
        foreach (var (person, look) in looks)
            foreach (var target in targets) _seen[(person, target.Name)].Add(look.At(target, targets).ToCharArray());
    }

    /// <summary>Reads everybody's live stream from the beginning of the scenario on.</summary>
    public async Task EndAsync()
    {
        var events = await platform.Journal.ReadForwardAsync(_start, 10_000, default);
        var streams =
            await Task.WhenAll(
                people.Select(async person => (person, Told: await ActivityReading.ReadAsync(platform.Running, person, _cursors[person]))));
        foreach (var (person, told) in streams)
            foreach (var one in told) Note(person, one, events);
    }

    /// <summary>The first step after which a person saw a target in a way; null when there was none.</summary>
    public string? First(string person, string target, char? way = null)
    {
        var ways = targets.Single(one => one.Name == target).Sort.Ways;
        var at = _seen[(person, target)].FindIndex(
            marks => way is { } one ? marks[ways.IndexOf(one, StringComparison.Ordinal)] != '.' : marks.Any(mark => mark != '.'));
        return at < 0 ? null : _steps[at].Name;
    }

    /// <summary>The first step after which a person saw anything at all.</summary>
    public string? First(string person) =>
        _steps.Select(step => step.Name).FirstOrDefault(step => targets.Any(target => First(person, target.Name) == step));

    /// <summary>The table as it is approved: a block for each target, a row for each person, a column for each step.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var (step, number) in _steps.Select((step, number) => (step.Name, number)))
            text.Append(CultureInfo.InvariantCulture, $"{number + 1,2} {step}\n");
        foreach (var target in targets)
        {
            text.Append('\n').Append(Row(target.Name, target, Enumerable.Range(1, _steps.Count).Select(number => $"{number}")));
            text.Append(Row("", target, _steps.Select(_ => target.Sort.Ways)));
            foreach (var person in people)
                text.Append(Row(person, target, _seen[(person, target.Name)].Select(marks => new string(marks))));
        }
        return text.ToString();
    }

    static string Row(string head, Target target, IEnumerable<string> cells)
    {
        var width = Math.Max(target.Sort.Ways.Length, 2);
        return $"{head.PadRight(Widest)} {string.Join(' ', cells.Select(cell => cell.PadRight(width)))}".TrimEnd() + '\n';
    }

    void Note(string person, JsonNode told, IReadOnlyList<Contracts.RecordedEvent> events)
    {
        var (node, at) = (told["node"]?["id"]?.GetValue<string>(), told["at"]!.GetValue<string>());
        var moment = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var happened =
            events.FirstOrDefault(
                one => one.At.ToUnixTimeMilliseconds() == moment
                    && (node is null || ScenarioPlatform.Node(one.Stream.Kind, one.Stream.Key) == node));
        if (happened is null) throw new InvalidOperationException(
            $"{person} was told of {told["kind"]} at {at}, which is no event of the scenario.");
        var step = _steps.FindIndex(one => happened.Position <= one.Head);
        foreach (var target in targets.Where(target => target.Sort.Ways.Contains('a', StringComparison.Ordinal)))
        {
            var way = target.Sort.Ways.IndexOf('a', StringComparison.Ordinal);
            if (target.Id == node) _seen[(person, target.Name)][step][way] = 'x';
            else if (node is null && Is(happened, target)) _seen[(person, target.Name)][step][way] = '?';
        }
    }

    static bool Is(Contracts.RecordedEvent happened, Target target) =>
        target.Id == ScenarioPlatform.Node(happened.Stream.Kind, happened.Stream.Key);

    async Task<JsonNode> LookAsync(string person)
    {
        var known = targets.Where(target => target.Id is not null).ToList();
        var nodes = known.Select(target => $"{Look.Key("node", target)}: node(id: \"{target.Id}\") {{ id {target.Sort.Selection} }}");
        var lists = Lists.Select(list => $"{list}(first: {Page}) {{ totalCount nodes {{ id }} }}");
        var found = known.Where(target => target.Word is not null).SelectMany(Searches);
        return await platform.Running.AskAsync(person, $"{{ {string.Join('\n', nodes.Concat(lists).Concat(found))} }}");
    }

    static IEnumerable<string> Searches(Target target)
    {
        yield return Search("matched", target, $"matches: \"{target.Word}\"");
        if (target.Whole is { } whole) yield return Search("equal", target, $"eq: \"{whole}\"");
    }

    static string Search(string what, Target target, string condition) =>
        $"{Look.Key(what, target)}: {target.Sort.List}(first: {Page}, where: {{ text: {{ {condition} }} }}) {{ nodes {{ id }} }}";
}
