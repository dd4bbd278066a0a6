using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;
using static Selec.Actors.Tests.Stage;

namespace Selec.Actors.Tests;

public sealed class ActorRuntimeTests : IAsyncLifetime
{
    readonly Stage _stage = Stage.New();

    public async Task InitializeAsync()
        => (await _stage.Ask(A, new OpenFolder(null, "BG.NFP"))).Should().Be(new Reply.Accepted(A, 1, false));

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task an_accepted_command_is_in_the_journal_and_readable()
    {
        (await _stage.Ask(A, new Touch(3))).Should().Be(new Reply.Accepted(A, 2, false));

        (await _stage.StateOf(A)).Notes.Should().Be(3);
        var rows = await _stage.Store.Reads.FindAsync(Folder.Table, People.Officer, Selection.Of(null, 10_000), default);
        rows.Should().ContainSingle().Which.View.Should().Match<FolderView>(view => view.Notes == 3 && view.Version == 2);
    }

    [Fact]
    public async Task a_refusal_writes_no_event_and_no_audit_entry()
    {
        (await _stage.Ask(A, new Touch(3, Limit: 2))).Should().BeOfType<Reply.Refused>().Which.Refusal.Code.Should().Be("FULL");

        (await _stage.StateOf(A)).Notes.Should().Be(0);
        (await _stage.Audit()).Should().ContainSingle("the folder was opened");
    }

    [Fact]
    public async Task an_act_refused_for_want_of_a_right_is_in_the_audit_log_and_names_no_actor_that_does_not_exist()
    {
        await _stage.Ask(A, new Forbidden());
        await _stage.Ask(B, new Touch(1));

        (await _stage.Audit()).Skip(1).Should().Equal(
            ("Forbidden", AuditKind.Denied, "folder/a", Refusal.NotPermitted), ("Touch", AuditKind.Denied, "", Refusal.NotFound));
    }

    [Fact]
    public async Task the_audit_entry_names_what_kind_of_act_it_was_and_what_it_wrote()
    {
        var item = _stage.Store.Sealer.NewItem();
        await _stage.Ask(B, new OpenFolder(null), ask => ask with { Item = item });
        await _stage.Ask(A, new Move(B, 2));
        await _stage.Ask(A, new Disclose(item, "RO.NFP"));
        await _stage.Ask(A, new Touch(0));

        (await _stage.Audit()).Skip(1).Should().Equal(
            ("OpenFolder", AuditKind.Collect, "folder/b@1", "OK"),
            ("Move", AuditKind.Alter, "folder/a@2 folder/b@2", "OK"),
            ("Disclose", AuditKind.Disclose, $"item/{item}@1", "OK"),
            ("Touch", AuditKind.Alter, "folder/a", "OK"));
    }

    [Fact]
    public async Task a_fact_for_another_actor_is_written_with_the_own_ones_and_seen_by_it()
    {
        await _stage.Ask(B, new OpenFolder(null));
        await _stage.Ask(A, new Touch(5));

        (await _stage.Ask(A, new Move(B, 2))).Should().Be(new Reply.Accepted(A, 3, false));

        ((await _stage.StateOf(A)).Notes, (await _stage.StateOf(B)).Notes).Should().Be((3, 2));
        (await _stage.Ask(B, new Touch(1, Limit: 2))).Should().BeOfType<Reply.Refused>();
        (await _stage.Ask(B, new Touch(1, Limit: 3))).Should().Be(new Reply.Accepted(B, 3, false));
    }

    [Fact]
    public async Task a_command_that_finds_nothing_to_do_is_accepted_at_the_current_version()
    {
        (await _stage.Ask(A, new Touch(0), Keyed("k", "p"))).Should().Be(new Reply.Accepted(A, 1, false));
        (await _stage.Ask(A, new Touch(0), Keyed("k", "p"))).Should().Be(new Reply.Accepted(A, 1, true));

        (await _stage.Audit()).Should().HaveCount(2);
    }

    [Fact]
    public async Task a_key_does_its_command_once()
    {
        (await _stage.Ask(A, new Touch(1), Keyed("k", "p"))).Should().Be(new Reply.Accepted(A, 2, false));
        await _stage.Ask(A, new Touch(1));

        (await _stage.Ask(A, new Touch(1), Keyed("k", "p"))).Should().Be(new Reply.Accepted(A, 2, true));
        (await _stage.Ask(A, new Touch(2), Keyed("k", "other"))).Should().Be(new Reply.KeyReused());
        (await _stage.StateOf(A)).Notes.Should().Be(2);
    }

