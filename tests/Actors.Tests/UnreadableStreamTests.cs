using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;
using Selec.TestPlatform;
using static Selec.Actors.Tests.Stage;

namespace Selec.Actors.Tests;

/// <summary>A stream that cannot be read costs its own actor everything and nobody else anything.</summary>
public sealed class UnreadableStreamTests : IAsyncLifetime
{
    const string Secret = "0x5eC2e7";
    static readonly StreamId _deadline = new("deadline", "d");
    readonly Lines _lines = new();
    readonly SetClock _clock = new(new DateTimeOffset(2024, 3, 31, 12, 0, 0, TimeSpan.Zero));
    readonly Stage _stage;

    public UnreadableStreamTests() => _stage = Adjusted(
        new ActorOptions { SnapshotEvery = 50 }, _clock, services => services.AddLogging(log => log.AddProvider(_lines.Provider())));

    public async Task InitializeAsync()
    {
        foreach (var folder in new[] { A, B }) await _stage.Ask(folder, new OpenFolder(null, "BG.NFP"));
        await _stage.Ask(_deadline, new SetDeadline("answer", _clock.GetUtcNow()));
        await _stage.Ask(_deadline, new SetDeadline("later", _clock.GetUtcNow().AddDays(900)));
    }

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Theory]
    [InlineData("folder.unknown/9", "{}", "InvalidOperationException")]
    [InlineData("folder.touched/1", "{\"By\":0x5eC2e7", "JsonException")]
    [InlineData("folder.shared/1", "{\"Group\":null,\"At\":\"2024-01-01T00:00:00Z\"}", "ArgumentNullException")]
    public async Task asks_to_it_fail_with_an_exception_that_says_which_and_nothing_of_what(string name, string json, string fault)
    {
        await PoisonAsync(B, name, json);

        var toIt = (await _stage.Invoking(stage => stage.Ask(B, new Touch(1))).Should().ThrowAsync<UnreadableStreamException>()).Which;
        await _stage.Invoking(stage => stage.Ask(A, new Move(B, 1))).Should().ThrowAsync<UnreadableStreamException>();

        (toIt.Stream, toIt.Version, toIt.Name, toIt.Fault, toIt.InnerException).Should().Be((B, 2, name, fault, null));
        (await _stage.Ask(A, new Touch(1))).Should().Be(new Reply.Accepted(A, 2, false));
        _lines.Of(4106).Should().Equal($"folder/b cannot be read: its event 2, {name}, failed with a {fault}. It takes no commands.");
        toIt.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task each_ask_of_it_is_counted_and_the_log_names_it_once()
    {
        await PoisonAsync(B, "folder.unknown/9", "{}");
        var counted = new List<(string? Unit, long Count)>();
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "selec.actor.unreadable", Meter.Name: ActorsTelemetry.Name }) listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((instrument, count, _, _) => counted.Add((instrument.Unit, count)));
        meters.Start();

        for (var i = 0; i < 3; i++) await _stage.Invoking(stage => stage.Ask(B, new Touch(1))).Should().ThrowAsync<UnreadableStreamException>();
        await _stage.Ask(A, new Touch(1));

        counted.Should().Equal(("{ask}", 1), ("{ask}", 1), ("{ask}", 1));
        _lines.Of(4106).Should().ContainSingle();
    }

    [Fact]
    public async Task computing_the_read_models_anew_leaves_it_out_and_says_so()
    {
        await PoisonAsync(B, "folder.unknown/9", "{}");

        await _stage.Store.Get<IProjections>().RebuildAsync(default);

        (await _stage.Store.Get<IPlatformReads>().AllAsync(Folder.Table, default)).Should().ContainSingle().Which.Key.Should().Be("a");
        _lines.Of(3006).Should().ContainSingle().Which.Should().StartWith("folder/b cannot be read: its event 2, folder.unknown/9, failed");
        _lines.Of(3007).Should().Equal("1 streams that cannot be read were left out of the read models.");
    }

    [Fact]
    public async Task its_reminders_are_tried_after_pauses_that_grow()
    {
        await PoisonAsync(_deadline, "deadline.unknown/1", "{}");
        var tried = new List<int>();
        for (var minute = 0; minute < 8; minute++)
        {
            var before = _lines.Of(4102).Count();
            await _stage.Store.Get<Deliveries>().DeliverAsync(_clock.GetUtcNow(), default);
            if (_lines.Of(4102).Count() > before) tried.Add(minute);
            _clock.Forward(TimeSpan.FromMinutes(1));
        }

        tried.Should().Equal(0, 1, 3, 7);
    }

    /// <summary>Writes an event that no definition would write, as a fault of a program or of a disk does.</summary>
    async Task PoisonAsync(StreamId stream, string name, string json)
    {
        var version = await _stage.Store.Journal.VersionAsync(stream, default);
        var entry = People.Entry(_clock.GetUtcNow());
        await _stage.Store.Journal.AppendAsync(
            new Append(
                [new StreamAppend(stream, version, [new NewEvent(name, Encoding.UTF8.GetBytes(json))])], ReadSideChange.Nothing, null, entry, entry.At),
            default);
        _stage.Actors.Forget([stream.Kind]);
    }
}
