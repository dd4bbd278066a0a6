using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>The reminders that stand are those that the states list, whatever was written and by whom.</summary>
public abstract class ReminderContract(string database) : IAsyncLifetime
{
    static readonly DateTimeOffset _end = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    readonly Store _store = Store.On(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    IReminders Reminders => _store.Get<IReminders>();

    [Fact]
    public async Task what_is_due_is_given_by_due_time_then_stream_then_name_and_nothing_before()
    {
        await SetAsync("b", ("review", 2), ("answer", 2));
        await SetAsync("a_b", ("review", 2));
        await SetAsync("a-b", ("review", 2), ("answer", 3));
        await SetAsync("late", ("review", 2.001));
        await SetAsync("z", ("review", 1));

        (await DueAsync(0.999)).Should().BeEmpty("a millisecond is missing");
        (await DueAsync(1)).Should().Equal("term/z review");
        (await DueAsync(2)).Should().Equal(
            "term/z review", "term/a-b review", "term/a_b review", "term/b answer", "term/b review");
        (await DueAsync(99)).Should().HaveCount(7).And.EndWith(["term/late review", "term/a-b answer"]);
    }

    [Fact]
    public async Task many_are_given_portion_by_portion_each_once()
    {
        var seed = Seeds.Next();
        var random = new Random(seed);
        for (var i = 0; i < 20; i++) await SetAsync($"d{i}", [.. Enumerable.Range(0, 3).Select(n => ($"n{n}", (double)random.Next(4)))]);
        var all = await Reminders.DueAsync(At(99), null, 1_000, default);

        var given = new List<DueReminder>();
        for (var portions = 0; portions < 9; portions++) given.AddRange(await Reminders.DueAsync(At(99), given.LastOrDefault(), 7, default));

        given.Should().Equal(all, "the seed is {0}", seed).And.HaveCount(60);
        (await Reminders.DueAsync(At(99), given[^1], 7, default)).Should().BeEmpty();
        (await Reminders.DueAsync(At(99), null, 1_000, default)).Should().Equal(all, "one node alone is given them again for as long as they stand");
    }

    [Fact]
    public async Task the_next_one_is_the_first_that_is_due_after_a_moment()
    {
        (await Reminders.NextAsync(At(0), default)).Should().BeNull();
        await SetAsync("a", ("answer", 1), ("review", 5));
        await SetAsync("b", ("answer", 3.5));

        (await Reminders.NextAsync(DateTimeOffset.UnixEpoch, default)).Should().Be(At(1));
        (await Reminders.NextAsync(At(1), default)).Should().Be(At(3.5), "what is due at that moment is not after it");
        (await Reminders.NextAsync(At(3.499), default)).Should().Be(At(3.5));
        (await Reminders.NextAsync(At(5), default)).Should().BeNull();
    }

    [Fact]
    public async Task one_stands_as_long_as_the_state_lists_it_and_where_it_lists_it_last()
    {
        await SetAsync("a", ("answer", 1), ("review", 2));
        await SetAsync("b", ("answer", 1));
        await SetAsync("a", ("answer", 4));
        (await DueAsync(99)).Should().Equal("term/b answer", "term/a review", "term/a answer");

        await _store.WriteAsync(Stream("a"), new TermMet("answer"));
        (await DueAsync(99)).Should().Equal("term/b answer", "term/a review");

        await _store.WriteAsync(Stream("a"), new TermSet("answer", At(1)), new TermMet("answer"), new TermMet("review"));
        (await DueAsync(99)).Should().Equal("term/b answer");
    }

    [Fact]
    public async Task one_is_set_with_its_append_or_not_at_all()
    {
        var late = await _store.ComposeAsync(Stream("a"), new TermSet("answer", At(1)));
        await SetAsync("a", ("review", 2));

        (await _store.Journal.AppendAsync(late, default)).Should().BeOfType<AppendOutcome.Conflict>();

        (await DueAsync(99)).Should().Equal("term/a review");
    }

    [Fact]
    public async Task whoever_waits_is_told_when_one_is_set_and_by_nothing_else()
    {
        await SetAsync("a", ("answer", 1));
        var changed = Reminders.Changed;
        await _store.WriteAsync(Stream("a"), new TermMet("answer"));
        await _store.WriteAsync(new StreamId("folder", "a"), new FolderTouched(1));
        changed.IsCompleted.Should().BeFalse();

        await SetAsync("a", ("answer", 2));

        await changed.WaitAsync(TimeSpan.FromMinutes(5));
        Reminders.Changed.IsCompleted.Should().BeFalse("that was the last one");
    }

    [Fact]
    public async Task they_stand_after_a_restart()
    {
        await SetAsync("a", ("answer", 1));
        await _store.Leave();

        await using var restarted = _store.Another();

        (await restarted.Get<IReminders>().DueAsync(At(1), null, 10, default)).Should().Equal(new DueReminder(Stream("a"), "answer", At(1)));
    }

    [Fact]
    public async Task a_rebuild_sets_what_the_states_list_and_nothing_else_and_tells_whoever_waits()
    {
        for (var i = 0; i < 30; i++) await SetAsync($"d{i % 12}", ($"n{i % 3}", i));
        await _store.WriteAsync(Stream("d1"), new TermMet("n1"));
        var before = await Reminders.DueAsync(_end, null, 1_000, default);
        _store.Execute("DELETE FROM reminders WHERE stream = 'term/d2'; INSERT INTO reminders (due, stream, name) VALUES (1, 'term/d3', 'stray')");
        var changed = Reminders.Changed;

        await _store.Get<IProjections>().RebuildAsync(default);

        (await Reminders.DueAsync(_end, null, 1_000, default)).Should().Equal(before).And.HaveCount(11);
        await changed.WaitAsync(TimeSpan.FromMinutes(5));
    }

    async Task SetAsync(string key, params (string Name, double Seconds)[] terms) =>
        await _store.WriteAsync(Stream(key), [.. terms.Select(term => new TermSet(term.Name, At(term.Seconds)))]);

    async Task<IEnumerable<string>> DueAsync(double seconds) =>
        (await Reminders.DueAsync(At(seconds), null, 1_000, default)).Select(due => $"{due.Stream} {due.Name}");

    DateTimeOffset At(double seconds) => _store.Clock.Now.AddMilliseconds(Math.Round(seconds * 1_000));

    static StreamId Stream(string key) => new("term", key);
}

/// <inheritdoc/>
public sealed class SqliteReminderTests() : ReminderContract(StoredIn.Sqlite);

/// <inheritdoc/>
public sealed class PostgresReminderTests() : ReminderContract(StoredIn.Postgres);
