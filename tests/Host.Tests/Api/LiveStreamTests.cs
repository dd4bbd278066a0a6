using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Selec.Host.Tests.Api;

/// <summary>The live stream over HTTP. An act of the listener's own marks how far it must have read: nobody waits for silence.</summary>
public sealed class LiveStreamTests : IAsyncLifetime
{
    const string Officer = "bg-case-officer-police";
    const string FocalPoint = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Operations = "selec-operations";

    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task a_stream_opens_with_a_heartbeat_and_tells_in_order_to_those_who_may_know()
    {
        using var ours = await LiveReader.OpenAsync(_platform, FocalPoint);
        using var theirs = await LiveReader.OpenAsync(_platform, "hu-focal-point");
        foreach (var stream in (LiveReader[])[ours, theirs])
        {
            var opening = (await stream.NextAsync())!;
            opening["kind"]!.ToString().Should().Be("HEARTBEAT");
            opening["node"].Should().BeNull();
        }

        var request = await SentRequestAsync();
        var (ourMark, theirMark) = (await DraftAsync(FocalPoint, "RO"), await DraftAsync("hu-focal-point", "RO"));

        var told = await ours.UntilAsync(Id(ourMark));
        told.Where(one => one["node"]?["id"]?.ToString() == Id(request)).Select(Kind)
            .Should().Equal("REQUEST_DRAFTED", "REQUEST_CLEARED", "REQUEST_SENT");
        told.Select(one => one["cursor"]!.ToString()).Should().OnlyHaveUniqueItems();
        (await theirs.UntilAsync(Id(theirMark))).Select(Kind).Should().Equal("REQUEST_DRAFTED");
    }

