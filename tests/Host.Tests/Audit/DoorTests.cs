using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Audit;

/// <summary>However the path is spelled that leads to GraphQL, it leads through the door.</summary>
public sealed class DoorTests
{
    const string Person = "bg-focal-point";

    [Theory]
    [InlineData("/graphql/")]
    [InlineData("/GraphQL")]
    [InlineData("/GRAPHQL/")]
    public async Task a_path_in_other_letters_is_answered_like_the_usual_one(string path)
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var stranger = platform.Anonymous();
        var (usual, other) = (await AskAsync(stranger, "/graphql"), await AskAsync(stranger, path));

        other.Should().Be(usual);
        other.Status.Should().Be(HttpStatusCode.Unauthorized);
        (await AskAsync(await platform.AsAsync(Person), path)).Should().Be((HttpStatusCode.OK, """{"data":{"viewer":{"role":"NATIONAL_FOCAL_POINT"}}}"""));
        (await SignInsAsync(platform)).Should().ContainSingle().Which.Person.Should().Be(new PersonId(Person));
    }

    [Theory]
    [InlineData("GET", "/GraphQL/schema.graphql")]
    [InlineData("GET", "/GRAPHQL/SCHEMA.GRAPHQL")]
    [InlineData("POST", "/GRAPHQL/stream")]
    [InlineData("GET", "/GraphQL/")]
    public async Task a_stranger_is_turned_away_below_the_path_in_other_letters(string method, string path)
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var stranger = platform.Anonymous();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await stranger.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("UNAUTHENTICATED");
    }

    [Fact]
    public async Task the_schema_is_sent_to_whoever_is_signed_in_and_spells_its_path_otherwise()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var sdl = await (await platform.AsAsync(Person)).GetStringAsync(new Uri("/GraphQL/Schema.graphql", UriKind.Relative));

        sdl.Should().Contain("type Query");
    }

    static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), RunningPlatform.Json("""{"query":"{ viewer { role } }"}"""));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    static async Task<List<AuditEntry>> SignInsAsync(RunningPlatform platform) =>
        [.. (await platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1_000_000, default))
            .Select(entry => entry.Entry).Where(entry => entry.Kind == AuditKind.SignIn)];
}
