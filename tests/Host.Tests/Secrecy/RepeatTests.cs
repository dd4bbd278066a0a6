using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Idempotency keys and versions: a repeat has no second effect, and nobody overwrites what he has not read.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class RepeatTests(SharedPlatform shared)
{
    const string Person = "bg-case-officer-police";

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task a_key_has_one_to_a_hundred_characters(int length, bool isTaken)
    {
        var input = SharedPlatform.DraftInput(key: new string('ü', length));
        if (isTaken) await shared.DraftedAsync(input);
        else (await shared.RefusedAsync("IDEMPOTENCY_KEY_LENGTH", () => shared.DraftAsync(input))).Path.Should().Be("idempotencyKey");
    }

    [Fact]
    public async Task a_repeat_answers_with_todays_state_of_the_first_result()
    {
        var input = SharedPlatform.DraftInput(key: "repeat");
        var first = await shared.DraftedAsync(input);
        await ClearAsync(first["id"]!, first["version"]!);
        var before = await shared.Journal.HeadAsync(default);
        var repeated = await shared.DraftedAsync(input);
        (await shared.Journal.HeadAsync(default)).Should().Be(before);
        repeated["id"]!.GetValue<string>().Should().Be(first["id"]!.GetValue<string>());
        repeated["state"]!.GetValue<string>().Should().Be("CLEARED");
    }

    [Fact]
    public async Task a_key_with_another_input_is_refused()
    {
        await shared.DraftedAsync(SharedPlatform.DraftInput(key: "other input"));
        var answer = await shared.RefusedAsync("IDEMPOTENCY_KEY_REUSED",
            () => shared.DraftAsync(SharedPlatform.DraftInput(facts: "Something else.", key: "other input")));
        answer.Path.Should().Be("idempotencyKey");
    }

    [Fact]
    public async Task a_key_with_another_mutation_is_refused()
    {
        var first = await shared.DraftedAsync(SharedPlatform.DraftInput(key: "other mutation"));
        var input = SharedPlatform.DraftInput(key: "other mutation");
        (input["request"], input["version"]) = (first["id"]!.DeepClone(), first["version"]!.DeepClone());
        await shared.RefusedAsync("IDEMPOTENCY_KEY_REUSED", () => shared.SendAsync(
            Person,
                "mutation($input: ReviseDraftInput!) { reviseDraft(input: $input) { request { id } errors { ... on UserError { code message path } } } }", new JsonObject { ["input"] = input }));
    }

    [Fact]
    public async Task keys_of_two_people_have_nothing_to_do_with_each_other()
    {
        var first = await shared.DraftedAsync(SharedPlatform.DraftInput(key: "two people"));
        var second = await shared.DraftedAsync(SharedPlatform.DraftInput(facts: "Something else.", key: "two people"),
            "bg-case-officer-customs");
        second["id"]!.GetValue<string>().Should().NotBe(first["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task a_key_whose_first_send_was_refused_is_still_free()
    {
        var wrong = SharedPlatform.DraftInput(key: "refused");
        wrong["content"]!["addressees"] = new JsonArray("BG");
        await shared.RefusedAsync("ADDRESSEE_IS_REQUESTER", () => shared.DraftAsync(wrong));
        await shared.DraftedAsync(SharedPlatform.DraftInput(key: "refused"));
    }

    [Fact]
    public async Task sends_under_one_key_at_the_same_time_have_one_effect()
    {
        for (var round = 0; round < 10; round++)
        {
            var input = SharedPlatform.DraftInput(key: $"at once {round}");
            var before = await CountAsync();
            var drafted = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shared.DraftedAsync(input)));
            drafted.Select(request => request["id"]!.GetValue<string>()).Distinct().Should().ContainSingle();
            (await CountAsync()).Should().Be(before + 1);
        }
    }

    [Fact]
    public async Task a_stale_version_is_refused_with_who_was_faster()
    {
        var draft = await shared.DraftedAsync(SharedPlatform.DraftInput());
        await ClearAsync(draft["id"]!, draft["version"]!);
        var input = new JsonObject { ["request"] = draft["id"]!.DeepClone(), ["version"] = draft["version"]!.DeepClone() };
        const string Document = """
            mutation($input: WithdrawRequestInput!) {
              withdrawRequest(input: $input) { errors { ... on UserError { code message path } ... on StaleVersionError { current yours changedBy { name } changedAt } } }
            }
            """;
        var answer = await shared.RefusedAsync("STALE_VERSION",
            () => shared.SendAsync("bg-focal-point", Document, new JsonObject { ["input"] = input.DeepClone() }));
        answer.Path.Should().Be("version");
        var error = answer.Json["data"]!["withdrawRequest"]!["errors"]![0]!;
        error["yours"]!.GetValue<string>().Should().Be(draft["version"]!.GetValue<string>());
        error["changedBy"]!["name"]!.GetValue<string>().Should().NotBeNullOrEmpty();
        input["version"] = error["current"]!.GetValue<string>();
        (await shared.SendAsync("bg-focal-point", Document, new JsonObject { ["input"] = input.DeepClone() })).Code.Should().BeNull();
    }

    [Fact]
    public async Task of_two_changes_of_one_version_one_is_stale()
    {
        for (var round = 0; round < 10; round++)
        {
            var draft = await shared.DraftedAsync(SharedPlatform.DraftInput());
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryClearAsync(draft["id"]!, draft["version"]!)));
            answers.Select(answer => answer.Code).Order(StringComparer.Ordinal).Should().Equal(null, "STALE_VERSION", "STALE_VERSION",
                "STALE_VERSION");
        }
    }

    async Task<int> CountAsync() =>
        (await shared.Platform.AskAsync(Person, "{ requests(first: 0) { totalCount } }"))["requests"]!["totalCount"]!.GetValue<int>();

    async Task ClearAsync(JsonNode request, JsonNode version) => (await TryClearAsync(request, version)).Code.Should().BeNull();

    Task<Answer> TryClearAsync(JsonNode request, JsonNode version) => shared.SendAsync(
        "bg-focal-point",
        "mutation($input: ClearRequestInput!) { clearRequest(input: $input) { request { id } errors { ... on UserError { code message path } } } }",
        new JsonObject { ["input"] = new JsonObject { ["request"] = request.DeepClone(), ["version"] = version.DeepClone() } });
}
