using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Selec.Host.Telemetry;

namespace Selec.Telemetry.Tests;

/// <summary>Where nobody watches nothing is made; where somebody cannot be reached, nothing waits.</summary>
public sealed class AbsenceTests
{
    static readonly string[] _names = ["Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting", "Selec.Graph", "Selec.Actors", "Selec.Journal", "System.Runtime"];

    public static TheoryData<string> Databases => Watched.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task by_default_nobody_listens_and_nothing_is_opened(string database)
    {
        await using var platform = await Watched.StartAsync(database);
        await platform.DraftAsync();
        platform.Services.GetServices<IHostedService>().OfType<Exporting>().Should().BeEmpty();
        platform.Services.GetService<MetricsPage>().Should().BeNull();
        platform.Services.GetRequiredService<DistributedContextPropagator>().Should().NotBeOfType<CallersTrace>();
        Listened().Should().BeEmpty();
    }

    [Fact]
    public async Task who_fetches_numbers_is_told_nothing_of_traces()
    {
        await using (await Watched.StartAsync("sqlite", "--Selec:Telemetry:MetricsAddress=http://127.0.0.1:0"))
            Listened().Should().BeEquivalentTo(_names.Where(name => name != "Microsoft.AspNetCore").Select(name => $"meter {name}"));
        Listened().Should().BeEmpty("the platform has stopped");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_collector_that_is_away_or_never_answers_neither_slows_nor_stops_anybody(bool isThere)
    {
        await using var receiver = await OtlpReceiver.StartAsync(answers: false);
        var setting = receiver.Setting;
        if (!isThere) await receiver.DisposeAsync();
        await using (var platform = await Watched.StartHastyAsync("sqlite", setting))
        {
            // More spans than wait in the queue, which is full after the first few hundred commands.
            foreach (var some in Enumerable.Range(0, 600).Chunk(24)) await Task.WhenAll(some.Select(_ => platform.DraftAsync()));
            var found = await platform.AskAsync(Watched.Person, "{ requests(first: 1) { totalCount } }");
            found["requests"]!["totalCount"]!.GetValue<int>().Should().BePositive();
        }
        if (isThere) receiver.Messages.Should().NotBeEmpty();
        Listened().Should().BeEmpty("the platform has stopped");
    }

    /// <summary>Which names are listened to: whoever listens does so by name, in the whole process.</summary>
    static List<string> Listened()
    {
        var found = new List<string>();
        foreach (var name in _names)
        {
            using var source = new ActivitySource(name);
            using var meter = new Meter(name);
            if (source.HasListeners()) found.Add($"source {name}");
            if (meter.CreateCounter<int>("selec.probe").Enabled) found.Add($"meter {name}");
        }
        return found;
    }
}
