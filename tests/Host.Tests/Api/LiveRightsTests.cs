using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Directory;
using Selec.Host.Binding;
using Selec.Host.Tests.Control;
using Selec.Sdk;

namespace Selec.Host.Tests.Api;

/// <summary>By which rights, controls and time an open stream shows what happens, over every transport.</summary>
public sealed class LiveRightsTests : IAsyncLifetime
{
    const string Supplier = "bg-liaison-police";
    const string Reader = "ro-liaison-customs";

    static readonly TimeSpan _moment = TimeSpan.FromSeconds(3);

    readonly SetClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    RunningPlatform _platform = null!;
    List<Listener> _listeners = [];

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAtAsync(_clock);

    public async Task DisposeAsync()
    {
        foreach (var listener in _listeners) listener.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task an_event_is_shown_by_the_clearance_that_its_listener_has_by_then()
    {
        _listeners = await Listener.EverywhereAsync(_platform, Reader);
        await _platform.SentAsync("CONFIDENTIAL");
        (await SubjectsAsync("THREAD_OPENED")).Should().Equal(Enumerable.Repeat("Owner of a lorry", 3));

        await ClearedForAsync("BASIC");
        var request = await _platform.SentAsync("CONFIDENTIAL");

        (await _platform.SubjectAsync(Reader, request)).Should().BeNull();
        (await SubjectsAsync("THREAD_OPENED")).Should().Equal("ABOVE_CLEARANCE", "ABOVE_CLEARANCE", "ABOVE_CLEARANCE");
    }

    [Fact]
    public async Task an_event_is_shown_by_what_its_item_allows_by_then()
    {
        _listeners = await Listener.EverywhereAsync(_platform, Reader);
        var request = await _platform.SentAsync("BASIC");
        (await SubjectsAsync("THREAD_OPENED")).Should().Equal(Enumerable.Repeat("Owner of a lorry", 3));

        await OnItemAsync("restrictField", request, new JsonObject { ["field"] = "subject", ["parties"] = new JsonArray("RO") });
        var thread = await ThreadAsync();
        await _platform.DoAsync(Reader, "receiveRequest", Step("thread", thread), "thread");
        (await SubjectsAsync("THREAD_RECEIVED")).Should().Equal("RESTRICTED", "RESTRICTED", "RESTRICTED");

        await OnItemAsync("recallItem", request, new JsonObject { ["ground"] = "SENT_BY_MISTAKE" });
        await _platform.DoAsync(Supplier, "withdrawRequest", Step("request", await NowAsync(Supplier, "Request", request["id"]!)), "request");
        var shown = await SubjectsAsync("THREAD_WITHDRAWN");
        shown.Should().OnlyContain(reason => reason == shown[0]).And.NotContain("RESTRICTED").And.NotContain("Owner of a lorry");
    }

    [Fact]
    public async Task what_a_stream_shows_is_logged_at_the_time_at_which_it_is_shown()
    {
        var opened = _clock.GetUtcNow();
        _listeners = await Listener.EverywhereAsync(_platform, Reader);

        var sent = _clock.Forward(TimeSpan.FromMinutes(40));
        var heard = Task.WhenAll(_listeners.Select(listener => listener.NextAsync()));
        // A stream sets its next heartbeat only once it has told the one before: the clock may have moved in between.
        while (await Task.WhenAny(heard, Task.Delay(_moment)) != heard) sent = _clock.Forward(TimeSpan.FromSeconds(10));
        (await heard).Select(one => one!["kind"]!.ToString()).Should().Equal("HEARTBEAT", "HEARTBEAT", "HEARTBEAT");
        await _platform.SentAsync("BASIC");
        await SubjectsAsync("THREAD_OPENED");

        var entries = (await _platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 100, default)).Select(one => one.Entry)
            .Where(entry => entry.Kind == AuditKind.Subscribe && entry.Person == new PersonId(Reader)).ToList();
        entries.Where(entry => entry.Objects.IsEmpty).Select(entry => entry.At).Should()
            .Equal([opened, opened, opened], "each opening has an entry, and what shows nothing has no further one");
        entries.Where(entry => entry.Objects.Any(one => one.StartsWith("item/", StringComparison.Ordinal))).Select(entry => entry.At).Distinct()
            .Should().Equal(sent);
        entries.Should().OnlyContain(entry => entry.Purpose == "INVESTIGATION");
    }

    [Fact]
    public async Task a_stream_ends_with_the_account_before_it_tells_more()
    {
        _listeners = await Listener.EverywhereAsync(_platform, Reader);
        await _platform.CloseAccountAsync(Reader);
        await _platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);

        await _platform.SentAsync("BASIC");

