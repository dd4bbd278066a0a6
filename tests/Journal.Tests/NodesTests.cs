using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>Several nodes on one PostgreSQL database, with nothing else between them.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    readonly Store _here = Store.On(StoredIn.Postgres);
    readonly Store _there;

    public NodesTests() => _there = _here.Another();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
    }

    [Fact]
    public async Task of_two_nodes_that_write_a_stream_at_once_one_alone_does()
    {
        const int Streams = 60;
        for (var round = 0; round < 4; round++)
        {
            var written = await Task.WhenAll(Enumerable.Range(0, Streams).SelectMany(i => new[] { _here, _there }.Select(
                async node => await node.Journal.AppendAsync(await node.ComposeAsync(Folder(i), Fact(round, i)), default))));

            written.Chunk(2).Should().OnlyContain(pair => pair.OfType<AppendOutcome.Appended>().Count() >= 1);
        }
        await WholeAsync();
    }

    [Fact]
    public async Task appends_of_many_callers_on_three_nodes_are_each_stored_once_in_one_dense_order()
    {
        var seed = Seeds.Next();
        await using var third = _here.Another();
        Store[] nodes = [_here, _there, third];
        var accepted = await Task.WhenAll(Enumerable.Range(0, 24).Select(async caller =>
        {
            var (random, count) = (new Random(seed + caller), 0);
            for (var i = 0; i < 25; i++)
            {
                var node = nodes[random.Next(nodes.Length)];
                var append = await node.ComposeAsync(Folder(random.Next(12)), new FolderTouched(i));
                if (await node.Journal.AppendAsync(append, default) is AppendOutcome.Appended) count++;
            }
            return count;
        }));

        var events = await WholeAsync();
        events.Should().HaveCount(accepted.Sum(), "the seed is {0}", seed);
        foreach (var node in nodes) (await node.Journal.HeadAsync(default)).Should().Be(events.Count);
    }

    [Fact]
    public async Task a_key_that_is_used_on_two_nodes_at_once_writes_once()
    {
        for (var i = 0; i < 20; i++)
        {
            var key = new IdempotencyRecord(People.Officer.Person, $"key{i}", "payload", Folder(i), 1);
            var outcomes = await Task.WhenAll(new[] { _here, _there }.Select(
                async (node, n) => await node.Journal.AppendAsync(
                    await node.ComposeAsync(new StreamId("folder", $"{i}-{n}"), new FolderTouched(1)) with { Key = key }, default)));

            outcomes.OfType<AppendOutcome.Appended>().Should().ContainSingle();
            outcomes.OfType<AppendOutcome.KeyUsed>().Should().ContainSingle().Which.First.Should().Be(key);
        }
    }

    [Fact]
    public async Task a_name_that_two_nodes_take_at_once_is_held_by_one()
    {
        for (var i = 0; i < 10; i++)
        {
            var title = await _here.TextAsync($"Danube {i}");
            var outcomes = await Task.WhenAll(new[] { _here, _there }.Select(
                async (node, n) => await node.Journal.AppendAsync(
                    await node.ComposeAsync(new StreamId("folder", $"{i}-{n}"), Opened($"{i}-{n}") with { Title = title }), default)));

            outcomes.OfType<AppendOutcome.Appended>().Should().ContainSingle();
            outcomes.OfType<AppendOutcome.Taken>().Should().ContainSingle();
        }
    }

    [Fact]
    public async Task whoever_waits_on_one_node_is_woken_by_an_append_on_another()
    {
        var head = await _there.Journal.HeadAsync(default);
        var waiting = _there.Journal.WaitForEventsAsync(head, default);
        waiting.IsCompleted.Should().BeFalse();

        await _here.WriteAsync(Folder(1), new FolderTouched(1));

        await waiting.WaitAsync(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task nodes_that_start_at_once_on_an_empty_database_all_run()
    {
        var first = Store.On(StoredIn.Postgres);
        var others = Enumerable.Range(0, 3).Select(_ => first.Another()).ToList();
        await Task.WhenAll(others.Append(first).Select((node, i) => Task.Run(() => node.WriteAsync(Folder(i), new FolderTouched(1)))));

        (await first.Journal.HeadAsync(default)).Should().Be(4);
        foreach (var other in others) await other.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task a_reminder_is_given_to_one_node_and_to_another_when_that_one_is_gone()
    {
        await _here.WriteAsync(Folder(1), Opened("1"));
        _here.Execute("INSERT INTO reminders (due, stream, name) VALUES (1, 'folder/1', 'review')");
        var (now, here, there) = (_here.Clock.Now, _here.Get<IReminders>(), _there.Get<IReminders>());

        (await here.DueAsync(now, null, 10, default)).Should().ContainSingle();
        (await here.DueAsync(now, null, 10, default)).Should().ContainSingle("its own it is given again");
        (await there.DueAsync(now, null, 10, default)).Should().BeEmpty();

        _here.Execute("UPDATE reminders SET held_until = clock_timestamp() - interval '1 second'");
        (await there.DueAsync(now, null, 10, default)).Should().ContainSingle();
        (await here.DueAsync(now, null, 10, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task connections_that_are_cut_lose_nothing_that_was_acknowledged()
    {
        var accepted = 0;
        for (var round = 0; round < 5; round++)
        {
            var writing = Enumerable.Range(0, 40).Select(async i =>
            {
                if (await AcknowledgedAsync(Folder((round * 40) + i))) Interlocked.Increment(ref accepted);
            }).ToList();
            _here.Execute("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            await Task.WhenAll(writing);
        }
        var last = false;
        for (var tries = 0; tries < 5 && !last; tries++) last = await AcknowledgedAsync(Folder(1_000 + tries));
        last.Should().BeTrue("connections that are cut are replaced");

        (await WholeAsync()).Count.Should().BeGreaterThanOrEqualTo(accepted + 1);
        (await _here.Get<IAuditLog>().VerifyAuditAsync([], default)).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task a_connection_that_was_cut_while_nothing_was_written_turns_nobody_away_and_its_chain_goes_on()
    {
        for (var i = 0; i < 3; i++)
        {
            await _here.WriteAsync(Folder(i), new FolderTouched(1));
            _here.Execute("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            _here.Execute("SELECT pg_sleep(1.1)::text");
        }

        (await WholeAsync()).Should().HaveCount(3);
        (await _here.Get<IAuditLog>().VerifyAuditAsync([], default)).Should().Match<AuditVerification>(
            proof => proof.Faults.IsEmpty && proof.Heads.Length == 1, "the last entry is known");
    }

    [Fact]
    public async Task a_disk_that_is_full_turns_appends_away_until_there_is_room()
    {
        await _here.WriteAsync(Folder(0), new FolderTouched(1));
        _here.Execute(
            "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$; "
            + "CREATE TRIGGER fill BEFORE INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION fill()");

        var appends = Enumerable.Range(1, 20).Select(i => _here.WriteAsync(Folder(i), new FolderTouched(1))).ToList();
        foreach (var append in appends)
            (await FluentActions.Awaiting(() => append).Should().ThrowAsync<BusyException>()).Which.MayBeWritten.Should().BeFalse();

        _here.Execute("DROP TRIGGER fill ON events");
        await _here.WriteAsync(Folder(1), new FolderTouched(1));
        (await WholeAsync()).Should().HaveCount(2);
        (await _here.Get<IAuditLog>().VerifyAuditAsync([], default)).Faults.Should().BeEmpty();
    }

    /// <summary>Whether an append was acknowledged. One that was not is there or it is not.</summary>
    async Task<bool> AcknowledgedAsync(StreamId folder)
    {
        try
        {
            return await _here.Journal.AppendAsync(await _there.ComposeAsync(folder, new FolderTouched(1)), default) is AppendOutcome.Appended;
        }
        catch (Exception fault) when (fault is BusyException or Npgsql.NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Positions and versions without a gap, and read models that a rebuild leaves as they are.</summary>
    async Task<IReadOnlyList<RecordedEvent>> WholeAsync()
    {
        var events = await _there.Journal.ReadForwardAsync(0, 10_000, default);
        events.Select(fact => fact.Position).Should().Equal(Enumerable.Range(1, events.Count).Select(position => (long)position));
        foreach (var stream in events.GroupBy(fact => fact.Stream))
        {
            stream.Select(fact => fact.Version).Should().Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version));
            (await _here.Journal.VersionAsync(stream.Key, default)).Should().Be(stream.Count());
        }
        var before = _here.Dump();
        await _there.Get<IProjections>().RebuildAsync(default);
        _here.Dump().Should().Be(before);
        return events;
    }

    DomainEvent Fact(int round, int i) => round == 0 ? Opened($"{i}") : new FolderTouched(round);

    FolderOpened Opened(string key) => new(key, null, "OPEN", 1, ["x"], ["BG.NFP"], _here.Clock.Now);

    static StreamId Folder(int i) => new("folder", $"{i}");
}
