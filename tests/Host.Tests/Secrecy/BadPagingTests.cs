using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Pages are asked for in one way, and a cursor is good for one person and one order only.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class BadPagingTests(SharedPlatform shared)
{
    const string Person = "bg-liaison-police";
    const string List = "investigations";

    [Theory]
    [InlineData("first: -1")]
    [InlineData("first: 101")]
    [InlineData("last: 101")]
    [InlineData("last: -1")]
    [InlineData("first: 1, last: 1")]
    [InlineData("first: null")]
    [InlineData("first: 1, before: \"x\"")]
    [InlineData("last: 1, after: \"x\"")]
    public async Task a_page_that_cannot_be_given_is_refused(string paging)
    {
        foreach (var list in (string[])["requests", "threads", "serviceLevels", "people", "investigations", "results", "proceedings"])
        {
            var answer = await shared.RefusedAsync("BAD_USER_INPUT",
                () => shared.SendAsync(Person, $"{{ {list}({paging}) {{ totalCount }} }}"));
            answer.Message.Should().Contain($"Query.{list}");
        }
    }

    [Fact]
    public async Task a_list_without_first_or_last_is_refused() =>
        (await shared.RefusedAsync("BAD_USER_INPUT",
            () => shared.SendAsync(Person, "{ investigations { totalCount } }"))).Message.Should().Contain("first or last");

    [Theory]
    [InlineData("first: 0", 0)]
    [InlineData("last: 0", 0)]
    [InlineData("first: 1", 1)]
    [InlineData("last: 1", 1)]
    [InlineData("first: 100", null)]
    public async Task a_page_gives_what_it_is_asked_for(string paging, int? rows)
    {
        var list = await AskAsync(Person, paging);
        list["nodes"]!.AsArray().Should().HaveCount(rows ?? Math.Min(100, list["totalCount"]!.GetValue<int>()));
    }

    [Fact]
    public async Task a_cursor_leads_on_in_its_own_list_only()
    {
        var cursor = await CursorAsync("first: 1");
        (await AskAsync(Person, $"first: 1, after: \"{cursor}\""))["nodes"]!.AsArray().Should().HaveCount(1);
        await MismatchAsync(Person, List, $"first: 1, after: \"{cursor}\", orderBy: [{{ field: STAGE, direction: ASC }}]");
        await MismatchAsync(Person, List, $"first: 1, after: \"{cursor}\", orderBy: [{{ field: RECORDED_AT, direction: ASC }}]");
        await MismatchAsync("ro-liaison-police", List, $"first: 1, after: \"{cursor}\"");
        await MismatchAsync(Person, "results", $"first: 1, after: \"{cursor}\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("bm90IGEgY3Vyc29y")]
    [InlineData("курсор")]
    [InlineData("' OR 1=1 --")]
    public async Task a_cursor_that_is_none_is_refused(string cursor)
    {
        await MismatchAsync(Person, List, $"first: 1, after: \"{cursor}\"");
        await MismatchAsync(Person, List, $"last: 1, before: \"{cursor}\"");
    }

    [Fact]
    public async Task a_cursor_that_was_altered_or_is_endless_is_refused()
    {
        var cursor = await CursorAsync("first: 1");
        var altered = cursor[..^2] + (cursor[^2] == 'A' ? 'B' : 'A') + cursor[^1];
        await MismatchAsync(Person, List, $"first: 1, after: \"{altered}\"");
        await MismatchAsync(Person, List, $"first: 1, after: \"{cursor}{new string('A', 10_240)}\"");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("курсор")]
    public async Task a_live_stream_after_garbage_asks_for_a_new_beginning(string after)
    {
        var first = await Live.FirstAsync(
            shared.Platform, Person, "subscription($v: String) { activity(after: $v) { kind cursor node { id } } }",
                new JsonObject { ["v"] = after });
        first["data"]!["activity"]!["kind"]!.GetValue<string>().Should().Be("RESYNC_REQUIRED");
    }

    [Fact]
    public async Task a_live_stream_does_not_go_on_after_another_persons_cursor()
    {
        var mine = await Live.FirstAsync(shared.Platform, Person, "subscription { activity { kind cursor } }");
        var cursor = mine["data"]!["activity"]!["cursor"]!.DeepClone();
        var document = "subscription($v: String) { activity(after: $v) { kind } }";
        var theirs = await Live.FirstAsync(shared.Platform, "ro-liaison-police", document, new JsonObject { ["v"] = cursor.DeepClone() });
        theirs["data"]!["activity"]!["kind"]!.GetValue<string>().Should().Be("RESYNC_REQUIRED");
        var again = await Live.FirstAsync(shared.Platform, Person, document, new JsonObject { ["v"] = cursor });
        again["data"]!["activity"]!["kind"]!.GetValue<string>().Should().Be("HEARTBEAT");
    }

    Task<Answer> MismatchAsync(string person, string list, string paging) =>
        shared.RefusedAsync("CURSOR_MISMATCH", () => shared.SendAsync(person, $"{{ {list}({paging}) {{ totalCount }} }}"));

    async Task<JsonNode> AskAsync(string person, string paging) =>
        (await shared.Platform.AskAsync(person, $"{{ {List}({paging}) {{ totalCount nodes {{ id }} pageInfo {{ endCursor }} }} }}"))[List]!;

    async Task<string> CursorAsync(string paging) => (await AskAsync(Person, paging))["pageInfo"]!["endCursor"]!.GetValue<string>();
}