    [Fact]
    public async Task a_refused_command_leaves_its_key_unused()
    {
        await _stage.Ask(A, new Touch(3, Limit: 2), Keyed("k", "p"));

        (await _stage.Ask(A, new Touch(3), Keyed("k", "p"))).Should().Be(new Reply.Accepted(A, 2, false));
    }

    [Fact]
    public async Task one_key_sent_at_once_to_many_new_actors_makes_one()
    {
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => _stage.Ask(new StreamId("folder", $"new{i}"), new OpenFolder(null), Keyed("k", "p"))));

        var first = replies.Cast<Reply.Accepted>().Single(reply => !reply.Repeated);
        replies.Cast<Reply.Accepted>().Where(reply => reply.Repeated)
            .Should().HaveCount(49).And.OnlyContain(reply => reply.Actor == first.Actor && reply.Version == 1);
        (await _stage.Store.Journal.HeadAsync(default)).Should().Be(2);
    }

    [Fact]
    public async Task a_client_that_saw_an_older_version_is_told_who_changed_it()
    {
        var seen = VersionTag.Of(_stage.Store.Hashes, _stage.Store.Journal, A, 1);
        (await _stage.Ask(A, new Touch(1), ask => ask with { ExpectedVersion = seen })).Should().Be(new Reply.Accepted(A, 2, false));

        (await _stage.Ask(A, new Touch(1), ask => ask with { ExpectedVersion = seen }))
            .Should().Be(new Reply.Stale(A, 2, People.Officer.Person, _stage.Store.Clock.Now));
        (await _stage.Ask(A, new Forbidden(), ask => ask with { ExpectedVersion = seen }))
            .Should().BeOfType<Reply.Refused>("who may not act learns no versions");
    }

    [Fact]
    public async Task a_name_that_another_actor_holds_is_refused()
    {
        await _stage.Ask(B, new OpenFolder(await _stage.Store.TextAsync("Sava")));

        (await _stage.Ask(new StreamId("folder", "c"), new OpenFolder(await _stage.Store.TextAsync("SAVA"))))
            .Should().BeOfType<Reply.Refused>().Which.Refusal.Code.Should().Be(Folder.TitleTaken.Code);
    }

    [Fact]
    public async Task commands_of_one_actor_are_decided_one_after_another()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _stage.Ask(A, new Touch(1, Limit: 150))));

        replies.OfType<Reply.Accepted>().Select(reply => reply.Version)
            .Should().Equal(Enumerable.Range(2, 150).Select(version => (long)version));
        replies.OfType<Reply.Refused>().Should().HaveCount(50);
    }

    [Fact]
    public async Task a_turn_waits_for_the_one_before_it()
    {
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _stage.Ask(A, new Probe((_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Yield();
            Interlocked.Decrement(ref inside);
        }))));

        most.Should().Be(1);
    }

    [Fact]
    public async Task an_exception_in_a_decision_surfaces_and_leaves_nothing_half_done()
    {
        await _stage.Ask(A, new Touch(1));

        await _stage.Invoking(stage => stage.Ask(A, new Probe((_, _) => throw new InvalidTimeZoneException())))
            .Should().ThrowAsync<InvalidTimeZoneException>();

        (await _stage.Ask(A, new Touch(1))).Should().Be(new Reply.Accepted(A, 3, false));
        (await _stage.StateOf(A)).Notes.Should().Be(2);
    }

    [Fact]
    public async Task the_context_is_of_the_moment_and_the_same_in_every_try()
    {
        var seen = new List<(long Version, CommandContext Context)>();
        _stage.Store.Clock.Forward(TimeSpan.FromTicks(12_345));
        await using var other = _stage.Another();
        await other.Ask(A, new Touch(1));

        await _stage.Ask(A, new Probe((state, context) => seen.Add((state.Notes, context))));

        seen.Select(look => look.Version).Should().Equal(0, 1);
        seen[0].Context.NewId(1).Should().Be(seen[1].Context.NewId(1));
        seen[0].Context.Now.Should().Be(_stage.Store.Clock.Now.AddTicks(-(_stage.Store.Clock.Now.Ticks % TimeSpan.TicksPerMillisecond)));
        seen[0].Context.Self.Should().Be(A);
        seen[0].Context.Parties.Should().NotBeNull();
    }

    static Func<Ask, Ask> Keyed(string key, string payload) => ask => ask with { Key = (key, payload) };
}
