using System.Text.Json.Nodes;
using Selec.Host.Tests.Api;
using Selec.PostgresCluster;

namespace Selec.Host.Tests.Durability;

/// <summary>A platform whose PostgreSQL server stops and starts again: whatever is asked meanwhile is answered with when to try again.</summary>
public sealed class StoppedDatabaseTests : IAsyncLifetime
{
    const string Officer = "bg-case-officer-police", Newcomer = "ro-case-officer-police", Busy = "RATE_LIMITED";

    const string List = "{ requests(first: 5) { totalCount nodes { id subject } } }";

    /// <summary>It keeps what it acknowledged when it is stopped at once; the machine stays on.</summary>
    readonly Cluster _cluster = Cluster.Start("fsync=off");
    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAsync([.. TestDatabases.Postgres(_cluster.NewDatabase())]);

    public async Task DisposeAsync()
    {
        await _platform.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        _cluster.Dispose();
    }

    [Fact]
    public async Task what_is_asked_while_the_server_is_down_is_answered_with_when_to_try_again_and_then_done_once()
    {
        var draft = await _platform.DoAsync(Officer, "draftRequest", Requests.Draft("first", "first"), "request", "id version");
        using var live = await LiveReader.OpenAsync(_platform, Officer);
        (await live.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
        var node = new JsonObject { ["id"] = draft["id"]!.DeepClone() };
        var revision = Requests.Revision("second", "second", new SeenRequest(draft["id"]!.ToString(), draft["version"]!.ToString(), ""));
        _cluster.StopAtOnce();

        MustWait(await _platform.SendAsync(Officer, List));
        MustWait(await _platform.SendAsync(Officer, "query($id: ID!) { node(id: $id) { ... on Request { subject } } }", node));
        MustWait(await _platform.SendAsync(Officer, Requests.Mutation("draftRequest"), new JsonObject { ["input"] = Requests.Draft("third", "third") }));
        MustWait(await _platform.SendAsync(Officer, Requests.Mutation("reviseDraft"), new JsonObject { ["input"] = revision.DeepClone() }));
        MustWait(await _platform.SendAsync(Newcomer, List));
        (await live.Invoking(EndAsync).Should().ThrowAsync<InvalidOperationException>()).WithMessage($"*{Busy}*retryAfterMs*");

        _cluster.StartServer();
        await _platform.AskAsync(Newcomer, List);
        await _platform.DoAsync(Officer, "draftRequest", Requests.Draft("third", "third"), "request");
        await _platform.DoAsync(Officer, "reviseDraft", revision, "request");
        (await _platform.AskAsync(Officer, List))["requests"]!["nodes"]!.AsArray().Select(one => one!["subject"]!.ToString())
            .Should().BeEquivalentTo("second", "third");
    }

    [Fact]
    public async Task whoever_asks_all_along_while_the_server_restarts_is_never_told_that_the_platform_failed()
    {
        using var over = new CancellationTokenSource();
        await _platform.AskAsync(Officer, List);
        var asking = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            var codes = new List<string>();
            for (var n = 0; !over.IsCancellationRequested; n++)
            {
                var answer = n % 2 == i % 2
                    ? await _platform.SendAsync(Officer, List)
                    : await _platform.SendAsync(Officer, Requests.Mutation("draftRequest"), new JsonObject { ["input"] = Requests.Draft($"act{i}of{n}", $"act{i}of{n}") });
                codes.AddRange(Codes(answer));
            }
            return codes;
        })).ToList();
        for (var restarts = 0; restarts < 3; restarts++)
        {
            _cluster.StopAtOnce();
            _cluster.StartServer();
            await AnsweredAsync();
        }
        await over.CancelAsync();

        (await Task.WhenAll(asking)).SelectMany(codes => codes).Distinct().Should().Equal(Busy);
    }

    /// <summary>Heartbeats that were sent before are heard first.</summary>
    static async Task EndAsync(LiveReader live)
    {
        while ((await live.NextAsync())?["kind"]!.ToString() == "HEARTBEAT")
        {
        }
    }

    Task AnsweredAsync() => RunningPlatform.UntilAsync(async () => (await _platform.SendAsync(Officer, List))["errors"] is null);

    static void MustWait(JsonNode answer)
    {
        Codes(answer).Should().NotBeEmpty().And.OnlyContain(code => code == Busy, answer.ToJsonString());
        answer["errors"]!.AsArray().Should().OnlyContain(error => error!["extensions"]!["retryAfterMs"]!.GetValue<int>() > 0);
    }

    static IEnumerable<string> Codes(JsonNode answer) => (answer["errors"] as JsonArray ?? []).Select(error => error!["extensions"]!["code"]!.ToString());
}