        foreach (var listener in _listeners) (await listener.UntilAsync("THREAD_OPENED")).Should().BeNull();
    }

    [Fact]
    public async Task what_was_read_for_a_listener_is_read_anew_when_the_rights_have_changed()
    {
        await using var told = Opened();
        await told.MoveNextAsync();
        var (first, _) = (await _platform.SentAsync("CONFIDENTIAL"), await _platform.SentAsync("CONFIDENTIAL"));
        (await ItemAsync(told)).Should().Be(Item(first));

        await ClearedForAsync("BASIC");
        var mark = await _platform.SentAsync("BASIC");

        (await ItemAsync(told)).Should().Be(Item(mark));
    }

    [Fact]
    public async Task what_was_read_for_a_listener_is_read_anew_when_a_second_has_passed()
    {
        await using var told = Opened();
        await told.MoveNextAsync();
        var (first, second) = (await _platform.SentAsync("BASIC"), await _platform.SentAsync("BASIC"));
        (await ItemAsync(told)).Should().Be(Item(first));

        await OnItemAsync("narrowAudience", second, new JsonObject { ["party"] = "RO" });
        _clock.Forward(TimeSpan.FromSeconds(1));
        var mark = await _platform.SentAsync("BASIC");

        (await ItemAsync(told)).Should().Be(Item(mark));
    }

    [Fact]
    public async Task what_was_there_when_a_heartbeat_fell_due_is_told_before_it()
    {
        await using var told = Opened();
        await told.MoveNextAsync();
        var (first, second) = (await _platform.SentAsync("BASIC"), await _platform.SentAsync("BASIC"));
        (await ItemAsync(told)).Should().Be(Item(first));

        _clock.Forward(TimeSpan.FromSeconds(10));

        await told.MoveNextAsync();
        (((ActivityEvent)told.Current!).Node?.Key).Should().Be(Item(second));
        await told.MoveNextAsync();
        ((ActivityEvent)told.Current!).Kind.Should().Be("HEARTBEAT");
    }

    /// <summary>The source of a stream without anybody who takes its events: the test does, one by one.</summary>
    IAsyncEnumerator<object?> Opened()
    {
        var ports = _platform.Services.GetRequiredService<Ports>();
        var caller = ports.Directory.CallerOf(new PersonId(Reader), ports.Clock.GetUtcNow())!;
        return new ActivityStream(["item.opened/1"], ["ITEM_OPENED"])
            .OpenAsync(new GraphCall(caller, new Session("slow", null, null), ports), null, default).GetAsyncEnumerator();
    }

    static async Task<string> ItemAsync(IAsyncEnumerator<object?> told)
    {
        do (await told.MoveNextAsync()).Should().BeTrue(); while (((ActivityEvent)told.Current!).Node is null);
        return ((ActivityEvent)told.Current!).Node!.Value.Key;
    }

    static string Item(JsonNode request) => Persons.Key(request["item"]!["id"]!.ToString());

    /// <summary>For each listener the subject of the next event of a kind, or why it is withheld.</summary>
    async Task<List<string?>> SubjectsAsync(string kind)
    {
        var shown = new List<string?>();
        foreach (var listener in _listeners)
        {
            var node = (await listener.UntilAsync(kind))!;
            shown.Add(node["subject"]?.ToString() ?? node["redactions"]!.AsArray().FirstOrDefault()?["reason"]?.ToString());
        }
        return shown;
    }

    async Task ClearedForAsync(string level)
    {
        var input = Step("person", await PersonAsync());
        input["level"] = level;
        await _platform.DoAsync("selec-security", "setClearance", input, "person");
        await _platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);
    }

    async Task<JsonNode> PersonAsync() => (await _platform.AskAsync(Reader, "{ viewer { person { id version } } }"))["viewer"]!["person"]!;

    Task<JsonNode> OnItemAsync(string mutation, JsonNode request, JsonObject input)
    {
        input["item"] = request["item"]!["id"]!.DeepClone();
        return _platform.DoAsync(Supplier, mutation, input, "item", "id");
    }

    async Task<JsonNode> ThreadAsync() => (await _platform.AskAsync(
        Reader, "{ threads(first: 1) { nodes { id version } } }"))["threads"]!["nodes"]![0]!;

    async Task<JsonNode> NowAsync(string person, string type, JsonNode id) => (await _platform.AskAsync(
        person, $"query($id: ID!) {{ node(id: $id) {{ ... on {type} {{ id version }} }} }}", new JsonObject { ["id"] = id.DeepClone() }))["node"]!;

    static JsonObject Step(string field, JsonNode node) => new() { [field] = node["id"]!.DeepClone(), ["version"] = node["version"]!.DeepClone() };
}
