using System.Collections.Concurrent;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;
using static Selec.Actors.Tests.Stage;

namespace Selec.Actors.Tests;

/// <summary>An actor that guards its stream refuses the commands of all that would write what it does not admit any more.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    static readonly StreamId _pass = new("pass", "p");
    static readonly StreamId _gate = new("gate", "p");
    readonly Stage _here = Stage.New();
    Stage _there = null!;

    public async Task InitializeAsync()
    {
        _there = _here.Another();
        await _here.Ask(A, new OpenFolder(null, "BG.NFP"));
    }

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
    }

    [Fact]
    public async Task what_a_guard_admits_is_written()
    {
        (await _here.Ask(A, new Use(_pass))).Should().Be(new Reply.Accepted(A, 2, false));
        (await _here.Ask(A, new GoThrough(_gate))).Should().Be(new Reply.Accepted(A, 3, false));
        (await _here.Ask(_pass, new UseOwn(2))).Should().Be(new Reply.Accepted(_pass, 4, false));
    }

    [Fact]
    public async Task a_guards_no_refuses_the_whole_command_however_the_event_arrives()
    {
        await _here.Ask(_pass, new Revoke());
        var head = await _here.Store.Journal.HeadAsync(default);

        (await _here.Ask(A, new Use(_pass))).Should().Be(new Reply.Refused(Pass.Revoked));
        (await _here.Ask(A, new GoThrough(_gate))).Should().Be(new Reply.Refused(Pass.Revoked), "it follows from what the gate takes");
        (await _here.Ask(_pass, new UseOwn())).Should().Be(new Reply.Refused(Pass.Revoked), "the actor's own decisions are guarded too");
        (await _here.Ask(_pass, new Revoke(IsRevoked: true, ThenUse: true))).Should().Be(new Reply.Refused(Pass.Revoked));
        (await _here.Store.Journal.HeadAsync(default)).Should().Be(head);
        (await _here.Audit()).Should().HaveCount(2, "a no of the state is no act");

        (await _here.Ask(_pass, new Revoke(IsRevoked: false, ThenUse: true))).Should().BeOfType<Reply.Accepted>("each is asked on the last one's state");
    }

    [Fact]
    public async Task a_guard_that_misses_a_right_is_in_the_audit_log()
    {
        (await _here.Ask(A, new Use(_pass, "somebody"))).Should().BeOfType<Reply.Refused>()
            .Which.Refusal.Code.Should().Be(Refusal.NotPermitted);

        (await _here.Audit()).Skip(1).Should().Equal(("Use", AuditKind.Denied, "folder/a", Refusal.NotPermitted));
    }

    [Fact]
    public async Task a_guard_that_misses_a_right_is_asked_before_the_version_is_told()
    {
        (await _here.Ask(A, new Use(_pass, "somebody"), ask => ask with { ExpectedVersion = "old" })).Should().BeOfType<Reply.Refused>()
            .Which.Refusal.Code.Should().Be(Refusal.NotPermitted);
        await _here.Ask(_pass, new Revoke());
        (await _here.Ask(A, new Use(_pass), ask => ask with { ExpectedVersion = "old" })).Should().BeOfType<Reply.Stale>(
            "a no of the state comes after the version");
    }

    [Fact]
    public async Task a_guard_refuses_on_the_newest_state_alone()
    {
        await _here.Ask(_pass, new Revoke());
        await _there.Ask(_pass, new Revoke(IsRevoked: false));

        (await _here.Ask(A, new Use(_pass))).Should().BeOfType<Reply.Accepted>("the cache was behind");
        await _there.Ask(_pass, new Revoke());
        await _there.Ask(_pass, new Revoke(IsRevoked: false));
        (await _here.Ask(_pass, new UseOwn())).Should().BeOfType<Reply.Accepted>();
    }

    [Fact]
    public async Task what_another_node_revoked_is_not_used_from_an_old_cache()
    {
        await _here.Ask(A, new Use(_pass));
        await _there.Ask(_pass, new Revoke());

        (await _here.Ask(A, new Use(_pass))).Should().Be(new Reply.Refused(Pass.Revoked));
        (await _here.Ask(A, new GoThrough(_gate))).Should().Be(new Reply.Refused(Pass.Revoked));
        (await _here.StateOf(A)).Notes.Should().Be(1);
    }

    [Fact]
    public async Task a_key_whose_command_a_guard_refused_is_unused()
    {
        await _here.Ask(_pass, new Revoke());
        (await _here.Ask(A, new Use(_pass), ask => ask with { Key = ("k", "p") })).Should().BeOfType<Reply.Refused>();
        await _here.Ask(_pass, new Revoke(IsRevoked: false));

        (await _here.Ask(A, new Use(_pass), ask => ask with { Key = ("k", "p") })).Should().Be(new Reply.Accepted(A, 2, false));
    }

    [Fact]
    public async Task nothing_is_used_after_its_revocation_whoever_is_faster()
    {
        var seed = Seeds.Next();
        var accepted = new ConcurrentBag<Command>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => CallAsync(caller % 2 == 0 ? _here : _there, new Random(seed + caller), accepted)));

        var (uses, revocations) = (0, 0);
        for (var pass = 0; pass < 3; pass++)
        {
            var isRevoked = false;
            foreach (var fact in await _here.Store.Journal.ReadStreamAsync(new StreamId("pass", $"{pass}"), 0, default))
            {
                if (Pass.Definition.ReadEvent(fact.Name, fact.Json.Span) is PassRevoked revoked)
                {
                    (isRevoked, revocations) = (revoked.IsRevoked, revocations + 1);
                    continue;
                }
                isRevoked.Should().BeFalse($"the seed is {seed}");
                uses++;
            }
        }
        uses.Should().Be(accepted.Count(command => command is not Revoke), $"the seed is {seed}");
        revocations.Should().Be(accepted.Count(command => command is Revoke), $"the seed is {seed}");
        uses.Should().BePositive();
        (await _here.Store.Get<IAuditLog>().VerifyAuditAsync([], default)).Faults.Should().BeEmpty();
    }

    static async Task CallAsync(Stage node, Random random, ConcurrentBag<Command> accepted)
    {
        for (var i = 0; i < 120; i++)
        {
            var key = $"{random.Next(3)}";
            var (actor, command) = random.Next(6) switch
            {
                0 => (new StreamId("pass", key), (Command)new Revoke(IsRevoked: random.Next(2) == 0)),
                1 => (new StreamId("pass", key), new UseOwn()),
                2 => (new StreamId("folder", $"{random.Next(8)}"), new GoThrough(new StreamId("gate", key))),
                _ => (new StreamId("folder", $"{random.Next(8)}"), new Use(new StreamId("pass", key))),
            };
            try
            {
                if (await node.Ask(actor, command) is Reply.Accepted) accepted.Add(command);
            }
            catch (BusyException)
            {
                await Task.Yield();
            }
        }
    }
}
