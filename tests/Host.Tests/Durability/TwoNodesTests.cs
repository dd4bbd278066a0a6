using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Host.Tests.Api;
using Selec.Host.Tests.Control;
using Selec.PostgresCluster;
using Selec.Sdk;

namespace Selec.Host.Tests.Durability;

/// <summary>Two hosts on one PostgreSQL database, each with a data directory of its own and nothing else in common but the master key.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    const string Officer = "bg-case-officer-police";
    const string FocalPoint = "bg-focal-point";
    static readonly TimeSpan _promised = TimeSpan.FromSeconds(60);
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    static readonly string _masterKey = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    readonly string _database = Cluster.Shared.NewDatabase();
    RunningPlatform _here = null!;
    RunningPlatform _there = null!;

    public async Task InitializeAsync()
    {
        _here = await StartAsync();
        _there = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
        Cluster.Shared.Drop(_database);
    }

    [Fact]
    public async Task what_is_written_on_one_node_is_read_listed_and_carried_on_at_the_other()
    {
        var draft = await _here.DoAsync(Officer, "draftRequest", Draft(), "request", "id version reference subject");

        (await SubjectAsync(_there, draft["id"]!)).Should().Be("Собственик на камион");
        var first = (await _there.AskAsync(Officer, """{ requests(first: 1, where: { text: { matches: "камион" } }) { edges { node { id } } } }"""))["requests"]!;
        first["edges"]![0]!["node"]!["id"]!.ToString().Should().Be(draft["id"]!.ToString());

        var withdrawal = new JsonObject { ["request"] = draft["id"]!.DeepClone(), ["version"] = draft["version"]!.DeepClone() };
        await _there.DoAsync(FocalPoint, "withdrawRequest", withdrawal, "request");
        var late = await _here.TryAsync(FocalPoint, "withdrawRequest", withdrawal, "request");
        late["errors"]![0]!["__typename"]!.ToString().Should().Be("StaleVersionError");
    }

    [Fact]
    public async Task a_mutation_that_is_repeated_on_the_other_node_is_done_once()
    {
        var input = Draft();
        input["idempotencyKey"] = "a-key-that-both-nodes-are-given";

        var both = await Task.WhenAll(_here.DoAsync(Officer, "draftRequest", input, "request"), _there.DoAsync(Officer, "draftRequest", input, "request"));

        both.Select(request => request["id"]!.ToString()).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task live_events_reach_listeners_on_both_nodes_in_the_same_order()
    {
        using var here = await LiveReader.OpenAsync(_here, FocalPoint);
        using var there = await LiveReader.OpenAsync(_there, FocalPoint);
        (await here.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
        (await there.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");

        for (var i = 0; i < 6; i++) await (i % 2 == 0 ? _here : _there).DoAsync(Officer, "draftRequest", Draft(), "request");
        var last = await _here.DoAsync(Officer, "draftRequest", Draft(), "request");

        var told = await here.UntilAsync(last["id"]!.ToString());
        told.Should().HaveCount(7);
        (await there.UntilAsync(last["id"]!.ToString())).Select(one => one["node"]!["id"]!.ToString())
            .Should().Equal(told.Select(one => one["node"]!["id"]!.ToString()));
    }

    [Fact]
    public async Task an_account_that_is_closed_on_one_node_opens_nothing_on_the_other()
    {
        await _there.AskAsync("bg-liaison-customs", "{ viewer { role } }");
        await _here.CloseAccountAsync("bg-liaison-customs");

        var answer = await UntilAsync(
            () => _there.SendAsync("bg-liaison-customs", "{ requests(first: 1) { totalCount } }"), answer => answer["errors"] is not null);

        answer["data"]?["requests"].Should().BeNull();
    }

    [Fact]
    public async Task whoever_is_signed_out_on_one_node_is_signed_out_on_the_other()
    {
        await _there.AskAsync("bg-liaison-customs", "{ viewer { role } }");

        await _here.OnAccountAsync("endSessions", "bg-liaison-customs");

        await UntilAsync(() => _there.SendAsync("bg-liaison-customs", "{ viewer { role } }"), answer => answer["errors"] is not null);
    }

    [Fact]
    public async Task a_live_stream_ends_when_its_account_is_closed_on_the_other_node()
    {
        using var closed = await LiveReader.OpenAsync(_there, "bg-liaison-customs");
        using var another = await LiveReader.OpenAsync(_there, FocalPoint);
        (await closed.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
        (await another.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");

        await _here.CloseAccountAsync("bg-liaison-customs");

        await UntilAsync(closed.NextAsync, one => one is null);
        var draft = await _here.DoAsync(Officer, "draftRequest", Draft(), "request");
        (await another.UntilAsync(draft["id"]!.ToString())).Should().NotBeEmpty("only the stream of the closed account ends");
    }

    [Fact]
    public async Task what_is_erased_on_one_node_is_withheld_on_the_other()
    {
        var draft = await _here.DoAsync(Officer, "draftRequest", Draft(), "request", "id item { id }");
        (await SubjectAsync(_there, draft["id"]!)).Should().NotBeNull();
        NodeIds.TryDecode(draft["item"]!["id"]!.GetValue<string>(), out var item).Should().BeTrue();

        await _here.Services.GetRequiredService<IErasure>().DestroyAsync(new ItemId(item!.Value.Key), default);

        await UntilAsync(() => SubjectAsync(_there, draft["id"]!), subject => subject is null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task the_key_of_what_a_node_erased_that_died_at_once_is_destroyed_by_the_other(bool anUnreadableErasureIsBefore)
    {
        if (anUnreadableErasureIsBefore)
        {
            using var journal = DataFile.Postgres(_database);
            journal.Lines("""
                WITH h AS (UPDATE head SET position = position + 1 RETURNING position)
                INSERT INTO events (position, act, stream, version, name, json, at, by, party)
                SELECT position, position, 'item/unreadable', 1, 'item.erased/1', 'no JSON', 1618214400000, 'bg-focal-point', 'BG' FROM h RETURNING 'written'
                """).Should().Equal("written");
        }
        await using var dying = await RunningPlatform.StartAdjustedAsync(
            services => services.AddSingleton<IErasure, NoErasure>(), null, [.. TestDatabases.Postgres(_database), $"--Selec:MasterKey={_masterKey}"]);
        var request = await dying.SentAsync("BASIC");
        var item = request["item"]!["id"]!;
        NodeIds.TryDecode(item.GetValue<string>(), out var id).Should().BeTrue();
        var sealing = _there.Services.GetRequiredService<ISealing>();
        var text = sealing.Seal(new ItemId(id!.Value.Key), new PartyCode("BG"), "text");

        await dying.DoAsync(FocalPoint, "eraseItem", new JsonObject { ["item"] = item.DeepClone(), ["ground"] = "UNLAWFUL" }, "item", "id");
        await dying.DoAsync("bg-liaison-police", "confirmAct", new JsonObject { ["item"] = item.DeepClone(), ["act"] = "ERASE", ["ground"] = "UNLAWFUL" }, "item", "id");

        await UntilAsync(() => Task.FromResult(sealing.Open(text)), opened => opened is null);
    }

    [Fact]
    public async Task the_log_of_both_nodes_is_whole_and_names_a_chain_of_each()
    {
        foreach (var node in new[] { _here, _there }) await node.AskAsync(Officer, "{ requests(first: 5) { totalCount } }");

        var proof = await _here.Services.GetRequiredService<IAuditLog>().VerifyAuditAsync([], default);

        proof.Faults.Should().BeEmpty();
        proof.Heads.Length.Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task a_node_that_is_gone_is_missed_by_nobody()
    {
        var draft = await _there.DoAsync(Officer, "draftRequest", Draft(), "request", "id version");
        await _there.DisposeAsync();

        (await SubjectAsync(_here, draft["id"]!)).Should().NotBeNull();
        await _here.DoAsync(FocalPoint, "withdrawRequest", new JsonObject { ["request"] = draft["id"]!.DeepClone(), ["version"] = draft["version"]!.DeepClone() }, "request");
        _there = await StartAsync();
        (await SubjectAsync(_there, draft["id"]!)).Should().NotBeNull();
    }

    Task<RunningPlatform> StartAsync() => RunningPlatform.StartAsync([.. TestDatabases.Postgres(_database), $"--Selec:MasterKey={_masterKey}"]);

    static async Task<string?> SubjectAsync(RunningPlatform node, JsonNode id) =>
        (await node.AskAsync(
            Officer, "query($id: ID!) { node(id: $id) { ... on Request { subject } } }", new JsonObject { ["id"] = id.DeepClone() }))["node"]!["subject"]?.GetValue<string>();

    /// <summary>Asks until the answer is as wanted; what another node did is known within a second or two, and a minute is promised.</summary>
    static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted)
    {
        using var promised = new CancellationTokenSource(_promised);
        while (!promised.IsCancellationRequested)
        {
            var answer = await ask();
            if (isWanted(answer)) return answer;
            await Task.Delay(_pause, TimeProvider.System);
        }
        throw new InvalidOperationException("The other node never learned of it.");
    }

    /// <summary>A node that dies before it destroys a key.</summary>
    sealed class NoErasure : IErasure
    {
        public Task DestroyAsync(ItemId item, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    static JsonObject Draft() => new()
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
    };
}
