using System.Text;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Bodies that are no request, too deep, too long or sent in another way.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class BadBodyTests(SharedPlatform shared)
{
    const string Person = "bg-case-officer-police";
    const int Limit = 1024 * 1024;
    const int Deep = 1_000_000;

    public static TheoryData<string, int, string> Bodies => new()
    {
        { "", 400, "BAD_USER_INPUT" },
        { "{\"query\": \"{ viewer { ro", 400, "BAD_USER_INPUT" },
        { new string('{', Deep), 400, "BAD_USER_INPUT" },
        { new string('[', Deep), 400, "BAD_USER_INPUT" },
        { Concat("{\"query\":\"", new string('{', Deep), "\"}"), 200, "GRAPHQL_PARSE_FAILED" },
        { Concat("{\"query\":\"{ nodes(ids: ", new string('[', Deep), "\"}"), 200, "DEPTH_EXCEEDED" },
        { Concat("{\"query\":\"{ viewer { role } }\",\"variables\":{\"v\":", new string('[', Deep / 3), new string(']', Deep / 3), "}}"),
            400, "BAD_USER_INPUT" },
        { Concat("{\"query\":\"{ viewer { role } }\",\"variables\":", string.Concat(Enumerable.Repeat("{\"v\":", 150_000)), "1",
            new string('}', 150_000), "}"), 400, "BAD_USER_INPUT" },
        { "[{\"query\":\"{ viewer { role } }\"}]", 400, "BAD_USER_INPUT" },
        { "\"{ viewer { role } }\"", 400, "BAD_USER_INPUT" },
        { "{\"query\":1}", 400, "BAD_USER_INPUT" },
        { "{\"query\":\"{ viewer { role } }\",\"variables\":[]}", 400, "BAD_USER_INPUT" },
        { "{\"query\":\"{ viewer { role } }\",\"query\":\"{ __typename }\"}", 400, "BAD_USER_INPUT" },
        { "{\"variables\":{\"v\":NaN},\"query\":\"{ viewer { role } }\"}", 400, "BAD_USER_INPUT" },
        { "{\"query\":\"{ viewer { role }\"}", 200, "GRAPHQL_PARSE_FAILED" },
        { "{\"query\":\"\"}", 200, "GRAPHQL_PARSE_FAILED" },
        { "{\"query\":\"query A { viewer { role } } query B { viewer { role } }\"}", 200, "BAD_USER_INPUT" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task a_body_that_cannot_be_read_is_refused(string body, int status, string code) =>
        (await shared.RefusedAsync(code, () => shared.PostAsync(Person, SharedPlatform.Bytes(body)))).Status.Should().Be(status);

    [Fact]
    public async Task bytes_that_are_not_utf_8_are_refused()
    {
        byte[] body = [.. "{\"query\":\"{ viewer { role } } # "u8, 0xff, 0xfe, .. "\"}"u8];
        (await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync(Person, SharedPlatform.Bytes(body)))).Status.Should().Be(400);
    }

    [Theory]
    [InlineData(Limit - 1, 200)]
    [InlineData(Limit, 200)]
    [InlineData(Limit + 1, 413)]
    public async Task a_body_of_one_mebibyte_is_the_longest(int length, int status)
    {
        const string Start = "{\"query\":\"{ viewer { role } }\"";
        var body = Start + new string(' ', length - Start.Length - 1) + "}";
        Encoding.UTF8.GetByteCount(body).Should().Be(length);
        (await shared.PostAsync(Person, SharedPlatform.Bytes(body))).Status.Should().Be(status);
        if (status == 413) await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync(Person, SharedPlatform.Bytes(body)));
    }

    [Fact]
    public async Task a_body_of_unknown_length_is_cut_off_at_the_limit()
    {
        var body = SharedPlatform.Bytes(Concat("{\"query\":\"", new string(' ', 2 * Limit), "\"}"));
        body.Headers.ContentLength = null;
        (await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync(Person, body))).Status.Should().Be(413);
    }

    [Fact]
    public async Task a_mutation_is_never_taken_by_get()
    {
        var before = await shared.Journal.HeadAsync(default);
        var client = await shared.Platform.AsAsync(Person);
        var document = "mutation { draftRequest(input: { content: { subject: \"x\", facts: \"x\", crimeAreas: [TOBACCO], addressees: [\"RO\"] } }) { errors { __typename } } }";
        using var request = new HttpRequestMessage(HttpMethod.Get,
            new Uri("/graphql?query=" + Uri.EscapeDataString(document), UriKind.Relative));
        request.Headers.Add("GraphQL-Require-Preflight", "1");
        using var answer = await client.SendAsync(request);
        ((int)answer.StatusCode).Should().Be(405);
        answer.Content.Headers.Allow.Should().Contain("POST");
        (await shared.Journal.HeadAsync(default)).Should().Be(before);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task another_media_type_is_refused(string type)
    {
        using var body = new StringContent("{\"query\":\"{ viewer { role } }\"}");
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        (await shared.RefusedAsync("BAD_USER_INPUT", () => shared.PostAsync(Person, body))).Status.Should().Be(415);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not-a-token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZy1mb2NhbC1wb2ludCJ9.")]
    public async Task nobody_gets_in_without_a_token(string? token)
    {
        using var client = shared.Platform.Anonymous();
        if (token is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var before = await shared.Journal.HeadAsync(default);
        using var sent = await client.PostAsync(new Uri("/graphql", UriKind.Relative),
            RunningPlatform.Json(new JsonObject { ["query"] = "{ viewer { role } }" }.ToJsonString()));
        var answer = new Answer((int)sent.StatusCode, await sent.Content.ReadAsStringAsync());
        (answer.Status, answer.Code).Should().Be((401, "UNAUTHENTICATED"));
        (await shared.Journal.HeadAsync(default)).Should().Be(before);
    }

    static string Concat(params string[] parts) => string.Concat(parts);
}
