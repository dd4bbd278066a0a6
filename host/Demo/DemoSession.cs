using System.Buffers;
using System.Text.Json.Nodes;
using Selec.Graph.Execution;
using Selec.Host.Binding;
using Selec.Host.Plugins;
using Selec.Sdk;

namespace Selec.Host.Demo;

/// <summary>
/// Sends mutations as demo persons, inside the process but through the same door as everyone: same schema, same rights, same log.
/// </summary>
internal sealed class DemoSession(PlatformGraph graph, Ports ports)
{
    const string SessionName = "demo-profile";

    /// <summary>Sends a mutation under an idempotency key made of its name and the act, and returns the node it changed.</summary>
    /// <exception cref="InvalidOperationException">It was refused: the demo data do not fit the rules.</exception>
    public async Task<JsonNode> DoAsync(DemoAct act, CancellationToken cancellationToken)
    {
        var input = (JsonObject)act.Input.DeepClone();
        input["idempotencyKey"] = $"{act.Mutation}:{act.Key}";
        var document = $$"""
            mutation($input: {{char.ToUpperInvariant(act.Mutation[0])}}{{act.Mutation[1..]}}Input!) {
              {{act.Mutation}}(input: $input) { node: {{act.Node}} { id version } errors { ... on UserError { code message path } } }
            }
            """;
        var answer = await SendAsync(act.Person, document, new Dictionary<string, object?> { ["input"] = Plain(input) }, cancellationToken);
        var payload = answer["data"]?[act.Mutation];
        return payload?["errors"]?.AsArray().Count == 0 && payload["node"] is { } node
            ? node
            : throw new InvalidOperationException(
                $"Demo data: {act.Mutation} by {act.Person} for {act.Key} was refused: {answer.ToJsonString()}");
    }

    async Task<JsonNode> SendAsync(
        PersonId person, string document, Dictionary<string, object?> variables, CancellationToken cancellationToken)
    {
        var caller = ports.Directory.CallerOf(person, ports.Clock.GetUtcNow())
            ?? throw new InvalidOperationException($"There is no demo person {person}.");
        var call = new GraphCall(caller, new Session(SessionName, null, null), ports);
        using var stay = graph.Enter();
        using var result = await Executor.ExecuteAsync(
            stay.Composition.Executable, new GraphRequest(document) { Variables = variables }, call, cancellationToken);
        // A repeat shows its node to nobody: the process asks itself, and the act was logged when it was done.
        if (call.HasWritten || result.Errors.Count > 0) await OperationLog.RecordAsync(call, result, cancellationToken);
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        return JsonNode.Parse(output.WrittenSpan)!;
    }

    static object? Plain(JsonNode? node) => node switch
    {
        JsonObject fields => fields.ToDictionary(field => field.Key, field => Plain(field.Value)),
        JsonArray items => items.Select(Plain).ToList(),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth,
        JsonValue value when value.TryGetValue<long>(out var whole) => whole,
        JsonValue value when value.TryGetValue<int>(out var small) => (long)small,
        JsonValue value => value.GetValue<double>(),
        null => null,
        _ => throw new InvalidOperationException("JSON holds nothing else."),
    };
}

/// <summary>A mutation of the demo data.</summary>
/// <param name="Person">Who sends it.</param>
/// <param name="Mutation">Its name.</param>
/// <param name="Node">The payload's field for the node it changes.</param>
/// <param name="Key">What makes it one of its kind; the idempotency key.</param>
/// <param name="Input">Its input.</param>
internal sealed record DemoAct(PersonId Person, string Mutation, string Node, string Key, JsonObject Input);
