using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;
using Selec.TestPlatform;

namespace Selec.Actors.Tests;

/// <summary>Actors that nobody asks leave memory, by time and when it runs short.</summary>
public sealed class PassivationTests
{
    static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    readonly SetClock _clock = new(new DateTimeOffset(2024, 3, 31, 12, 0, 0, TimeSpan.Zero));
    readonly ActorOptions _options = new() { Activations = 100_000 };
    MemoryFound _memory = new(1, Load: 10, Heap: 10, Available: 100);

    [Fact]
    public void who_was_idle_for_ten_minutes_is_passivated_and_who_is_asked_is_not()
    {
        using var activations = Activations();
        Touch(activations, 0, 1);
        var asked = activations.Rent(Actor(2));
        _clock.Forward(TimeSpan.FromMinutes(5));
        Touch(activations, 1, 1);

        _clock.Forward(TimeSpan.FromMinutes(5) - _second);
        Held(activations, 3).Should().Equal(0, 1, 2);
        _clock.Forward(TimeSpan.FromMinutes(1));
        Held(activations, 3).Should().Equal(1, 2);
        _clock.Forward(TimeSpan.FromHours(10));
        Held(activations, 3).Should().Equal(2);

        activations.Return(asked);
        _clock.Forward(TimeSpan.FromMinutes(11));
        activations.Count.Should().Be(0);
    }

    [Fact]
    public void when_memory_runs_short_the_less_recently_used_half_of_the_idle_goes_once_for_each_collection()
    {
        using var activations = Activations();
        var asked = activations.Rent(Actor(0));
        Touch(activations, 1, 10);
        _memory = _memory with { Collection = 2, Load = 86 };

        activations.Sweep();
        Held(activations, 11).Should().Equal(0, 6, 7, 8, 9, 10);
        activations.Sweep();
        activations.Count.Should().Be(6, "no collection has run since");
        _memory = _memory with { Collection = 3 };
        activations.Sweep();
        Held(activations, 11).Should().Equal(0, 9, 10);
        _memory = _memory with { Collection = 4, Load = 85 };
        activations.Sweep();
        activations.Count.Should().Be(3, "the mark is not passed");
        activations.Return(asked);
    }

    [Fact]
    public void a_limit_of_the_heap_counts_instead_where_one_is_set()
    {
        using var activations = Activations(_options with { HeapLimit = 1_000 });
        Touch(activations, 0, 4);
        _memory = new MemoryFound(2, Load: 99, Heap: 850, Available: 100);
        activations.Sweep();
        activations.Count.Should().Be(4);

        _memory = _memory with { Heap = 851 };
        activations.Sweep();
        activations.Count.Should().Be(2);
    }

    [Fact]
    public void touching_many_actors_keeps_memory_bounded_before_the_clock_strikes()
    {
        using var activations = Activations();
        var most = 0;
        for (var i = 0; i < 20_000; i++)
        {
            Touch(activations, i, 1);
            // Each actor takes a hundredth of a unit, and each thousand asks bring a collection.
            if (i % 1_000 == 0) _memory = new MemoryFound(2 + i, Load: activations.Count / 100, Heap: 0, Available: 40);
            most = Math.Max(most, activations.Count);
        }

        most.Should().BeLessThan(6_000);
        activations.Count.Should().BePositive();
    }

    [Fact]
    public async Task a_passivated_actor_begins_where_it_was()
    {
        await using var stage = Stage.At(_clock);
        await stage.Ask(Actor(0), new OpenFolder(null));
        await stage.Ask(Actor(0), new Touch(4));
        _clock.Forward(TimeSpan.FromMinutes(12));
        stage.Store.Get<Activations>().Count.Should().Be(0);

        (await stage.Ask(Actor(0), new Touch(1, Limit: 4))).Should().BeOfType<Reply.Refused>();
        (await stage.Ask(Actor(0), new Touch(1, Limit: 5))).Should().Be(new Reply.Accepted(Actor(0), 3, false));
    }

    Activations Activations(ActorOptions? options = null) =>
        new(options ?? _options, _clock, new MemoryPressure(options ?? _options, () => _memory));

    static void Touch(Activations activations, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            var activation = activations.Rent(Actor(i));
            activation.Keep(ActorSnapshot.Empty(Folder.Definition, Actor(i)));
            activations.Return(activation);
        }
    }

    /// <summary>Which have a snapshot or are asked.</summary>
    static IEnumerable<int> Held(Activations activations, int of) =>
        Enumerable.Range(0, of).Where(i => activations.Holds(Actor(i)));

    static StreamId Actor(int i) => new("folder", $"f{i}");
}