    [Fact]
    public async Task a_stream_resumes_after_any_cursor_with_exactly_what_was_missed()
    {
        using var stream = await LiveReader.OpenAsync(_platform, FocalPoint);
        var cursors = new List<string> { (await stream.NextAsync())!["cursor"]!.ToString() };
        await SentRequestAsync();
        await SentRequestAsync();
        var mark = Id(await DraftAsync(FocalPoint, "RO"));
        var told = await stream.UntilAsync(mark);
        cursors.AddRange(told.Select(one => one["cursor"]!.ToString()));

        for (var missed = 0; missed < told.Count; missed++)
        {
            using var resumed = await LiveReader.OpenAsync(_platform, FocalPoint, cursors[missed]);
            (await resumed.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
            (await resumed.UntilAsync(mark)).Select(Told).Should().Equal(told.Skip(missed).Select(Told));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_cursor_that_is_not_the_listeners_own_asks_to_begin_anew(bool ofAnother)
    {
        var cursor = "AAAA";
        if (ofAnother)
        {
            using var stream = await LiveReader.OpenAsync(_platform, Liaison);
            cursor = (await stream.NextAsync())!["cursor"]!.ToString();
        }

        using var refused = await LiveReader.OpenAsync(_platform, FocalPoint, cursor);
        var word = (await refused.NextAsync())!;
        word["kind"]!.ToString().Should().Be("RESYNC_REQUIRED");
        (await refused.NextAsync()).Should().BeNull("the stream ends");

        using var anew = await LiveReader.OpenAsync(_platform, FocalPoint, word["cursor"]!.ToString());
        (await anew.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
    }

    [Fact]
    public async Task an_addressee_learns_of_nothing_before_the_request_was_sent()
    {
        using var opening = await LiveReader.OpenAsync(_platform, "ro-liaison-police");
        var cursor = (await opening.NextAsync())!["cursor"]!.ToString();
        var request = await SentRequestAsync();
        var mark = await ProposeAsync("ro-liaison-police");

        using var stream = await LiveReader.OpenAsync(_platform, "ro-liaison-police", cursor);
        var told = await stream.UntilAsync(Id(mark));

        told.Select(Kind).Should().Contain("THREAD_OPENED").And.NotContain("REQUEST_DRAFTED").And.NotContain("REQUEST_CLEARED");
        told.Where(one => one["node"]?["id"]?.ToString() == Id(request)).Select(Kind).Should().BeSubsetOf(["REQUEST_SENT"]);
    }

    [Fact]
    public async Task a_grant_does_not_show_what_happened_before_it()
    {
        using var opening = await LiveReader.OpenAsync(_platform, Officer);
        var cursor = (await opening.NextAsync())!["cursor"]!.ToString();
        var investigation = await ProposeAsync(Liaison);
        investigation = await ActAsync("ro-liaison-police", "joinInvestigation", investigation);
        foreach (var step in (string[])["acceptInvestigation", "beginPlanning", "activateInvestigation"])
        {
            investigation = await ActAsync(Operations, step, investigation);
        }
        var officer = (await _platform.AskAsync(Officer, "{ viewer { person { id } } }"))["viewer"]!["person"]!["id"]!.ToString();
        investigation = await ActAsync(Liaison, "assignOfficer", investigation, ("officer", officer));
        investigation = await ActAsync(Operations, "suspendInvestigation", investigation);
        var mark = await DraftAsync(Officer, "RO");

        using var stream = await LiveReader.OpenAsync(_platform, Officer, cursor);
        var told = await stream.UntilAsync(Id(mark));

        told.Where(one => one["node"]?["id"]?.ToString() == Id(investigation)).Select(Kind)
            .Should().Equal("INVESTIGATION_OFFICER_ASSIGNED", "INVESTIGATION_SUSPENDED");
        told.Select(Kind).Should().NotContain(["INVESTIGATION_PROPOSED", "INVESTIGATION_ACCEPTED", "INVESTIGATION_ACTIVATED"]);
    }

    [Fact]
    public async Task a_person_who_has_too_many_streams_is_told_when_to_try_again()
    {
        var streams = new List<LiveReader>();
        try
        {
            for (var i = 0; i < 50; i++)
            {
                streams.Add(await LiveReader.OpenAsync(_platform, FocalPoint));
                (await streams[^1].NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
            }

            streams.Add(await LiveReader.OpenAsync(_platform, FocalPoint));
            (await streams[^1].Invoking(refused => refused.NextAsync()).Should().ThrowAsync<InvalidOperationException>())
                .WithMessage("*RATE_LIMITED*\"retryAfterMs\":1000*");

            streams.Add(await LiveReader.OpenAsync(_platform, Liaison));
            (await streams[^1].NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT", "everyone has streams of their own");
        }
        finally
        {
            foreach (var stream in streams) stream.Dispose();
        }
    }

    [Fact]
    public async Task a_stream_ends_when_the_host_stops()
    {
        using var stream = await LiveReader.OpenAsync(_platform, FocalPoint);
        (await stream.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");

        _platform.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        (await EndsAsync(stream)).Should().BeTrue();
    }

    /// <summary>The end of the stream, or a connection that was closed under it; anything more to read is neither.</summary>
    static async Task<bool> EndsAsync(LiveReader stream)
    {
        try
        {
            return await stream.NextAsync() is null;
        }
        catch (Exception closed) when (closed is IOException or HttpRequestException)
        {
            return true;
        }
    }

    static string Kind(JsonNode one) => one["kind"]!.ToString();

    static string Told(JsonNode one) => $"{one["kind"]} {one["at"]} {one["node"]?["id"]}";

    static string Id(JsonNode node) => node["id"]!.ToString();

    async Task<JsonNode> SentRequestAsync()
    {
        var drafted = await DraftAsync(Officer, "RO");
        var cleared = await _platform.DoAsync(FocalPoint, "clearRequest", Named("request", drafted), "request");
        return await _platform.DoAsync(Liaison, "sendRequest", Named("request", cleared), "request");
    }

    Task<JsonNode> DraftAsync(string person, string addressee)
    {
        var content = new JsonObject
        {
            ["subject"] = "A", ["facts"] = "B", ["crimeAreas"] = new JsonArray("DRUGS"), ["addressees"] = new JsonArray(addressee),
        };
        return _platform.DoAsync(person, "draftRequest", new JsonObject { ["content"] = content }, "request");
    }

    Task<JsonNode> ProposeAsync(string person)
    {
        var other = person.StartsWith("ro", StringComparison.Ordinal) ? "HU" : "RO";
        var input = new JsonObject
        {
            ["subject"] = new JsonObject { ["primaryArea"] = "DRUGS" },
            ["invite"] = new JsonArray(new JsonObject { ["party"] = other }),
        };
        return _platform.DoAsync(person, "proposeInvestigation", input, "investigation");
    }

    Task<JsonNode> ActAsync(string person, string mutation, JsonNode investigation, params (string Field, string Value)[] more)
    {
        var input = Named("investigation", investigation);
        foreach (var (field, value) in more) input[field] = value;
        return _platform.DoAsync(person, mutation, input, "investigation");
    }

    static JsonObject Named(string field, JsonNode node) => new() { [field] = Id(node), ["version"] = node["version"]!.ToString() };
}
