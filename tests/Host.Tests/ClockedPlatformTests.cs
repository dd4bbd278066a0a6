using System.Net;

namespace Selec.Host.Tests;

/// <summary>The whole platform goes by one clock, sign-in included.</summary>
public sealed class ClockedPlatformTests
{
    const string Me = "{ viewer { person { name } } }";

    [Fact]
    public async Task a_platform_runs_at_any_time_and_signs_people_in_there()
    {
        var clock = new SetClock(new DateTimeOffset(2024, 3, 31, 10, 15, 0, TimeSpan.Zero));
        await using var platform = await RunningPlatform.StartAtAsync(clock);
        var name = (await platform.AskAsync("bg-case-officer-police", Me))["viewer"]!["person"]!["name"]!.GetValue<string>();
        name.Should().NotBeEmpty();

        clock.MoveTo(clock.GetUtcNow().AddYears(3));

        var old = await platform.AsAsync("bg-case-officer-police");
        using (var answer = await old.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json($$"""{"query":"{{Me}}"}""")))
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "the token's time is over");
        platform.SignEveryoneOut();
        (await platform.AskAsync("bg-case-officer-police", Me))["viewer"]!["person"]!["name"]!.GetValue<string>().Should().Be(name);
    }
}
