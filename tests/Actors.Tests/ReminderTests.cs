using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Selec.Contracts;
using Selec.Sdk;
using Selec.TestPlatform;

namespace Selec.Actors.Tests;

/// <summary>What an actor's state says is due is delivered to it, by whichever process runs then.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    static readonly DateTimeOffset _noon = new(2024, 3, 31, 12, 0, 0, TimeSpan.Zero);
    readonly SetClock _clock = new(_noon);
    Stage _stage = null!;

    public Task InitializeAsync()
    {
        _stage = Stage.At(_clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task what_is_due_is_delivered_in_the_order_of_due_time_and_nothing_before()
    {
        string[] keys = ["c", "a", "b"];
        for (var i = 0; i < keys.Length; i++) await Set(keys[i], "answer", TimeSpan.FromMinutes(i + 1));

        await Deliver();
        (await Passed()).Should().BeEmpty();
        _clock.Forward(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        await Deliver();
        (await Passed()).Should().BeEmpty("a millisecond is missing");
        _clock.Forward(TimeSpan.FromMilliseconds(1));
        await Deliver();
        (await Passed()).Should().Equal("deadline/c");
        _clock.Forward(TimeSpan.FromHours(1));
        await Deliver();
        (await Passed()).Should().Equal("deadline/c", "deadline/a", "deadline/b");
        (await Standing()).Should().BeEmpty();
    }

    [Fact]
    public async Task the_platform_itself_is_in_the_audit_log()
    {
        await Set("a", "answer", TimeSpan.Zero);
        await Deliver();

        var entry = (await _stage.Store.Get<IAuditLog>().ReadAuditAsync(null, 1, default)).Single().Entry;
        (entry.Person?.Value, entry.Party, entry.Role, entry.Operation, entry.Session)
            .Should().Be(("platform", PartyCode.Selec, Role.Administrator, "reminder.answer", "platform"));
        PlatformCaller.Caller.Groups.Should().BeEmpty();
    }

    [Fact]
    public async Task a_reminder_that_two_deliver_at_once_has_its_effect_once()
    {
        await using var other = _stage.Another();
        for (var i = 0; i < 150; i++) await Set($"d{i}", "answer", TimeSpan.FromSeconds(i % 7));
        _clock.Forward(TimeSpan.FromMinutes(1));

        await Task.WhenAll(Deliver(), Deliver(other));
        await Deliver();

        (await Passed()).Should().HaveCount(150).And.OnlyHaveUniqueItems();
        (await Standing()).Should().BeEmpty();
    }

    [Fact]
    public async Task what_falls_due_while_nothing_runs_is_delivered_by_the_next_start()
    {
        await Set("a", "answer", TimeSpan.FromDays(1));
        await using var restarted = _stage.Another();
        _clock.Forward(TimeSpan.FromDays(1_000));

        await Deliver(restarted);

        (await Passed()).Should().Equal("deadline/a");
    }

    [Fact]
    public async Task one_that_fails_or_is_refused_blocks_nobody_and_is_tried_again_after_pauses_that_grow()
    {
        await Set("a", "broken", TimeSpan.Zero);
        await Set("b", "refused", TimeSpan.Zero);
        await Set("c", "nothing", TimeSpan.Zero);
        for (var i = 0; i < 120; i++) await Set($"f{i}", "refused", TimeSpan.Zero);
        await Set("z", "answer", TimeSpan.FromSeconds(1));
        _clock.Forward(TimeSpan.FromSeconds(1));
        var (tried, counting) = (new List<int>(), new Counting(_stage.Actors));
        var deliveries = Over(counting);
        for (var minute = 0; minute < 8; minute++)
        {
            var before = counting.Refused;
            await deliveries.DeliverAsync(_clock.GetUtcNow(), default);
            if (counting.Refused > before) tried.Add(minute);
            _clock.Forward(TimeSpan.FromMinutes(1));
        }

        (await Passed()).Should().Equal("deadline/z");
        tried.Should().Equal(0, 1, 3, 7);
        (await Standing()).Should().HaveCount(123);
    }

    [Fact]
    public async Task a_reminder_stands_for_as_long_as_the_state_lists_it()
    {
        await Set("a", "answer", TimeSpan.FromHours(2));
        await Set("a", "answer", TimeSpan.FromHours(1));
        (await Standing()).Should().Equal(new DueReminder(new StreamId("deadline", "a"), "answer", _noon.AddHours(1)));

        await _stage.Ask(new StreamId("deadline", "a"), new PassDeadline("answer"));
        (await Standing()).Should().BeEmpty();
    }

    [Fact]
    public async Task a_rebuild_gives_the_same_reminders()
    {
        for (var i = 0; i < 30; i++) await Set($"d{i % 20}", $"n{i % 3}", TimeSpan.FromMinutes(i));
        var before = await Standing();

        await _stage.Store.Get<IProjections>().RebuildAsync(default);

        (await Standing()).Should().Equal(before).And.HaveCountGreaterThan(20);
    }

    [Fact]
    public async Task they_are_delivered_when_due_and_when_set_once_the_platform_has_started()
    {
        await Set("a", "answer", TimeSpan.Zero);
        var service = _stage.Store.Get<IEnumerable<IHostedService>>().OfType<Reminders>().Single();
        await service.StartAsync(default);
        (await Passed()).Should().BeEmpty("not every part has started");

        await service.StartedAsync(default);
        await Event(2);
        await Set("b", "answer", TimeSpan.FromSeconds(30));
        await Set("c", "answer", TimeSpan.FromSeconds(10));
        await Set("now", "answer", TimeSpan.Zero);
        await Event(6);
        _clock.Forward(TimeSpan.FromSeconds(10));
        await Woken(7);
        _clock.Forward(TimeSpan.FromDays(400));
        await Woken(8);
        await service.StopAsync(default);

        (await Passed()).Should().Equal("deadline/a", "deadline/now", "deadline/c", "deadline/b");
    }

    Deliveries Over(IActors actors) => new(
        _stage.Store.Get<IReminders>(), actors, _stage.Store.Get<Replays>(), _stage.Store.Get<PluginTime>(),
        _stage.Store.Get<ActorCatalog>(), NullLogger<Deliveries>.Instance);

    async Task Set(string key, string name, TimeSpan after) =>
        (await _stage.Ask(new StreamId("deadline", key), new SetDeadline(name, _clock.GetUtcNow() + after))).Should().BeOfType<Reply.Accepted>();

    Task Deliver(Stage? on = null) => (on ?? _stage).Store.Get<Deliveries>().DeliverAsync(_clock.GetUtcNow(), default);

    Task<IReadOnlyList<DueReminder>> Standing() =>
        _stage.Store.Get<IReminders>().DueAsync(DateTimeOffset.MaxValue, null, 1_000, default);

    async Task<IEnumerable<string>> Passed() => (await _stage.Store.Journal.ReadForwardAsync(0, 10_000, default))
        .Where(fact => fact.Name == "deadline.passed/1").Select(fact => fact.Stream.ToString());

    Task Event(long position) => _stage.Store.Journal.WaitForEventsAsync(position - 1, default);

    /// <summary>The event comes; a sleeper that was not yet asleep when the clock was moved is woken by the next tick.</summary>
    async Task Woken(long position)
    {
        var came = Event(position);
        while (!came.IsCompleted)
        {
            _clock.Forward(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }
        await came;
    }

    sealed class Counting(IActors actors) : IActors
    {
        public int Refused { get; private set; }

        public async Task<Reply> AskAsync(Ask ask, CancellationToken cancellationToken)
        {
            var reply = await actors.AskAsync(ask, cancellationToken);
            if (reply is Reply.Refused) Refused++;
            return reply;
        }

        public void Forget(IReadOnlyCollection<string> kinds)
        {
        }
    }
}
