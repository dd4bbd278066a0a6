using Selec.Exchange.Tests.World;
using Selec.Sdk;
using Xunit.Abstractions;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Thousands of lives of items, entered on any day, decided on by anybody at any moment.</summary>
public sealed class RetentionInvariantTests(ITestOutputHelper output)
{
    const int Lives = 3_000;

    static readonly Caller[] _deciders =
        [Liaison(Bulgaria), FocalPoint(Bulgaria), Liaison(Romania), FocalPoint(Greece), Officer(Bulgaria), Operations, DataProtection];

    [Fact]
    public void an_item_is_within_its_time_or_it_is_deleted_and_only_its_supplier_extends_it()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (deleted, extended) = (0, 0);
        for (var life = 0; life < Lives; life++) Live(random, ref deleted, ref extended);
        deleted.Should().BeGreaterThan(Lives / 10, "the lives must be of every kind");
        extended.Should().BeGreaterThan(Lives / 10);
    }

    static void Live(Random random, ref int deleted, ref int extended)
    {
        var platform = new Platform();
        var item = platform.Supplied(Entry(random));
        var entered = platform.Now;
        for (var step = random.Next(1, 9); step > 0; step--)
        {
            var untilReview = platform.Item(item).Clock!.NoticeAt().AddDays(3) - platform.Now;
            platform.Reach(platform.Now + Pause(random, untilReview), random.Next(1, 3));
            IsKept(platform.Item(item), platform.Now);
            var (before, who) = (platform.Item(item), _deciders[random.Next(_deciders.Length)]);
            var accepted = platform.Ask(who, new ExtendRetention(item)).Refusal is null;
            accepted.Should().Be(MayExtend(before, who, platform.Now));
            if (accepted) extended++;
        }
        platform.Item(item).Clock!.Extensions.Select(one => one.NewDue).Should().Equal(
            Enumerable.Range(1, platform.Item(item).Clock!.Extensions.Length).Select(n => Ends(entered, n + 1)));
        platform.Journal.Count(fact => fact.Fact is ItemErased).Should().BeLessThanOrEqualTo(1);
        if (platform.Item(item).Erased is not null) deleted++;
    }

    /// <summary>Nothing is kept beyond its time, and nothing is deleted by the clock before.</summary>
    static void IsKept(InformationItem item, DateTimeOffset now)
    {
        if (item.Erased is { } erased) erased.At.Should().Be(item.Clock!.Due);
        else now.Should().BeBefore(item.Clock!.Due);
    }

    static bool MayExtend(InformationItem item, Caller who, DateTimeOffset now) =>
        item.Erased is null && who.Unit is "BG.LO" or "BG.NFP" && item.Clock!.AnnouncedAt is not null && now < item.Clock.Due;

    static DateTimeOffset Ends(DateTimeOffset entered, int periods)
    {
        for (; periods > 0; periods--) entered = entered.AddYears(3);
        return entered;
    }

    static DateTimeOffset Entry(Random random)
    {
        var day = random.Next(4) switch
        {
            0 => new DateTime(random.Next(2012, 2030) / 4 * 4, 2, 29, 0, 0, 0, DateTimeKind.Utc),
            1 => new DateTime(random.Next(2012, 2030), random.Next(1, 13), 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1).AddDays(-1),
            _ => new DateTime(2012, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.Next(6_000)),
        };
        return new DateTimeOffset(day).AddMilliseconds(random.Next(86_400_000));
    }

    static TimeSpan Pause(Random random, TimeSpan untilReview) => random.Next(4) switch
    {
        3 when untilReview > TimeSpan.Zero => untilReview + TimeSpan.FromDays(random.Next(-2, 95)),
        0 => TimeSpan.FromDays(random.Next(20)),
        1 => TimeSpan.FromDays(random.Next(100)),
        _ => TimeSpan.FromDays(random.Next(1_100)),
    };
}
