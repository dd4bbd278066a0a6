using System.Text.Json.Nodes;
using Selec.Graph.Types;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>A mutation as it was sent and carried out.</summary>
/// <param name="Person">Who.</param>
/// <param name="Mutation">Which.</param>
/// <param name="Input">Its input, key and all.</param>
/// <param name="Node">The field of the payload that shows what was done.</param>
/// <param name="Target">What it was addressed to; null for what it made.</param>
internal sealed record SentAct(string Person, string Mutation, JsonObject Input, string Node, string? Target);

/// <summary>Mutations sent again by somebody else, under the same idempotency key.</summary>
internal sealed class Repeats(RunningPlatform platform, Schema schema, Action<string, string> note)
{
    /// <summary>One person of each kind of place; each sends everything that it does not see the target of.</summary>
    static readonly HashSet<string> _people =
        ["rs-liaison-police", "hu-focal-point", "ro-case-officer-customs", "selec-analyst", "selec-administrator", "at-observer"];

    public async Task RunAsync(Sight sight, IReadOnlyList<HeldRow> rows, IReadOnlyList<SentAct> acts)
    {
        if (!_people.Contains(sight.Person)) return;
        var shown = sight.Shown(rows, hasPurpose: true);
        foreach (var act in acts.Where(act => act.Person != sight.Person && act.Target is not null))
        {
            if (rows.FirstOrDefault(row => row.Id == act.Target) is { } row && sight.Sees(row)) continue;
            var mutation = schema.MutationType!.Fields.Find(act.Mutation)!;
            var payload = (ObjectType)mutation.Type.Inner;
            var node = (ObjectType)payload.Fields.Find(act.Node)!.Type.Inner;
            var answer = await platform.SendAsync(
                sight.Person, $"mutation($input: {mutation.Arguments.Find("input")!.Type}) {{ done: {act.Mutation}(input: $input) {{ "
                + $"{act.Node} {HuntText.Selection(node)} errors {{ __typename ... on UserError {{ code message }} }} }} }}",
                new JsonObject { ["input"] = act.Input.DeepClone() });
            foreach (var _ in HuntText.Marked(answer).Where(mark => !shown.Contains(mark))) note("repeat", $"{sight.Person} {act.Mutation}: a mark came back");
            if (rows.Any(row => row.Id == act.Target) && answer["data"]?["done"]?["errors"]?[0]?["code"]?.GetValue<string>() != "NOT_FOUND")
                note("repeat", $"{sight.Person} {act.Mutation}: {answer.ToJsonString()}");
        }
    }
}
