using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Directory;
using Selec.Host.Binding;
using Selec.Host.Tests.Api;
using Selec.Sdk;

namespace Selec.Host.Tests.Control;

/// <summary>Somebody is signed out everywhere: what was signed in before is refused, streams end, and the next sign-in begins anew.</summary>
public sealed class EndSessionsTests : IAsyncLifetime
{
    const string Person = "ro-liaison-customs";
    const string Colleague = "ro-focal-point";
    const string Security = "selec-security";

    readonly SetClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, 400, TimeSpan.Zero));
    RunningPlatform _platform = null!;
    List<Listener> _listeners = [];

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAtAsync(_clock);

    public async Task DisposeAsync()
    {
        foreach (var listener in _listeners) listener.Dispose();
        await _platform.DisposeAsync();
    }

    [Theory]
    [InlineData(Person)]
    [InlineData(Security)]
    public async Task no_token_of_before_is_accepted_and_one_of_a_second_later_is(string by)
    {
        var account = await AccountAsync(Person);
        using var device = await _platform.SignedInAsync(Person);
        _listeners = await Listener.EverywhereAsync(_platform, Person);

        (await CodeAsync(by, account)).Should().BeNull();
        await _platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);

        (await StatusAsync(device)).Should().Be(HttpStatusCode.Unauthorized);
        using var tooSoon = await _platform.SignedInAsync(Person);
        (await StatusAsync(tooSoon)).Should().Be(HttpStatusCode.Unauthorized, "a token says the second alone in which it was issued");
        _clock.Forward(TimeSpan.FromSeconds(1));
        using var later = await _platform.SignedInAsync(Person);
        (await StatusAsync(later)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(device)).Should().Be(HttpStatusCode.Unauthorized);
        await _platform.SentAsync("BASIC");
        foreach (var listener in _listeners) (await listener.UntilAsync("THREAD_OPENED")).Should().BeNull("it ended");
        var entry = (await _platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1_000_000, default))
            .Select(one => one.Entry).Should().ContainSingle(one => one.Kind == AuditKind.SignOut).Which;
        (entry.Person, entry.Operation, entry.Result).Should().Be((new PersonId(by), "endSessions", "OK"));
    }

    [Fact]
    public async Task nobody_else_is_signed_out_and_nobody_else_may_sign_a_person_out()
    {
        var (account, colleague) = (await AccountAsync(Person), await _platform.AsAsync(Colleague));

        (await CodeAsync(Colleague, account)).Should().Be(Refusal.NotPermitted);
        (await StatusAsync(await _platform.AsAsync(Person))).Should().Be(HttpStatusCode.OK);
        (await CodeAsync(Person, account)).Should().BeNull();
        await _platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);

        (await StatusAsync(colleague)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void a_session_goes_on_only_when_it_says_that_it_began_after_the_sign_out()
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        bool IsEnded(DateTimeOffset? from) => new Session("one", from, null).IsEndedBy(at);

        (IsEnded(at.AddSeconds(1)), IsEnded(at), IsEnded(at.AddSeconds(-1)), IsEnded(null)).Should().Be((false, true, true, true));
        new Session("one", null, null).IsEndedBy(null).Should().BeFalse("nobody was signed out");
    }

    async Task<JsonNode> AccountAsync(string person) =>
        (await _platform.AskAsync(person, "{ viewer { person { id version } } }"))["viewer"]!["person"]!;

    async Task<string?> CodeAsync(string by, JsonNode account) =>
        (await _platform.TryAsync(
            by, "endSessions", new JsonObject { ["person"] = account["id"]!.DeepClone(), ["version"] = account["version"]!.DeepClone() }, "person"))["errors"]!
        .AsArray().Select(error => error!["code"]!.GetValue<string>()).SingleOrDefault();

    static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json("""{"query":"{ viewer { role } }"}"""));
        return answer.StatusCode;
    }
}
