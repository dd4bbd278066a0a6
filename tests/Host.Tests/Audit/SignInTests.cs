using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Audit;

public sealed class SignInTests
{
    const string Person = "bg-focal-point";
    const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZy1mb2NhbC1wb2ludCJ9.forged";

    [Fact]
    public async Task the_first_request_of_a_session_is_a_sign_in_and_a_refused_token_leaves_one_entry_a_minute_without_the_token()
    {
        await using var platform = await RunningPlatform.StartAtAsync(new SetClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        for (var i = 0; i < 3; i++) await platform.AskAsync(Person, "{ viewer { role } }");
        using var forger = platform.Anonymous();
        (await StatusAsync(forger)).Should().Be(HttpStatusCode.Unauthorized);
        (await EntriesAsync(platform, AuditKind.Denied)).Should().BeEmpty("no token was sent");
        forger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        for (var i = 0; i < 5; i++) (await StatusAsync(forger)).Should().Be(HttpStatusCode.Unauthorized);

        var signIn = (await EntriesAsync(platform, AuditKind.SignIn)).Should().ContainSingle().Subject;
        (signIn.Person, signIn.Operation, signIn.Result).Should().Be((new PersonId(Person), "signIn", "OK"));
        var refused = (await EntriesAsync(platform, AuditKind.Denied)).Should().ContainSingle().Subject;
        (refused.Person, refused.Operation, refused.Result, refused.Session).Should().Be(((PersonId?)null, "signIn", "UNAUTHENTICATED", "none"));
        refused.ToString().Should().NotContain("eyJ");
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json("""{"query":"{ viewer { role } }"}"""));
        return answer.StatusCode;
    }

    static async Task<List<AuditEntry>> EntriesAsync(RunningPlatform platform, AuditKind kind) =>
        [.. (await platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1_000_000, default))
            .Select(entry => entry.Entry).Where(entry => entry.Kind == kind && entry.Operation == "signIn")];
}
