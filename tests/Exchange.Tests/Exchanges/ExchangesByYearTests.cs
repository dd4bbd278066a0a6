using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class ExchangesByYearTests
{
    readonly Platform _platform = new();

    [Fact]
    public async Task each_transmission_to_each_party_counts_once()
    {
        var request = _platform.Sent(Turkiye, Greece);
        var thread = _platform.Assigned(RequestThread.Of(request, Turkiye));
        _platform.Now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _platform.Sent(thread, Officer(Turkiye), new AnswerRequest(false, _platform.Text(), [], Platform.Terms()));
        _platform.Do(Officer(Turkiye), thread, new AnswerRequest(true, _platform.Text(), [], Platform.Terms()));

        (await Count(Operations)).Should().Equal((2026, 2), (2027, 1));
        (await Count(Liaison(Greece))).Should().Equal((2026, 1), (2027, 0));
        (await Count(Director)).Should().Equal((2026, 0), (2027, 0));
    }

    async Task<IEnumerable<(int Year, int Count)>> Count(Caller viewer)
    {
        var call = new Call(viewer, _platform.Now, _platform.Reads, Parties, new Dictionary<string, object?> { ["from"] = 2026 });
        var years = (System.Collections.Immutable.ImmutableArray<ExchangeYear>)(await ExchangesByYear.AnswerAsync(call, default))!;
        years.Should().OnlyContain(year => year.Count == year.ByCrimeArea.Sum(area => area.Count));
        return years.Select(year => (year.Year, year.Count));
    }
}
