using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Durability;

/// <summary>What cannot be read is told to who asks, with a code, and the platform goes on.</summary>
public sealed class UnreadableStreamTests
{
    const string Officer = "bg-case-officer-police";

    [Fact]
    public async Task who_asks_is_told_so_with_a_code_of_its_own_and_others_work()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var (broken, whole) = (await DraftAsync(platform), await DraftAsync(platform));
        NodeIds.TryDecode(broken["id"]!.GetValue<string>(), out var stream).Should().BeTrue();
        await PoisonAsync(platform, stream!.Value);

        var answer = await ClearAsync(platform, broken);
        (answer["errors"]![0]!["extensions"]!["code"]!.ToString(), answer["errors"]![0]!["message"]!.ToString()).Should().Be((
            "ACTOR_UNREADABLE", "What the platform holds of this cannot be read; nothing was written. Its operators have been told."));
        (await ClearAsync(platform, whole))["errors"].Should().BeNull();
    }

    static Task<JsonNode> DraftAsync(RunningPlatform platform) => platform.DoAsync(
        Officer, "draftRequest",
        new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["kind"] = "INFORMATION",
                ["subject"] = "Собственик на камион",
                ["facts"] = "Камионът е видян край Видин.",
                ["legalBasis"] = "SELEC_CONVENTION",
                ["crimeAreas"] = new JsonArray("DRUGS"),
                ["addressees"] = new JsonArray("RO"),
            },
        },
        "request");

    static Task<JsonNode> ClearAsync(RunningPlatform platform, JsonNode draft) => platform.SendAsync(
        "bg-focal-point",
        "mutation($input: ClearRequestInput!) { clearRequest(input: $input) { request { id } errors { __typename } } }",
        new JsonObject { ["input"] = new JsonObject { ["request"] = draft["id"]!.DeepClone(), ["version"] = draft["version"]!.DeepClone() } });

    static async Task PoisonAsync(RunningPlatform platform, StreamId stream)
    {
        var journal = platform.Services.GetRequiredService<IJournal>();
        var at = DateTimeOffset.UnixEpoch;
        var entry = new AuditEntry(
            at, AuditKind.Alter, new PersonId("nobody"), Role.Administrator, PartyCode.Selec, "session", "test", [], "OK", 0, null, null);
        await journal.AppendAsync(
            new Append(
                [new StreamAppend(stream, await journal.VersionAsync(stream, default), [new NewEvent("request.unknown/1", "{}"u8.ToArray())])],
                ReadSideChange.Nothing, null, entry, at),
            default);
        platform.Services.GetRequiredService<IActors>().Forget([stream.Kind]);
    }
}
