using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Directory;
using Selec.Host.Binding;

namespace Selec.Host.Tests.Durability;

public sealed class FirstAdministratorTests : IAsyncLifetime, IDisposable
{
    const string Chief = "chief-of-the-installation";
    const string Viewer = "{ viewer { person { name } role party } }";

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-first-").FullName;
    readonly Tokens _tokens = new();
    RunningPlatform _platform = null!;

    public async Task InitializeAsync()
    {
        var pem = Path.Combine(_data, "issuer.pem");
        await File.WriteAllTextAsync(pem, _tokens.PublicPem);
        string[] settings =
        [
            "--environment=Production",
            $"--Selec:Administrator={Chief}",
            $"--Selec:Issuers:0:Issuer={Tokens.Issuer}",
            $"--Selec:Issuers:0:Audience={Tokens.Audience}",
            $"--Selec:Issuers:0:PublicKeyFile={pem}",
        ];
        _platform = await RunningPlatform.StartAsync(_data, settings);
    }

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    public void Dispose()
    {
        _tokens.Dispose();
        System.IO.Directory.Delete(_data, true);
    }

    [Fact]
    public async Task documents_of_their_own_are_answered_to_whoever_was_given_the_right()
    {
        using var chief = As(_tokens.For(Chief, token => token.Claims["scope"] = "openid profile"));
        using var answer = await chief.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json($$"""{"query":"{{Viewer}}"}"""));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("FORBIDDEN_OPERATION");
    }

    [Fact]
    public async Task the_first_administrator_signs_in_and_opens_an_account_whose_holder_signs_in()
    {
        using var chief = As(_tokens.For(Chief));
        (await chief.AskAsync(Viewer))["viewer"]!["role"]!.GetValue<string>().Should().Be("ADMINISTRATOR");

        var holder = await OpenAsync(chief);

        using var officer = As(_tokens.For(holder));
        var viewer = (await officer.AskAsync(Viewer))["viewer"]!;
        viewer["role"]!.GetValue<string>().Should().Be("CASE_OFFICER");
        viewer["party"]!.GetValue<string>().Should().Be("BG");
        viewer["person"]!["name"]!.GetValue<string>().Should().Be("Inspector Example");
        (await officer.ActAsync("draftRequest", Requests.Draft("first", "Owner of a lorry")))["id"].Should().NotBeNull();
    }

    [Fact]
    public async Task a_token_that_does_not_prove_a_known_account_signs_nobody_in()
    {
        foreach (var (way, token) in _tokens.Forged(Chief)) await RefusedAsync(way, token);
        await RefusedAsync("no token", null);
        using var chief = As(_tokens.For(Chief));
        (await chief.AskAsync(Viewer))["viewer"].Should().NotBeNull("the same claims, properly signed, do");
    }

    [Fact]
    public async Task nobody_signs_in_at_a_demo_desk_without_the_demo_profile()
    {
        using var stranger = _platform.Anonymous();
        using var body = RunningPlatform.Json($$"""{"person":"{{Chief}}"}""");
        using var answer = await stranger.PostAsync(new Uri("/demo/token", UriKind.Relative), body);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    /// <summary>Opens a case officer's account and returns the subject of the holder's tokens.</summary>
    async Task<string> OpenAsync(HttpClient chief)
    {
        const string Document = """
            mutation($input: OpenAccountInput!) {
              openAccount(input: $input) { person { id } errors { ... on UserError { code message path } } }
            }
            """;
        var input = new JsonObject
        {
            ["name"] = "Inspector Example",
            ["role"] = "CASE_OFFICER",
            ["party"] = "BG",
            ["authority"] = "POLICE",
            ["clearance"] = "CONFIDENTIAL",
            ["certificateValidTo"] = "2099-12-31",
        };
        var payload = (await chief.AskAsync(Document, new JsonObject { ["input"] = input }))["openAccount"]!;
        payload["errors"]!.AsArray().Should().BeEmpty();
        await _platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);
        NodeIds.TryDecode(payload["person"]!["id"]!.GetValue<string>(), out var account).Should().BeTrue();
        return account!.Value.Key;
    }

    async Task RefusedAsync(string way, string? token)
    {
        using var client = As(token);
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json(Wire.Body(Viewer)));
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, way);
        answer.Headers.WwwAuthenticate.Should().ContainSingle(way).Which.Scheme.Should().Be("Bearer");
        var whole = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        whole["data"].Should().BeNull(way);
        var error = whole["errors"]!.AsArray().Should().ContainSingle(way).Subject!;
        error["extensions"]!["code"]!.GetValue<string>().Should().Be("UNAUTHENTICATED", way);
    }

    HttpClient As(string? token)
    {
        var client = _platform.Anonymous();
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
