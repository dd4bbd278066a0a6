using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Host.Tests.Control;

/// <summary>Sight taken in an emergency, from the breaking of the glass to its review, over HTTP and by a clock that is moved.</summary>
public sealed class EmergencyTests
{
    const string Duty = "selec-duty-operator";

    const string Protection = "selec-data-protection";

    [Fact]
    public async Task a_sight_ends_by_itself_and_two_supervisors_review_it()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var platform = await RunningPlatform.StartAtAsync(clock);
        var request = await platform.SentAsync("BASIC");
        (await platform.SubjectAsync(Duty, request)).Should().BeNull();

        (await BreakAsync(platform, request))["errors"]!.AsArray().Should().BeEmpty();

        (await platform.SubjectAsync(Duty, request)).Should().Be("Owner of a lorry");
        var told = await ToldAsync(platform, "bg-liaison-customs");
        (told["reason"]!.ToString(), told["overdue"]!.GetValue<bool>()).Should().Be(("A threat to life", false));
        foreach (var other in new[] { "ro-focal-point", "bg-case-officer-police", "selec-operations" })
            (await ListAsync(platform, other)).Should().BeEmpty(other);
        (await platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 40, default))
            .Should().ContainSingle(entry => entry.Entry.Kind == AuditKind.BreakGlass).Which.Entry.Person!.Value.Value.Should().Be(Duty);

        clock.MoveTo(clock.GetUtcNow() + TimeSpan.FromHours(4));
        platform.SignEveryoneOut();
        (await platform.SubjectAsync(Duty, request)).Should().BeNull();

        (await ReviewAsync(platform, Protection, "reviewEmergency")).Should().BeNull();
        (await ReviewAsync(platform, Protection, "confirmReview")).Should().Be("SECOND_PERSON_NEEDED");
        (await ReviewAsync(platform, "selec-supervisory-body", "confirmReview")).Should().BeNull();
        (await ToldAsync(platform, "bg-liaison-customs"))["state"]!.ToString().Should().Be("REVIEWED");
    }

    [Fact]
    public async Task an_overdue_review_blocks_the_next()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var platform = await RunningPlatform.StartAtAsync(clock);
        await BreakAsync(platform, await platform.SentAsync("BASIC"));
        var next = await platform.SentAsync("BASIC");

        clock.MoveTo(clock.GetUtcNow() + TimeSpan.FromDays(7));
        platform.SignEveryoneOut();

        (await BreakAsync(platform, next))["errors"]![0]!["code"]!.ToString().Should().Be("REVIEW_PENDING");
        (await ToldAsync(platform, Protection))["overdue"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task an_item_that_may_not_be_opened_answers_as_one_that_does_not_exist()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");
        var unknown = new JsonObject { ["item"] = new JsonObject { ["id"] = Persons.Encoded("item", "aaaaaaaaaaaaaaaaaaaaaaaaaa") } };

        foreach (var person in new[] { "gr-liaison-police", "selec-analyst" })
        {
            var (real, none) = (await BreakAsync(platform, request, person), await BreakAsync(platform, unknown, person));
            real.ToJsonString().Should().Be(none.ToJsonString());
        }
        (await BreakAsync(platform, unknown))["errors"]![0]!["code"]!.ToString().Should().Be("NOT_FOUND");
    }

    static Task<JsonNode> BreakAsync(RunningPlatform platform, JsonNode request, string person = Duty) => platform.TryAsync(
        person, "breakGlass",
        new JsonObject { ["target"] = request["item"]!["id"]!.DeepClone(), ["reason"] = "A threat to life", ["item"] = Persons.Terms("BASIC") },
        "item", "id");

    static async Task<string?> ReviewAsync(RunningPlatform platform, string person, string act)
    {
        var seen = await ToldAsync(platform, person);
        var payload = await platform.TryAsync(
            person, act,
            new JsonObject { ["emergency"] = seen["id"]!.DeepClone(), ["version"] = seen["version"]!.DeepClone(), ["finding"] = "JUSTIFIED" },
            "emergency", "id");
        return payload["errors"]!.AsArray().FirstOrDefault()?["code"]?.ToString();
    }

    static async Task<JsonNode> ToldAsync(RunningPlatform platform, string person) => (await ListAsync(platform, person)).Single()!;

    static async Task<JsonArray> ListAsync(RunningPlatform platform, string person)
    {
        await platform.WithPurposeAsync(person);
        return (await platform.AskAsync(person, "{ emergencies(first: 5) { nodes { id version reason state overdue } } }"))
            ["emergencies"]!["nodes"]!.AsArray();
    }
}
