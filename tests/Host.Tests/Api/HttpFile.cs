using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Selec.Host.Tests.Api;

/// <summary>A request of an .http file.</summary>
/// <param name="Title">The words after ###.</param>
/// <param name="Name">The name under which later requests use its answer, or null.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">The address, with its variables.</param>
/// <param name="Headers">The headers, with their variables.</param>
/// <param name="Body">The body, with its variables.</param>
internal sealed record HttpStep(
    string Title, string? Name, string Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    public bool IsLive => Headers.Any(header => header.Value == "text/event-stream");
}

/// <summary>An .http file as editors play it: steps that use the answers of earlier ones.</summary>
internal sealed partial class HttpFile(string text)
{
    readonly Dictionary<string, JsonNode> _answers = [];
    readonly Dictionary<string, string> _variables =
        Variable().Matches(text).ToDictionary(found => found.Groups[1].Value, found => found.Groups[2].Value);

    public IReadOnlyList<HttpStep> Steps { get; } = [.. text.ReplaceLineEndings("\n").Split("\n###").Skip(1).Select(Step)];

    /// <summary>A variable set to something else than the file says: the host.</summary>
    public void Set(string variable, string value)
    {
        _variables.Should().ContainKey(variable);
        _variables[variable] = value;
    }

    public HttpRequestMessage Request(HttpStep step)
    {
        var request = new HttpRequestMessage(new HttpMethod(step.Method), Filled(step.Address));
        if (step.Body.Length > 0) request.Content = new StringContent(Filled(step.Body));
        foreach (var (name, value) in step.Headers)
        {
            if (name == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else request.Headers.Add(name, Filled(value));
        }
        return request;
    }

    public void Keep(HttpStep step, JsonNode answer)
    {
        if (step.Name is { } name) _answers.Add(name, answer);
    }

    static HttpStep Step(string block)
    {
        var lines = block.Split('\n');
        var start = Array.FindIndex(lines, 1, line => line.Length > 0 && line[0] != '#');
        var end = Array.FindIndex(lines, start, line => line.Length == 0);
        var first = lines[start].Split(' ');
        var name = lines[..start].Where(line => line.StartsWith("# @name ", StringComparison.Ordinal))
            .Select(line => line["# @name ".Length..].Trim()).SingleOrDefault();
        var headers = lines[(start + 1)..end].Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1])).ToList();
        return new HttpStep(lines[0].Trim(), name, first[0], first[1], headers, string.Join('\n', lines[end..]).Trim());
    }

    string Filled(string words) => Place().Replace(words, found => Value(found.Groups[1].Value));

    string Value(string place)
    {
        if (_variables.TryGetValue(place, out var value)) return value;
        var parts = place.Split(".response.body.$.");
        var node = _answers[parts[0]];
        foreach (var part in PathPart().Matches(parts[1]).Select(found => found.Value))
        {
            node = part[0] == '[' ? node[int.Parse(part[1..^1], CultureInfo.InvariantCulture)]! : node[part]!;
        }
        return node.ToString();
    }

    [GeneratedRegex(@"^@(\w+) = (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\w+|\[\d+\]")]
    private static partial Regex PathPart();
}
