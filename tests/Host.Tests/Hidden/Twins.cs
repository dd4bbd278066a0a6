using System.Text.Json.Nodes;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Hidden;

/// <summary>What came back, and what the database ran for it.</summary>
internal sealed record Answered(string Bytes, string? Code, IReadOnlyList<string> Statements);

/// <summary>Asks the same of something hidden and of what was never there, and compares the bytes and the statements.</summary>
internal sealed class Twins(RunningPlatform platform, Statements statements)
{
    static readonly string[] _ofTheMoment = ["Date"];

    readonly HashSet<string> _known = [];

    /// <summary>What differs; null when nothing does. The code is that of the refusal, or null.</summary>
    public async Task<(string? Fault, string? Code)> CompareAsync(string person, string document, Func<string, JsonObject> variables, string hidden)
    {
        var missing = NeverIssued(hidden);
        var none = await AskAsync(person, document, variables(missing));
        var (one, what) = (await AskAsync(person, document, variables(hidden)), $"{person}: {document} with {Named(hidden)}");
        var body = none.Bytes.Replace(missing, hidden, StringComparison.Ordinal);
        return (body != one.Bytes ? $"{what}\nhidden:  {one.Bytes}\nmissing: {body}"
            : one.Bytes.Contains("INTERNAL", StringComparison.Ordinal) ? $"{what}: {one.Bytes}"
            : one.Statements.SequenceEqual(none.Statements) ? null
            : $"{what} ({one.Code})\nhidden:  {Lines(one)}\nmissing: {Lines(none)}", one.Code);
    }

    /// <summary>A well-formed id of the same kind and length that was never given.</summary>
    public static string NeverIssued(string id)
    {
        NodeIds.TryDecode(id, out var stream);
        var parts = stream!.Value.Key.Split('.');
        parts[0] = new string([.. parts[0].Reverse()]);
        return NodeIds.Encode(new StreamId(stream.Value.Kind, string.Join('.', parts)));
    }

    public async Task<Answered> AskAsync(string person, string document, JsonObject variables)
    {
        // The first request of a session leaves an entry of its own in the log.
        if (_known.Add(person)) await platform.AskAsync(person, "{ viewer { role } }");
        var client = await platform.AsAsync(person);
        var asked = new JsonObject { ["query"] = document, ["variables"] = variables };
        var (answer, run) = await statements.OfAsync(
            () => client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json(asked.ToJsonString())));
        using var disposed = answer;
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !_ofTheMoment.Contains(header.Key))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        var body = await answer.Content.ReadAsStringAsync();
        return new Answered($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{body}", Code(JsonNode.Parse(body)!), run);
    }

    static string? Code(JsonNode answer) =>
        answer["errors"] is JsonArray errors
            ? errors[0]!["extensions"]!["code"]!.GetValue<string>()
            : (answer["data"]!.AsObject().First().Value as JsonObject)?["errors"] is JsonArray refusals
                ? refusals.FirstOrDefault()?["code"]?.GetValue<string>()
                : null;

    static string Lines(Answered answered) => string.Concat(answered.Statements.Select(text => $"\n  {text.ReplaceLineEndings(" ")}"));

    static string Named(string id) => NodeIds.TryDecode(id, out var stream) ? stream.Value.Kind : id;
}
